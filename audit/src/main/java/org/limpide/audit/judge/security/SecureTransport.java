package org.limpide.audit.judge.security;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ServerFacts.PlainHttp;
import org.limpide.audit.evidence.ServerFacts.Tls;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * SE-01: every page comes over HTTPS with a certificate that browsers trust, and plain HTTP only
 * leads there (GDPR art. 32; CNIL's developer guide, sheet 6). A closed port 80 serves nothing in
 * clear; a filtered one says nothing.
 */
final class SecureTransport implements Evaluator {
  private static final Duration SOON = Duration.ofDays(14);

  @Override
  public String rule() {
    return "SE-01";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new OwnPages(dossier);
    var servers = dossier.evidence().servers();
    List<Proof> proofs = new ArrayList<>();
    servers.tls().stream()
        .filter(tls -> tls.reached() && !tls.problem().isEmpty())
        .forEach(tls -> proofs.add(certificate(tls)));
    servers.plainHttp().stream()
        .filter(answer -> answer.status() / 100 == 2 && !toHttps(answer))
        .forEach(answer -> proofs.add(inClear(answer)));
    Set<String> asked =
        servers.plainHttp().stream().map(PlainHttp::url).collect(Collectors.toSet());
    site.read().stream()
        .filter(page -> scheme(page.url()).equals("http") && !asked.contains(page.url()))
        .forEach(page -> proofs.add(visited(page)));
    if (!proofs.isEmpty()) {
      boolean clear = proofs.stream().anyMatch(proof -> proof.kind().equals("http"));
      boolean bad = proofs.stream().anyMatch(proof -> proof.kind().equals("tls"));
      return Verdict.fail(reason(clear, bad), proofs.stream().limit(OwnPages.SHOWN).toList());
    }
    return whenNothingIsWrong(servers.plainHttp(), servers.tls(), dossier, site);
  }

  private static Text reason(boolean clear, boolean certificate) {
    if (clear && certificate) {
      return Text.of(
          "Des pages sont servies en clair, et le certificat n'est pas reconnu par les navigateurs.",
          "Pages are served in clear, and browsers do not trust the certificate.");
    }
    return clear
        ? Text.of(
            "Des pages sont servies en clair, sans HTTPS.",
            "Pages are served in clear, without HTTPS.")
        : Text.of(
            "Le certificat n'est pas reconnu par les navigateurs.",
            "Browsers do not trust the certificate.");
  }

  private static Verdict whenNothingIsWrong(
      List<PlainHttp> plain, List<Tls> tls, Dossier dossier, OwnPages site) {
    List<Tls> reached = tls.stream().filter(Tls::reached).toList();
    if (reached.isEmpty() || reached.stream().allMatch(one -> one.subject().isEmpty())) {
      return Verdict.unknown(
          Text.of(
              "Le certificat du site n'a pas pu être lu.",
              "The site's certificate could not be read."));
    }
    List<String> silent =
        plain.stream()
            .filter(answer -> answer.status() == 0 && !answer.problem().equals("refused"))
            .map(answer -> answer.url() + " (" + answer.problem() + ")")
            .toList();
    List<String> elsewhere =
        plain.stream()
            .filter(answer -> answer.status() / 100 == 3 && !toHttps(answer))
            .filter(answer -> plain.stream().noneMatch(next -> leadsOn(answer, next)))
            .map(PlainHttp::url)
            .toList();
    if (!silent.isEmpty() || !elsewhere.isEmpty()) {
      String names = OwnPages.list(silent.isEmpty() ? elsewhere : silent);
      return Verdict.unknown(
          Text.of(
              "HTTPS est en ordre, mais ce que répond http:// n'est pas connu : " + names + ".",
              "HTTPS is in order, but what http:// answers is not known: " + names + "."));
    }
    if (plain.isEmpty() && !site.complete()) {
      return OwnPages.cutShort();
    }
    Instant now = dossier.evidence().startedAt();
    List<String> soon =
        reached.stream()
            .filter(one -> one.notAfter() != null && one.notAfter().isBefore(now.plus(SOON)))
            .map(one -> one.host() + " (" + one.notAfter() + ")")
            .toList();
    String alert = soon.isEmpty() ? "" : OwnPages.list(soon);
    return Verdict.pass(
        Text.of(
            "HTTPS partout : certificat reconnu, et %d adresses http:// vérifiées."
                    .formatted(plain.size())
                + (alert.isEmpty() ? "" : " Attention, certificat bientôt expiré : " + alert + "."),
            "HTTPS everywhere: trusted certificate, and %d http:// addresses checked."
                    .formatted(plain.size())
                + (alert.isEmpty() ? "" : " Mind: the certificate expires soon: " + alert + ".")),
        reached.stream().map(SecureTransport::certificate).limit(OwnPages.SHOWN).toList());
  }

  private static boolean leadsOn(PlainHttp from, PlainHttp to) {
    return to.url().equals(from.location()) && !to.url().equals(from.url());
  }

  private static boolean toHttps(PlainHttp answer) {
    return scheme(answer.location()).equals("https");
  }

  private static String scheme(String url) {
    int colon = url.indexOf(':');
    return colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
  }

  private static Proof certificate(Tls tls) {
    Text problem =
        switch (tls.problem()) {
          case "" -> Text.of("reconnu", "trusted");
          case "expired" -> Text.of("expiré", "expired");
          case "not-yet-valid" -> Text.of("pas encore valable", "not yet valid");
          case "wrong-name" -> Text.of("pour un autre nom", "for another name");
          case "self-signed" -> Text.of("signé par lui-même", "self-signed");
          case "revoked" -> Text.of("révoqué", "revoked");
          default ->
              Text.of(
                  "d'une autorité inconnue, ou sans sa chaîne",
                  "from an unknown authority, or without its chain");
        };
    String detail =
        " (%s ; %s ; %s)".formatted(tls.subject(), tls.issuer(), String.valueOf(tls.notAfter()));
    return new Proof(
        null,
        "",
        "tls",
        Text.of(
            "Certificat de %s:%d : %s%s".formatted(tls.host(), tls.port(), problem.fr(), detail),
            "Certificate of %s:%d: %s%s"
                .formatted(tls.host(), tls.port(), problem.en(), detail.replace(" ;", ";"))));
  }

  private static Proof inClear(PlainHttp answer) {
    return new Proof(
        null,
        answer.url(),
        "http",
        Text.of(
            "%s répond %d en clair, sans redirection vers HTTPS"
                .formatted(answer.url(), answer.status()),
            "%s answers %d in clear, without redirecting to HTTPS"
                .formatted(answer.url(), answer.status())));
  }

  private static Proof visited(PageFact page) {
    return new Proof(
        Scenario.S0,
        page.url(),
        "http",
        Text.of(
            "Page servie en clair : %s (%d)".formatted(page.url(), page.status()),
            "Page served in clear: %s (%d)".formatted(page.url(), page.status())),
        page.screenshot());
  }
}
