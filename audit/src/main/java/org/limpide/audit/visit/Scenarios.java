package org.limpide.audit.visit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.limpide.audit.banner.BannerDriver;
import org.limpide.audit.banner.Choice;
import org.limpide.audit.browser.Browser;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Control;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;

/**
 * Plays the scenarios in which a visitor chooses, S1 to S5; each is one method that reads as its
 * script.
 */
final class Scenarios {
  private static final Play.OnPage NOTHING = (tab, driver) -> {};
  private static final Duration BANNER = Duration.ofSeconds(5);

  private final Terms terms;
  private final Browser browser;
  private final Map<String, String> witnesses;

  Scenarios(Terms terms, Browser browser, Map<String, String> witnesses) {
    this.terms = terms;
    this.browser = browser;
    this.witnesses = witnesses;
  }

  ScenarioRun play(Scenario scenario) {
    try (Play play = new Play(terms, browser, scenario, 1)) {
      try {
        Tab tab = play.context().tab();
        switch (scenario) {
          case S1 -> acceptAll(play, tab);
          case S2 -> refuseAll(play, tab);
          case S3 -> browseOn(play, tab);
          case S4 -> acceptThenWithdraw(play, tab);
          case S5 -> acceptOne(play, tab);
          case S0 -> throw new IllegalArgumentException("S0 is played by the first look");
        }
      } catch (RuntimeException e) {
        play.stopped(e);
      }
      return play.end();
    }
  }

  private interface Choosing {
    Choice choose(BannerDriver driver);
  }

  /** Opens the home page and makes a choice on its banner; false when that could not be done. */
  private boolean home(Play play, Tab tab, Choosing choosing) {
    boolean[] chosen = {false};
    Duration settle = terms.request().settle();
    Play.Seen seen =
        play.open(
            tab,
            terms.home().toString(),
            settle,
            Play.Keep.SHORT,
            0,
            (page, driver) -> {
              BannerFact banner =
                  driver.look(
                      terms.deadline().atMost(settle.compareTo(BANNER) > 0 ? settle : BANNER));
              play.banner = banner;
              if (!banner.found()) {
                play.outcome = Outcome.NO_BANNER;
                play.note = "no consent banner was seen";
                return;
              }
              play.takeStock();
              play.context().phase(Phase.CHOSEN);
              Choice choice = choosing.choose(driver);
              play.clicked(choice.clicks());
              play.banner = driver.met();
              if (choice.done()) {
                play.phase(Phase.CHOSEN);
                chosen[0] = true;
              } else {
                play.outcome = Outcome.NOT_POSSIBLE;
                play.note = choice.why();
              }
              page.settle(terms.deadline().atMost(settle));
            });
    if (!seen.visit().read()) {
      play.outcome = Outcome.UNREACHABLE;
      play.note = seen.visit().problem();
    }
    return chosen[0];
  }

  private void more(Play play, Tab tab, int pages) {
    for (String url : terms.next().stream().limit(pages).toList()) {
      if (terms.deadline().over()) {
        play.partial("time ran out");
        return;
      }
      play.open(play.usable(tab), url, terms.request().settle(), Play.Keep.SHORT, 1, NOTHING);
    }
  }

  private void acceptAll(Play play, Tab tab) {
    if (home(play, tab, BannerDriver::accept)) {
      more(play, tab, 3);
      Witness.type(play, tab, witnesses, terms);
    }
  }

  private void refuseAll(Play play, Tab tab) {
    if (home(play, tab, BannerDriver::refuse)) {
      more(play, tab, 3);
      play.phase(Phase.SECOND_VISIT);
      play.context().comeBackLater();
      Tab again = play.context().tab();
      play.open(
          again,
          terms.home().toString(),
          terms.request().settle(),
          Play.Keep.SHORT,
          0,
          (page, driver) -> driver.look(terms.request().settle()));
    }
  }

  private void browseOn(Play play, Tab tab) {
    Duration settle = terms.request().settle();
    play.open(
        tab,
        terms.home().toString(),
        settle,
        Play.Keep.SHORT,
        0,
        (page, driver) -> {
          play.banner =
              driver.look(terms.deadline().atMost(settle.compareTo(BANNER) > 0 ? settle : BANNER));
          play.phase(Phase.PASSIVE);
          for (int i = 0; i < 4; i++) {
            page.wheel(600);
            page.settle(Duration.ofMillis(80));
          }
          page.settle(terms.deadline().atMost(settle));
        });
    play.followLinks();
    Optional<String> link = terms.next().stream().findFirst();
    if (link.isPresent()) {
      play.open(
          tab,
          link.get(),
          settle,
          Play.Keep.SHORT,
          1,
          (page, driver) -> {
            if (play.banner.found()) {
              Choice closed = driver.close();
              play.clicked(closed.clicks());
              page.wheel(600);
            }
          });
      more(play, tab, 1);
    }
  }

  private void acceptThenWithdraw(Play play, Tab tab) {
    if (!home(play, tab, BannerDriver::accept)) {
      return;
    }
    List<String> next = terms.next().stream().limit(1).toList();
    more(play, tab, 1);
    Duration settle = terms.request().settle();
    boolean[] withdrawn = {false};
    play.open(
        tab,
        next.isEmpty() ? terms.home().toString() : next.getFirst(),
        settle,
        Play.Keep.SHORT,
        1,
        (page, driver) -> {
          page.settle(Duration.ofMillis(Math.min(1000, settle.toMillis())));
          play.takeStock();
          Choice choice = driver.withdraw();
          play.clicked(choice.clicks());
          if (choice.done()) {
            withdrawn[0] = true;
            play.reopenClicks =
                (int)
                    choice.clicks().stream()
                        .filter(click -> click.meaning() != Control.Role.CLOSE)
                        .count();
            page.settle(Duration.ofMillis(Math.min(500, settle.toMillis())));
            play.phase(Phase.WITHDRAWN);
          } else {
            play.outcome = Outcome.NOT_POSSIBLE;
            play.note = choice.why();
          }
        });
    if (withdrawn[0]) {
      play.open(tab, terms.home().toString(), settle, Play.Keep.SHORT, 0, NOTHING);
      more(play, tab, 1);
    }
  }

  private void acceptOne(Play play, Tab tab) {
    if (home(play, tab, BannerDriver::acceptOne)) {
      more(play, tab, 1);
    }
  }
}
