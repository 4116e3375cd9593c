package org.limpide.audit.report;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.limpide.audit.AuditResult;
import org.limpide.audit.Finding;
import org.limpide.audit.evidence.ApiCall;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Click;
import org.limpide.audit.evidence.Control;
import org.limpide.audit.evidence.CookieFact;
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
import org.limpide.audit.evidence.StorageFact;
import org.limpide.audit.evidence.Toggle;
import org.limpide.audit.evidence.Visit;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Rule;
import org.limpide.law.RuleCatalogue;
import org.limpide.law.Text;

/**
 * An audit written by hand: a candle shop with ordinary faults, or one whose every text is {@code
 * slip}.
 */
final class SampleAudit {
  static final RuleCatalogue LAW = RuleCatalogue.bundled();

  private static final Set<String> FAULTS =
      Set.of(
          "CK-01", "CK-02", "CK-15", "FM-01", "IN-09", "IN-12", "SE-03", "SE-05", "EC-03", "SN-01",
          "CK-11", "SE-14");
  private static final Set<String> MET =
      Set.of(
          "CK-08", "IN-01", "IN-02", "IN-08", "IN-11", "SE-01", "SE-02", "SE-04", "EC-01", "RT-01",
          "FM-02");

  private final Path folder;
  private final String hostile;

  private SampleAudit(Path folder, String hostile) {
    this.folder = folder;
    this.hostile = hostile;
  }

  static AuditResult shop(Path folder) throws IOException {
    return new SampleAudit(folder, "").result(1);
  }

  /** The same audit, where every text that a site can choose is that one. */
  static AuditResult hostile(Path folder, String text) throws IOException {
    return new SampleAudit(folder, text).result(1);
  }

  static AuditResult large(Path folder, int requests) throws IOException {
    return new SampleAudit(folder, "").result(requests);
  }

  private String said(String text) {
    return hostile.isEmpty() ? text : hostile;
  }

