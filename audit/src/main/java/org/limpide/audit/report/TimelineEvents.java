package org.limpide.audit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.Origin;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.StorageFact;

/** What happened in a scenario that a shopkeeper should know of: others called, things written. */
final class TimelineEvents {
  private final Words words;
  private final Classifier classifier;

  TimelineEvents(Words words, Classifier classifier) {
    this.words = words;
    this.classifier = classifier;
  }

  /** The sorts of thing that are told. */
  enum Sort {
    CALL,
    COOKIE,
    STORAGE,
    BLOCKED
  }

  /**
   * One line of the timeline.
   *
   * @param at milliseconds since the scenario began, -1 when not known
   * @param once seen in one of two identical visits only
   */
  record Event(
      long at,
      Sort sort,
      String what,
      Classifier.Kind kind,
      String by,
      Phase phase,
      boolean once) {}

  /**
   * In the order of time.
   *
   * @param before whether what came before the visitor's choice is told too
   */
  List<Event> of(ScenarioRun run, boolean before) {
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
