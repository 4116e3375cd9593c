package org.limpide.audit.report;

import java.util.ArrayList;
import java.util.List;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.report.TimelineEvents.Event;
import org.limpide.audit.report.TimelineEvents.Sort;

/**
 * Tells, scenario by scenario, who was called and what was written when, and by which script. S0 is
 * told whole, for all of it comes before any consent; of the others only what follows the visitor's
 * choice, for what comes before is S0 again.
 */
final class Timeline {
  private static final int LINES = 60;

  private final Html html;
  private final Words words;
  private final TimelineEvents events;

  Timeline(Html html, Words words, Classifier classifier) {
    this.html = html;
    this.words = words;
    this.events = new TimelineEvents(words, classifier);
  }

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
    List<Event> told = events.of(run, first);
    String[] state =
        first ? new String[] {"class", "play", "open", ""} : new String[] {"class", "play"};
    html.open("details", state).open("summary");
    html.element("span", words.of("scenario." + run.scenario()), "class", "name");
    html.element(
            "span",
            " "
                + (concludes(run) || !told.isEmpty()
                    ? counts(told)
                    : words.of("events.inconclusive")),
            "class",
            "soft")
        .close("summary");
    if (run.outcome() != Outcome.DONE) {
      html.element("p", words.of("outcome." + JsonReport.lower(run.outcome())), "class", "notice");
    }
    if (told.isEmpty() && !concludes(run)) {
      html.close("details");
      return;
    }
    if (told.isEmpty()) {
      html.element("p", words.of(first ? "timeline.nothing.before" : "timeline.nothing"));
    } else {
      long end = told.stream().mapToLong(Event::at).max().orElse(1);
      html.open("ol", "class", "events");
      told.stream().limit(LINES).forEach(event -> event(event, Math.max(1, end)));
      html.close("ol");
      if (told.size() > LINES) {
        html.element("p", words.of("timeline.more", told.size() - LINES), "class", "soft");
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

  private void event(Event event, long end) {
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
    if (event.phase() != Phase.BEFORE) {
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

  private String known(Classifier.Kind kind) {
    if (!kind.known()) {
      return "";
    }
    String purpose = words.of(kind.words());
    String both = kind.service().isEmpty() || purpose.isEmpty() ? "" : words.of("colon");
    return " (" + kind.service() + both + purpose + ")";
  }
}