  private AuditResult result(int requests) throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("evidence/s0"));
    picture(pictures.resolve("home.png"), 1280, 2600);
    picture(pictures.resolve("form.png"), 1280, 900);
    Files.writeString(folder.resolve("evidence/s0/home.html"), "<html>…</html>");
    List<Finding> findings = LAW.rules().stream().map(r -> new Finding(r, verdict(r))).toList();
    return new AuditResult(site(requests), findings, "2026-11", "2026-11", folder);
  }

  private Verdict verdict(Rule rule) {
    if (FAULTS.contains(rule.id())) {
      return fault(rule);
    }
    if (MET.contains(rule.id())) {
      return Verdict.pass(both("Vu et conforme sur les 12 pages lues."), List.of());
    }
    return switch (rule.family()) {
      case MN, SN -> Verdict.notApplicable(both("Le site ne s'adresse pas à des mineurs."));
      default ->
          Verdict.unknown(both("Ceci ne se voit pas depuis un navigateur : à vérifier par vous."));
    };
  }

  private Verdict fault(Rule rule) {
    String shot =
        switch (rule.id()) {
          case "FM-01", "IN-09" -> "evidence/s0/form.png";
          case "CK-02" -> "evidence/s0/home.png";
          default -> "";
        };
    List<Proof> proofs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      proofs.add(
          new Proof(
              Scenario.S0,
              said("https://bougies.example/contact?page=" + i),
              said("cookie"),
              both(
                  "_ga=GA1.… sur .bougies.example, 13 mois, écrit par https://www.googletagmanager.com/gtag/js?id=G-1"),
              hostile.isEmpty() ? shot : hostile));
    }
    return Verdict.fail(
            both(
                "Trois traceurs de mesure d'audience sont écrits dès l'arrivée, avant tout choix."),
            proofs)
        .filling("tiers", said("Google Analytics"))
        .filling("finalité", said("mesure d'audience"));
  }

  private Text both(String text) {
    return Text.of(said(text), said(text));
  }

  private SiteEvidence site(int requests) {
    return new SiteEvidence(
        URI.create("https://bougies.example/"),
        URI.create("https://bougies.example/"),
        said("bougies.example"),
        Instant.parse("2026-11-23T09:00:00Z"),
        Instant.parse("2026-11-23T09:06:12Z"),
        LocalDate.of(2026, 11, 23),
        false,
        said("Chromium 142.0"),
        Map.of("locale", said("fr-FR"), "timeZone", "Europe/Paris", "address", "203.0.113.7"),
        List.of(
            run(Scenario.S0, 1, requests),
            run(Scenario.S0, 2, 1),
            run(Scenario.S1, 1, 1),
            notPossible()),
        List.of(page()),
        List.of(),
        servers(),
        Map.of(),
        List.of(said("The page https://bougies.example/video did not finish loading.")));
  }

  private PageFact page() {
    return new PageFact(
        said("https://bougies.example/"),
        200,
        said("text/html"),
        Set.of(PageKind.HOME),
        said("Bougies"),
        said("fr"),
        said("Bienvenue"),
        said("<html>"),
        Map.of("server", said("nginx")),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0,
        Map.of(),
        Map.of(),
        "evidence/s0/home.png");
  }

  private ServerFacts servers() {
    return new ServerFacts(
        List.of(
            new ServerFacts.PlainHttp(
                "http://bougies.example/", 301, said("https://bougies.example/"), "")),
        List.of(
            new ServerFacts.Tls(
                "bougies.example",
                443,
                true,
                "",
                said("CN=bougies"),
                said("CN=CA"),
                null,
                List.of("TLSv1.3"),
                List.of())),
        Map.of(
            "bougies.example",
            new ServerFacts.Names(
                true,
                true,
                List.of(said("mx.example")),
                true,
                List.of(said("v=spf1 -all")),
                List.of(),
                List.of(),
                List.of())),
        List.of(),
        List.of());
  }

  private ScenarioRun notPossible() {
    return new ScenarioRun(
        Scenario.S2,
        1,
        Outcome.NOT_POSSIBLE,
        said("no refusal control was found"),
        BannerFact.NONE,
        List.of(),
        -1,
        List.of(
            new Visit(
                said("https://bougies.example/video"),
                "",
                0,
                "",
                Phase.CHOSEN,
                said("timeout"),
                true,
                List.of(),
                "",
                "",
                0,
                30_000)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "");
  }

  private ScenarioRun run(Scenario scenario, int number, int requests) {
    Phase phase = scenario == Scenario.S0 ? Phase.BEFORE : Phase.CHOSEN;
    Origin script =
        new Origin(
            Origin.Kind.SCRIPT,
            said("https://www.googletagmanager.com/gtag/js?id=G-1"),
            List.of(said("set@gtag.js:1:2")));
    Origin tag = new Origin(Origin.Kind.PARSER, said("https://bougies.example/"), List.of());
    List<RequestFact> calls = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      calls.add(request(i, phase, tag, "www.googletagmanager.com"));
    }
    calls.add(request(40, phase, script, "region1.google-analytics.com"));
    calls.add(request(41, phase, script, "region1.google-analytics.com"));
    calls.add(request(60, phase, tag, "fonts.gstatic.com"));
    return new ScenarioRun(
        scenario,
        number,
        Outcome.DONE,
        "",
        banner(),
        scenario == Scenario.S0
            ? List.of()
            : List.of(
                new Click(
                    Control.Role.ACCEPT,
                    said("Tout accepter"),
                    said("heuristic"),
                    said("https://bougies.example/"),
                    3100)),
        -1,
        List.of(
            new Visit(
                said("https://bougies.example/"),
                said("https://bougies.example/"),
                200,
                said("Bougies"),
                phase,
                "",
                true,
                List.of(),
                "evidence/s0/home.png",
                "evidence/s0/home.html",
                0,
                4000)),
        List.of(
            cookie("_ga", ".bougies.example", CookieFact.State.STORED, script, phase, 640, false),
            cookie(
                "PHPSESSID",
                "bougies.example",
                CookieFact.State.STORED,
                new Origin(Origin.Kind.HTTP, said("https://bougies.example/"), List.of()),
                phase,
                120,
                false),
            cookie("IDE", ".doubleclick.net", CookieFact.State.BLOCKED, script, phase, 900, false),
            cookie(
                "_fbp", ".bougies.example", CookieFact.State.DELETED, script, phase, 2100, true)),
        List.of(
            new StorageFact(
                StorageFact.Kind.LOCAL_STORAGE,
                said("https://bougies.example"),
                said("ajs_anonymous_id"),
                38,
                "ab",
                false,
                script,
                phase,
                said("https://bougies.example/"),
                1500,
                true)),
        calls,
        List.of(
            new ApiCall(
                said("HTMLCanvasElement.toDataURL"),
                said("text"),
                1,
                script,
                phase,
                said("https://bougies.example/"))),
        "evidence/s0.har");
  }

  private BannerFact banner() {
    return new BannerFact(
        true,
        said("heuristic"),
        said("Nous utilisons des cookies"),
        List.of(
            new Control(
                Control.Role.ACCEPT,
                said("Tout accepter"),
                said("button"),
                1,
                0,
                0,
                120,
                40,
                16,
                600,
                5.1,
                false,
                said(""))),
        false,
        said(""),
        List.of(new Toggle(said("Mesure"), said(""), true, false, true)),
        said("<div>"),
        said("dialog"),
        "",
        false);
  }

  private CookieFact cookie(
      String name,
      String domain,
      CookieFact.State state,
      Origin by,
      Phase phase,
      long at,
      boolean once) {
    return new CookieFact(
        said(name),
        said(domain),
        said("/"),
        "00ff",
        27,
        Instant.parse("2027-12-23T09:00:00Z"),
        true,
        false,
        said("Lax"),
        false,
        state,
        state == CookieFact.State.BLOCKED ? said("third-party-blocked") : "",
        by,
        phase,
        Set.of(phase),
        said("https://bougies.example/"),
        at,
        once);
  }

  private RequestFact request(int i, Phase phase, Origin by, String host) {
    return new RequestFact(
        said("https://" + host + "/x?i=" + i),
        said(host),
        "GET",
        said("Script"),
        phase,
        said("https://bougies.example/"),
        said("https://bougies.example/"),
        true,
        true,
        200,
        "",
        said("text/javascript"),
        false,
        by,
        List.of(said("_ga@.bougies.example")),
        List.of(said("IDE")),
        Map.of(),
        Map.of(),
        said(""),
        "",
        300L + 20L * i);
  }

  private static void picture(Path file, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var g = image.createGraphics();
    g.setColor(new Color(0xF7, 0xF1, 0xE6));
    g.fillRect(0, 0, width, height);
    g.setColor(new Color(0x6B, 0x3F, 0x2A));
    g.fillRect(0, 0, width, 90);
    for (int i = 0; i < 12; i++) {
      g.setColor(new Color(0xD9, 0xA4 - 6 * i, 0x5B));
      g.fillRoundRect(60 + i % 4 * 300, 180 + i / 4 * 330, 250, 280, 20, 20);
    }
    g.dispose();
    ImageIO.write(image, "png", file.toFile());
  }
}
