package org.limpide.audit.judge.trackers;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.RuleCatalogue;
import org.limpide.vendors.PublicSuffixes;
import org.limpide.vendors.ServiceDirectory;

/**
 * Evidence written by hand: a site of {@code www.exemple.fr}, with what a test says was seen there.
 */
final class Seen {
  static final String HOME = "https://www.exemple.fr/";
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final Map<Scenario, Play> plays = new TreeMap<>();
  private final List<PageFact> pages = new ArrayList<>();
  private final Map<String, ServerFacts.Names> names = new HashMap<>();
  private final Map<String, String> witnesses = new HashMap<>();
  private BannerFact banner = BannerFact.NONE;
  private ServiceDirectory directory = ServiceDirectory.bundled();

  /** What was seen in one scenario. */
  final class Play {
    private final Scenario scenario;
    private Outcome outcome = Outcome.DONE;
    private int reopenClicks = -1;
    private final List<Click> clicks = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private final List<CookieFact> cookies = new ArrayList<>();
    private final List<StorageFact> storage = new ArrayList<>();
    private final List<RequestFact> requests = new ArrayList<>();
    private final List<ApiCall> calls = new ArrayList<>();

    private Play(Scenario scenario) {
      this.scenario = scenario;
    }

    Play ended(Outcome how) {
      outcome = how;
      return this;
    }

    Play reopened(int presses) {
      reopenClicks = presses;
      return this;
    }

    Play click(Control.Role meaning, String text) {
      clicks.add(new Click(meaning, text, "test", HOME, 10));
      return this;
    }

    Play visit(String url, Phase phase, boolean bannerShown, boolean reopener) {
      List<Control> reopeners =
          reopener ? List.of(control(Control.Role.REOPEN, "Gérer mes cookies", 0, 10)) : List.of();
      visits.add(new Visit(url, url, 200, "", phase, "", bannerShown, reopeners, "", "", 0, 1));
      return this;
    }

    Play cookie(String name, String domain, Phase phase) {
      return cookie(name, domain, phase, CookieFact.State.STORED, NOW.plusSeconds(86400 * 90), "");
    }

    Play cookie(
        String name,
        String domain,
        Phase phase,
        CookieFact.State state,
        Instant expires,
        String setter) {
      boolean third = !domain.endsWith("exemple.fr");
      Origin origin =
          setter.isEmpty()
              ? Origin.UNKNOWN
              : new Origin(Origin.Kind.SCRIPT, setter, List.of("f@" + setter + ":1:2"));
      cookies.add(
          new CookieFact(
              name,
              domain,
              "/",
              Identifiers.sha256(name + "-value"),
              20,
              expires,
              true,
              false,
              "",
              third,
              state,
              state == CookieFact.State.BLOCKED ? "ThirdPartyBlocked" : "",
              origin,
              phase,
              Set.of(phase),
              HOME,
              400,
              false));
      return this;
    }

    Play storage(String key, Phase phase, String setter) {
      storage.add(
          new StorageFact(
              StorageFact.Kind.LOCAL_STORAGE,
              "https://www.exemple.fr",
              key,
              36,
              "",
              false,
              new Origin(Origin.Kind.SCRIPT, setter, List.of()),
              phase,
              HOME,
              300,
              true));
      return this;
    }

    Play request(String url, String type, Phase phase) {
      return request(url, type, phase, HOME, List.of(), "");
    }

    Play request(
        String url, String type, Phase phase, String page, List<String> cookiesSent, String body) {
      String host = URI.create(url).getHost();
      requests.add(
          new RequestFact(
              url,
              host,
              body.isEmpty() ? "GET" : "POST",
              type,
              phase,
              page,
              page,
              true,
              !host.endsWith("exemple.fr"),
              200,
              "",
              "",
              false,
              Origin.UNKNOWN,
              cookiesSent,
              List.of(),
              Map.of(),
              Map.of(),
              body,
              "",
              500));
      return this;
    }

    Play call(String api, String script) {
      calls.add(
          new ApiCall(
              api, "", 3, new Origin(Origin.Kind.SCRIPT, script, List.of()), Phase.BEFORE, HOME));
      return this;
    }

    Seen and() {
      return Seen.this;
    }

    private ScenarioRun run() {
      return new ScenarioRun(
          scenario,
          1,
          outcome,
          "",
          banner,
          clicks,
          reopenClicks,
          visits,
          cookies,
          storage,
          requests,
          calls,
          "");
    }
  }

  Play in(Scenario scenario) {
    return plays.computeIfAbsent(scenario, Play::new);
  }

  Seen banner(String text, List<Control> controls, Toggle... toggles) {
    banner =
        new BannerFact(
            true,
            "heuristic",
            text,
            controls,
            toggles.length > 0,
            "",
            List.of(toggles),
            "",
            "",
            "",
            false);
    return this;
  }

  /** A banner in order: same buttons to accept and to refuse, both purposes named. */
  Seen goodBanner() {
    return banner(
        "Avec votre accord, nous utilisons des cookies pour la mesure d’audience (Google Analytics) et la publicité (Meta).",
        List.of(
            control(Control.Role.ACCEPT, "Tout accepter", 1, 100),
            control(Control.Role.REFUSE, "Tout refuser", 1, 100),
            control(Control.Role.SETTINGS, "Personnaliser", 1, 100)),
        new Toggle("Mesure d’audience", "", false, false, true),
        new Toggle("Publicité", "", false, false, true),
        new Toggle("Strictement nécessaires", "", true, true, true));
  }

  Seen page(String path, PageKind kind, String text, String html) {
    pages.add(
        new PageFact(
            HOME + path,
            200,
            "text/html",
            Set.of(kind),
            "",
            "fr",
            text,
            html,
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            1,
            Map.of(),
            Map.of(),
            ""));
    return this;
  }

  Seen alias(String host, String target) {
    names.put(
        host,
        new ServerFacts.Names(
            true, true, List.of(), true, List.of(), List.of(), List.of(), List.of(target)));
    return this;
  }

  Seen witness(String kind, String value) {
    witnesses.put(kind, value);
    return this;
  }

  Seen knowing(ServiceDirectory services) {
    directory = services;
    return this;
  }

  Verdict judgedBy(String rule) {
    Evaluator evaluator =
        TrackerRules.all().stream()
            .filter(one -> one.rule().equals(rule))
            .findFirst()
            .orElseThrow();
    var evidence =
        new SiteEvidence(
            URI.create(HOME),
            URI.create(HOME),
            "exemple.fr",
            NOW.minusSeconds(60),
            NOW,
            LocalDate.ofInstant(NOW, ZoneOffset.UTC),
            false,
            "Chromium",
            Map.of(),
            plays.values().stream().map(Play::run).toList(),
            pages,
            List.of(),
            new ServerFacts(List.of(), List.of(), names, List.of(), List.of()),
            witnesses,
            List.of());
    return evaluator.judge(
        new Dossier(evidence, RuleCatalogue.bundled(), directory, PublicSuffixes.bundled()));
  }

  static Control control(Control.Role role, String text, int layer, double width) {
    return new Control(role, text, "button", layer, 0, 0, width, 40, 16, 400, 7, false, "");
  }
}
