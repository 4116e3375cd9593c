package org.limpide.audit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.Origin;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.evidence.StorageFact;

/**
 * Tells, scenario by scenario, who was called and what was written when, and by which script. S0 is
 * told whole, for all of it comes before any consent; of the others only what follows the visitor's
 * choice, for what comes before is S0 again.
 */
final class Timeline {
  private static final int LINES = 60;

  private final Html html;
  private final Words words;
  private final Classifier classifier;

  Timeline(Html html, Words words, Classifier classifier) {
    this.html = html;
    this.words = words;
    this.classifier = classifier;
  }

  /** The sorts of thing that are told. */
  private enum Sort {
    CALL,
    COOKIE,
    STORAGE,
    BLOCKED
  }

  private record Event(
      long at,
      Sort sort,
      String what,
      Classifier.Kind kind,
      String by,
      Phase phase,
      boolean once) {}

  void write(SiteEvidence site) {
    html.open("section", "class", "timeline", "aria-labelledby", "timeline");
    html.element("h2", words.of("timeline.title"), "id", "timeline");
    html.element("p", words.of("timeline.explained"));
    html.open("p", "class", "legend soft");
    for (Sort sort : Sort.values()) {
      glyph(sort);
      html.text(" " + words.of("event." + JsonReport.lower(sort)) + "  ");
    }
    html.close("p");
    for (ScenarioRun run : site.scenarios()) {
      if (run.run() == 1 && run.outcome() != Outcome.SKIPPED) {
        scenario(run);
      }
    }
    html.close("section");
  }

  private void scenario(ScenarioRun run) {
    boolean first = run.scenario() == Scenario.S0;
    List<Event> events = events(run, first);
    String[] state =
        first ? new String[] {"class", "play", "open", ""} : new String[] {"class", "play"};
    html.open("details", state).open("summary");
    html.element("span", words.of("scenario." + run.scenario()), "class", "name");
    html.element(
            "span",
            " "
                + (concludes(run) || !events.isEmpty()
                    ? counts(events)
                    : words.of("events.inconclusive")),
            "class",
            "soft")
        .close("summary");
    if (run.outcome() != Outcome.DONE) {
      html.element("p", words.of("outcome." + JsonReport.lower(run.outcome())), "class", "notice");
    }
    if (events.isEmpty() && !concludes(run)) {
      html.close("details");
      return;
    }
    if (events.isEmpty()) {
      html.element("p", words.of(first ? "timeline.nothing.before" : "timeline.nothing"));
    } else {
      long end = events.stream().mapToLong(Event::at).max().orElse(1);
      html.open("ol", "class", "events");
      events.stream().limit(LINES).forEach(event -> event(event, Math.max(1, end), !first));
      html.close("ol");
      if (events.size() > LINES) {
        html.element("p", words.of("timeline.more", events.size() - LINES), "class", "soft");
      }
    }
    html.close("details");
  }

  /** Whether having seen nothing means that there was nothing. */
  private static boolean concludes(ScenarioRun run) {
    return run.outcome() == Outcome.DONE;
  }

  private String counts(List<Event> events) {
    List<String> parts = new ArrayList<>();
    for (Sort sort : Sort.values()) {
      long n = events.stream().filter(event -> event.sort() == sort).count();
      if (n > 0) {
        parts.add(words.count("events." + JsonReport.lower(sort), n));
      }
    }
    return parts.isEmpty() ? words.of("events.none") : String.join(", ", parts);
  }

