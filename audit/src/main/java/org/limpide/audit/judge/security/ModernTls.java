package org.limpide.audit.judge.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.ServerFacts.Tls;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * SE-02: TLS 1.2 and 1.3 only, without RC4, 3DES or export suites, and no active content asked for
 * in clear by a page in HTTPS (ANSSI's recommendations on TLS; RFC 8996). Pictures in clear are
 * passive: browsers ask for them over HTTPS by themselves.
 */
final class ModernTls implements Evaluator {
  private static final Set<String> OLD = Set.of("SSLv2", "SSLv3", "TLSv1", "TLSv1.1");
  private static final Set<String> PASSIVE = Set.of("Image", "Media", "Ping", "CSPViolationReport");

  @Override
  public String rule() {
    return "SE-02";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new OwnPages(dossier);
    List<Tls> reached = dossier.evidence().servers().tls().stream().filter(Tls::reached).toList();
    List<String> versions = new ArrayList<>();
    List<String> resources = new ArrayList<>();
    List<Proof> proofs = new ArrayList<>();
    for (Tls tls : reached) {
      List<String> old = tls.versions().stream().filter(OLD::contains).toList();
      versions.addAll(old);
      resources.addAll(tls.weakCiphers());
      if (!old.isEmpty() || !tls.weakCiphers().isEmpty()) {
        proofs.add(endpoint(tls));
      }
    }
    boolean protocol = !proofs.isEmpty();
    Map<String, Proof> mixed = mixed(dossier, site);
    resources.addAll(mixed.keySet());
    proofs.addAll(mixed.values());
    if (!proofs.isEmpty()) {
      return Verdict.fail(
              reason(protocol, !mixed.isEmpty()), proofs.stream().limit(OwnPages.SHOWN).toList())
          .filling("version", versions.isEmpty() ? "—" : OwnPages.list(versions))
          .filling("ressource", resources.isEmpty() ? "—" : OwnPages.list(resources));
    }
    if (site.read().isEmpty() && reached.isEmpty()) {
      return OwnPages.nothingRead();
    }
    if (reached.isEmpty() && site.read().stream().allMatch(page -> inClear(page.url()))) {
      return Verdict.notApplicable(
          Text.of(
              "Le site n'est pas servi en HTTPS : voir SE-01.",
              "The site is not served over HTTPS: see SE-01."));
    }
    if (reached.isEmpty() || reached.stream().anyMatch(tls -> tls.versions().isEmpty())) {
      return Verdict.unknown(
          Text.of(
              "Les versions de TLS acceptées n'ont pas pu être établies.",
              "The TLS versions accepted could not be established."));
    }
    return site.complete()
        ? Verdict.pass(
            Text.of(
                "TLS 1.2 ou 1.3 seulement, aucun contenu actif en clair sur les pages vues.",
                "TLS 1.2 or 1.3 only, no active content in clear on the pages seen."),
            reached.stream().map(ModernTls::endpoint).toList())
        : OwnPages.cutShort();
  }

  private static Text reason(boolean protocol, boolean mixed) {
    if (protocol && mixed) {
      return Text.of(
          "Le serveur accepte des protocoles dépassés, et des pages en HTTPS chargent du contenu en clair.",
          "The server accepts outdated protocols, and pages in HTTPS load content in clear.");
    }
    return protocol
        ? Text.of(
            "Le serveur accepte des versions ou des algorithmes de TLS dépassés.",
            "The server accepts outdated versions or suites of TLS.")
        : Text.of(
            "Des pages en HTTPS chargent ou envoient en clair.",
            "Pages in HTTPS load or send in clear.");
  }

  private static Map<String, Proof> mixed(Dossier dossier, OwnPages site) {
    Map<String, Proof> found = new LinkedHashMap<>();
    for (ScenarioRun run : dossier.evidence().scenarios()) {
      for (RequestFact request : run.requests()) {
        if (request.mixed()
            && !PASSIVE.contains(request.type())
            && site.own(request.page())
            && (request.mainFrame() || site.own(request.frame()) || frameItself(request))) {
          found.putIfAbsent(bare(request.url()), active(run, request));
        }
      }
    }
    for (PageFact page : site.read()) {
      page.forms().stream()
          .filter(form -> !inClear(page.url()) && inClear(form.action()) && form.visible())
          .filter(form -> !form.fields().isEmpty() && !form.thirdPartyFrame())
          .forEach(form -> found.putIfAbsent(bare(form.action()), form(page, form.action())));
    }
    return found;
  }

  private static boolean frameItself(RequestFact request) {
    return request.type().equals("Document") && request.frame().equals(request.url());
  }

  private static boolean inClear(String url) {
    return url.regionMatches(true, 0, "http:", 0, 5);
  }

  private static String bare(String url) {
    return url.replaceFirst("[?#].*$", "");
  }

  private static Proof endpoint(Tls tls) {
    String weak = tls.weakCiphers().isEmpty() ? "" : ", " + String.join(", ", tls.weakCiphers());
    String what = String.join(", ", tls.versions()) + weak;
    return new Proof(
        null,
        "",
        "tls",
        Text.of(
            "%s:%d accepte %s".formatted(tls.host(), tls.port(), what),
            "%s:%d accepts %s".formatted(tls.host(), tls.port(), what)));
  }

  private static Proof active(ScenarioRun run, RequestFact request) {
    String blocked = request.status() == 0 ? " (%s)".formatted(request.failure()) : "";
    return new Proof(
        run.scenario(),
        request.page(),
        "request",
        Text.of(
            "Contenu actif (%s) demandé en clair : %s%s"
                .formatted(request.type(), bare(request.url()), blocked),
            "Active content (%s) asked for in clear: %s%s"
                .formatted(request.type(), bare(request.url()), blocked)));
  }

  private static Proof form(PageFact page, String action) {
    return new Proof(
        Scenario.S0,
        page.url(),
        "form",
        Text.of(
            "Formulaire envoyé en clair vers " + bare(action),
            "Form sent in clear to " + bare(action)),
        page.screenshot());
  }
}
