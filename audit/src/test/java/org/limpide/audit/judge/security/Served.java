package org.limpide.audit.judge.security;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.Origin;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.ServerFacts;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.evidence.Visit;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Status;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.RuleCatalogue;
import org.limpide.vendors.PublicSuffixes;
import org.limpide.vendors.ServiceDirectory;

/** Evidence written by hand: what the servers of {@code www.exemple.fr} answered. */
final class Served {
  static final String HOME = "https://www.exemple.fr/";
  static final String EMAIL = "temoin-abc123@limpide-temoin.example";
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Map<String, String> SOUND =
      Map.of(
          "strict-transport-security", "max-age=31536000",
          "x-content-type-options", "nosniff",
          "content-security-policy", "default-src 'self'; frame-ancestors 'none'");

  private final List<PageFact> pages = new ArrayList<>();
  private final List<ServerFacts.PlainHttp> plain = new ArrayList<>();
  private final List<ServerFacts.Tls> tls = new ArrayList<>();
  private final Map<String, ServerFacts.Names> names = new LinkedHashMap<>();
  private final List<ServerFacts.SensitiveFile> files = new ArrayList<>();
  private final List<CookieFact> cookies = new ArrayList<>();
  private final List<RequestFact> requests = new ArrayList<>();
  private final List<Visit> visits = new ArrayList<>();
  private Outcome outcome = Outcome.DONE;
  private boolean verified;
  private String site = "exemple.fr";

  Served ended(Outcome how) {
    outcome = how;
    return this;
  }

  Served typed() {
    visits.add(new Visit(HOME, HOME, 200, "", Phase.TYPED, "", false, List.of(), "", "", 0, 1));
    return this;
  }

  Served verified() {
    verified = true;
    return this;
  }

  Served site(String domain) {
    site = domain;
    return this;
  }

  Served page(String url, PageKind kind) {
    return page(url, kind, SOUND, "", "");
  }

  Served page(
      String url,
      PageKind kind,
      Map<String, String> headers,
      String text,
      String html,
      FormFact... forms) {
    pages.add(
        new PageFact(
            url,
            200,
            "text/html",
            Set.of(kind),
            "",
            "fr",
            text,
            html,
            headers,
            List.of(),
            List.of(forms),
            List.of(),
            List.of(),
            1,
            Map.of(),
            Map.of(),
            ""));
    return this;
  }

  static FormFact form(
      String method, String action, FormFact.FormPurpose purpose, String... fields) {
    return new FormFact(
        HOME,
        false,
        action,
        method,
        "",
        "",
        "",
        List.of(),
        List.of("Envoyer"),
        List.of(fields).stream().map(Served::field).toList(),
        purpose,
        true);
  }

  private static FormFact.Field field(String name) {
    return new FormFact.Field(
        name.equals("password") ? "password" : "text",
        name,
        name,
        name,
        "",
        "",
        "",
        false,
        false,
        false,
        false,
        false,
        false,
        true,
        false,
        "",
        false,
        List.of(),
        Map.of());
  }

  Served plain(String url, int status, String location, String problem) {
    plain.add(new ServerFacts.PlainHttp(url, status, location, problem));
    return this;
  }

  Served redirecting() {
    return plain("http://www.exemple.fr/", 301, HOME, "");
  }

  Served tls(String problem, List<String> versions, String... weak) {
    tls.add(
        new ServerFacts.Tls(
            "www.exemple.fr",
            443,
            true,
            problem,
            "CN=www.exemple.fr",
            "CN=Autorité",
            NOW.plusSeconds(86_400 * 60),
            versions,
            List.of(weak)));
    return this;
  }

  Served soundTls() {
    return tls("", List.of("TLSv1.2", "TLSv1.3"));
  }

  Served noTls() {
    tls.add(
        new ServerFacts.Tls(
            "www.exemple.fr", 443, false, "refused", "", "", null, List.of(), List.of()));
    return this;
  }

  Served mail(List<String> spf, List<String> dmarc, String... selectors) {
    return names("exemple.fr", true, spf, dmarc, selectors);
  }

  Served names(
      String domain, boolean answered, List<String> spf, List<String> dmarc, String... selectors) {
    names.put(
        domain,
        new ServerFacts.Names(
            answered,
            answered,
            List.of("mx." + domain),
            true,
            spf,
            dmarc,
            List.of(selectors),
            List.of()));
    return this;
  }

  Served file(String path, int status, String signature) {
    files.add(new ServerFacts.SensitiveFile(HOME + path, status, signature));
    return this;
  }

  Served cookie(String name, boolean secure, boolean httpOnly, String sameSite, Origin.Kind by) {
    cookies.add(
        new CookieFact(
            name,
            "www.exemple.fr",
            "/",
            "",
            26,
            null,
            secure,
            httpOnly,
            sameSite,
            false,
            CookieFact.State.STORED,
            "",
            new Origin(by, HOME, List.of()),
            Phase.BEFORE,
            Set.of(Phase.BEFORE),
            HOME,
            10,
            false));
    return this;
  }

  Served request(String url, String type, boolean mixed, String referer, String body) {
    String host = URI.create(url).getHost();
    requests.add(
        new RequestFact(
            url,
            host,
            body.isEmpty() ? "GET" : "POST",
            type,
            Phase.TYPED,
            HOME,
            HOME,
            true,
            !host.endsWith("exemple.fr"),
            mixed ? 0 : 200,
            mixed ? "mixed-content" : "",
            "",
            mixed,
            Origin.UNKNOWN,
            List.of(),
            List.of(),
            referer.isEmpty() ? Map.of() : Map.of("referer", referer),
            Map.of(),
            body,
            "",
            500));
    return this;
  }

  Status statusOf(String rule) {
    return judgedBy(rule).status();
  }

  Verdict judgedBy(String rule) {
    var run =
        new ScenarioRun(
            Scenario.S0,
            1,
            outcome,
            "",
            BannerFact.NONE,
            List.of(),
            -1,
            visits,
            cookies,
            List.of(),
            requests,
            List.of(),
            "");
    var evidence =
        new SiteEvidence(
            URI.create(HOME),
            URI.create(HOME),
            site,
            NOW.minusSeconds(60),
            NOW,
            LocalDate.of(2026, 11, 23),
            verified,
            "Chromium",
            Map.of(),
            List.of(run),
            pages,
            List.of(),
            new ServerFacts(plain, tls, names, files, List.of()),
            Map.of("email", EMAIL, "phone", "0639980042", "name", "Temoinabc123"),
            List.of());
    return SecurityRules.all().stream()
        .filter(one -> one.rule().equals(rule))
        .findFirst()
        .orElseThrow()
        .judge(
            new Dossier(
                evidence,
                RuleCatalogue.bundled(),
                ServiceDirectory.bundled(),
                PublicSuffixes.bundled()));
  }
}
