package org.limpide.audit.evidence;

import java.util.List;

/**
 * All that was seen in one play of one scenario.
 *
 * @param run 1, or 2 for the second play of S0
 * @param note why the outcome is what it is, in English, may be empty
 * @param clicks what the visitor pressed, in order
 * @param reopenClicks presses it took to get from a page to the withdrawal of consent (S4), -1 when
 *     not known
 * @param har file name of the HAR 1.2 archive in the evidence, else empty
 */
public record ScenarioRun(
    Scenario scenario,
    int run,
    Outcome outcome,
    String note,
    BannerFact banner,
    List<Click> clicks,
    int reopenClicks,
    List<Visit> visits,
    List<CookieFact> cookies,
    List<StorageFact> storage,
    List<RequestFact> requests,
    List<ApiCall> calls,
    String har) {
  public ScenarioRun {
    clicks = List.copyOf(clicks);
    visits = List.copyOf(visits);
    cookies = List.copyOf(cookies);
    storage = List.copyOf(storage);
    requests = List.copyOf(requests);
    calls = List.copyOf(calls);
  }

  /** Whether the scenario was played to its end. */
  public boolean done() {
    return outcome == Outcome.DONE;
  }

  /** A scenario of which there is nothing to show but why. */
  public static ScenarioRun empty(
      Scenario scenario, Outcome outcome, String note, List<Visit> visits) {
    return new ScenarioRun(
        scenario,
        1,
        outcome,
        note,
        BannerFact.NONE,
        List.of(),
        -1,
        visits,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "");
  }

  /** The same with another description of the banner. */
  public ScenarioRun withBanner(BannerFact other) {
    return new ScenarioRun(
        scenario,
        run,
        outcome,
        note,
        other,
        clicks,
        reopenClicks,
        visits,
        cookies,
        storage,
        requests,
        calls,
        har);
  }

  /** The same with its cookies described otherwise. */
  public ScenarioRun withCookies(List<CookieFact> others) {
    return new ScenarioRun(
        scenario,
        run,
        outcome,
        note,
        banner,
        clicks,
        reopenClicks,
        visits,
        others,
        storage,
        requests,
        calls,
        har);
  }
}
