package org.limpide.audit.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.Visit;

/** Marks what only one of the two plays of S0 saw, on the pages that both opened. */
final class Intermittent {
  private Intermittent() {}

  static List<ScenarioRun> marked(List<ScenarioRun> runs) {
    Optional<ScenarioRun> one = play(runs, 1);
    Optional<ScenarioRun> two = play(runs, 2).filter(run -> run.outcome() == Outcome.DONE);
    if (one.isEmpty() || two.isEmpty()) {
      return runs;
    }
    Set<String> both =
        two.get().visits().stream()
            .filter(Visit::read)
            .map(Visit::finalUrl)
            .collect(Collectors.toSet());
    Set<String> again =
        two.get().cookies().stream().map(Intermittent::key).collect(Collectors.toSet());
    List<CookieFact> cookies =
        one.get().cookies().stream()
            .map(c -> both.contains(c.page()) && !again.contains(key(c)) ? c.seenOnce() : c)
            .toList();
    List<ScenarioRun> marked = new ArrayList<>(runs);
    marked.replaceAll(run -> run == one.get() ? run.withCookies(cookies) : run);
    return marked;
  }

  private static String key(CookieFact cookie) {
    return cookie.name() + "@" + cookie.host() + cookie.state();
  }

  private static Optional<ScenarioRun> play(List<ScenarioRun> runs, int number) {
    return runs.stream()
        .filter(run -> run.scenario() == Scenario.S0 && run.run() == number)
        .findFirst();
  }
}
