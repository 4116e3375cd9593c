package org.limpide.audit.visit;

import java.util.ArrayList;
import java.util.List;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;

/**
 * The second layer of a banner, opened in the scenario of one purpose, completes what the first
 * look, which presses nothing, saw of it.
 */
final class SecondLayer {
  private SecondLayer() {}

  static void complete(List<ScenarioRun> runs) {
    BannerFact deeper =
        runs.stream()
            .map(ScenarioRun::banner)
            .filter(BannerFact::secondLayerOpened)
            .findFirst()
            .orElse(BannerFact.NONE);
    if (!deeper.found()) {
      return;
    }
    runs.replaceAll(
        run ->
            run.scenario() == Scenario.S0
                    && run.banner().found()
                    && !run.banner().secondLayerOpened()
                ? run.withBanner(merged(run.banner(), deeper))
                : run);
  }

  private static BannerFact merged(BannerFact first, BannerFact deeper) {
    var controls = new ArrayList<>(first.controls());
    deeper.controls().stream().filter(control -> control.layer() == 2).forEach(controls::add);
    return new BannerFact(
        true,
        first.recognisedBy(),
        first.text(),
        controls,
        true,
        deeper.secondLayerText(),
        deeper.toggles(),
        first.html(),
        first.accessibility(),
        first.screenshot(),
        first.wallsPage());
  }
}
