package org.limpide.audit.judge.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * SE-03: where one signs in or pays, the host asks browsers to come back over HTTPS only, for half
 * a year at least (RFC 6797; CNIL's developer guide, sheet 6). One answer of a host is enough: the
 * browser remembers. In clear the header has no effect, so SE-01 comes first.
 */
final class StrictTransport implements Evaluator {
  private static final long HALF_A_YEAR = 15_552_000;
  private static final Pattern MAX_AGE =
      Pattern.compile("(?:^|;)\\s*max-age\\s*=\\s*\"?(\\d{1,18})\"?\\s*(?:;|$)");

  @Override
  public String rule() {
    return "SE-03";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new OwnPages(dossier);
    List<PageFact> pages = site.read();
    if (pages.isEmpty()) {
      return OwnPages.nothingRead();
    }
    Map<String, Long> longest = new LinkedHashMap<>();
    Map<String, PageFact> first = new LinkedHashMap<>();
    for (PageFact page : pages) {
      if (page.url().startsWith("https:")) {
        String host = OwnPages.host(page.url());
        first.putIfAbsent(host, page);
        maxAge(page).ifPresent(age -> longest.merge(host, age, Math::max));
      }
    }
    if (first.isEmpty()) {
      return Verdict.notApplicable(
          Text.of(
              "Le site n'est pas servi en HTTPS, où cet en-tête a son effet : voir SE-01.",
              "The site is not served over HTTPS, where this header takes effect: see SE-01."));
    }
    List<Proof> good = new ArrayList<>();
    List<Proof> bad = new ArrayList<>();
    first.forEach(
        (host, page) -> {
          long age = longest.getOrDefault(host, -1L);
          (age >= HALF_A_YEAR ? good : bad).add(proof(host, page, age));
        });
    if (bad.isEmpty()) {
      return Verdict.pass(Text.of("HSTS est actif.", "HSTS is enabled."), good);
    }
    if (site.account() || site.purchase()) {
      return Verdict.fail(
          Text.of(
              "HSTS est absent, ou trop court, sur un site où l'on se connecte ou paie.",
              "HSTS is missing, or too short, on a site where one signs in or pays."),
          bad.stream().limit(OwnPages.SHOWN).toList());
    }
    return site.complete()
        ? Verdict.notApplicable(
            Text.of(
                "Ni connexion ni paiement sur les pages vues : HSTS reste conseillé.",
                "No sign-in or payment on the pages seen: HSTS is still advisable."))
        : OwnPages.cutShort();
  }

  /** Of the first header only, as RFC 6797 (8.1) says; empty when it cannot be understood. */
  private static OptionalLong maxAge(PageFact page) {
    String header = page.headers().getOrDefault("strict-transport-security", "");
    String one = header.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
    Matcher matcher = MAX_AGE.matcher(one);
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  private static Proof proof(String host, PageFact page, long age) {
    String fr = age < 0 ? "absent" : "max-age=" + age;
    String en = age < 0 ? "missing" : "max-age=" + age;
    return new Proof(
        Scenario.S0,
        page.url(),
        "header",
        Text.of(
            "Strict-Transport-Security de %s : %s".formatted(host, fr),
            "Strict-Transport-Security of %s: %s".formatted(host, en)));
  }
}