  private void event(Event event, long end, boolean phases) {
    html.open("li");
    html.element("span", event.at() < 0 ? "–" : words.seconds(event.at()), "class", "when");
    html.open(
        "svg",
        "class",
        "track",
        "viewBox",
        "0 0 100 10",
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true",
        "focusable",
        "false");
    html.open("rect", "class", "rail", "x", "0", "y", "4", "width", "100", "height", "2")
        .close("rect");
    if (event.at() >= 0) {
      html.open(
              "rect",
              "class",
              "ev-" + JsonReport.lower(event.sort()),
              "x",
              String.valueOf(Math.min(96, 96 * event.at() / end)),
              "y",
              "0",
              "width",
              "4",
              "height",
              "10")
          .close("rect");
    }
    html.close("svg").open("div", "class", "what");
    glyph(event.sort());
    html.element(
        "span", words.of("event." + JsonReport.lower(event.sort())) + " ", "class", "verb");
    html.element("strong", SiteText.cut(event.what(), 260)).text(known(event.kind()));
    if (phases) {
      html.element(
          "span", " " + words.of("phase." + JsonReport.lower(event.phase())), "class", "tag");
    }
    String need = event.kind().need();
    if (!need.isEmpty()) {
      html.element("span", words.of("need." + need), "class", "tag need-" + need);
    }
    if (event.once()) {
      html.element("span", " " + words.of("intermittent"), "class", "tag check");
    }
    html.element("div", event.by(), "class", "by soft").close("div").close("li");
  }

  private void glyph(Sort sort) {
    String shape =
        switch (sort) {
          case CALL -> "→";
          case COOKIE -> "●";
          case STORAGE -> "■";
          case BLOCKED -> "✕";
        };
    html.element(
        "span", shape, "class", "glyph gl-" + JsonReport.lower(sort), "aria-hidden", "true");
  }

  private List<Event> events(ScenarioRun run, boolean before) {
    List<Event> events = new ArrayList<>();
    for (CookieFact cookie : run.cookies()) {
      if (before || cookie.phase() != Phase.BEFORE) {
        events.add(cookie(cookie));
      }
    }
    for (StorageFact entry : run.storage()) {
      if (before || entry.phase() != Phase.BEFORE) {
        String what =
            "%s · %s · %s"
                .formatted(
                    SiteText.cut(entry.key(), 80),
                    words.of("storage." + JsonReport.lower(entry.kind())),
                    entry.origin());
        events.add(
            new Event(
                entry.atMillis(),
                Sort.STORAGE,
                what,
                classifier.storage(entry),
                by(entry.setBy()),
                entry.phase(),
                false));
      }
    }
    calls(run, before).forEach(events::add);
    events.sort(Comparator.comparingLong(Event::at));
    return events;
  }

  private Event cookie(CookieFact cookie) {
    boolean kept = cookie.state() != CookieFact.State.BLOCKED;
    String what = "%s · %s".formatted(SiteText.cut(cookie.name(), 80), cookie.host());
    return new Event(
        cookie.atMillis(),
        kept ? Sort.COOKIE : Sort.BLOCKED,
        what,
        classifier.cookie(cookie),
        by(cookie.setBy()),
        cookie.phase(),
        cookie.intermittent());
  }

  /** One line for each other site and phase: its first call, and how many followed. */
  private List<Event> calls(ScenarioRun run, boolean before) {
    Map<String, List<RequestFact>> byHost = new LinkedHashMap<>();
    for (RequestFact request : run.requests()) {
      if (request.thirdParty() && (before || request.phase() != Phase.BEFORE)) {
        byHost
            .computeIfAbsent(request.phase() + " " + request.host(), _ -> new ArrayList<>())
            .add(request);
      }
    }
    return byHost.values().stream()
        .map(
            requests -> {
              RequestFact first = requests.getFirst();
              String times =
                  requests.size() > 1 ? " · " + words.count("times", requests.size()) : "";
              return new Event(
                  first.atMillis(),
                  Sort.CALL,
                  first.host() + times,
                  classifier.request(first),
                  by(first.initiator()),
                  first.phase(),
                  false);
            })
        .toList();
  }

  private String known(Classifier.Kind kind) {
    if (!kind.known()) {
      return "";
    }
    String purpose = words.of(kind.words());
    String both = kind.service().isEmpty() || purpose.isEmpty() ? "" : words.of("colon");
    return " (" + kind.service() + both + purpose + ")";
  }

  private String by(Origin origin) {
    String url = SiteText.cut(origin.url(), 160);
    return switch (origin.kind()) {
      case HTTP -> url.isEmpty() ? words.of("by.http.unknown") : words.of("by.http", url);
      case SCRIPT -> url.isEmpty() ? words.of("by.script.unknown") : words.of("by.script", url);
      case PARSER -> words.of("by.parser", url);
      case UNKNOWN -> words.of("by.unknown");
    };
  }
}
