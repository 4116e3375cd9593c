package org.limpide.audit.visit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.limpide.audit.banner.BannerDriver;
import org.limpide.audit.browser.Browser;
import org.limpide.audit.browser.BrowserException;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;

/**
 * Plays S0: a visitor who chooses nothing. Its first play also reads every page and meets the
 * banner.
 */
final class FirstLook {
  private static final Duration BANNER = Duration.ofSeconds(6);
  private static final int TABS = 3;

  private final Terms terms;
  private final Browser browser;
  private final Map<String, String> witnesses;

  FirstLook(Terms terms, Browser browser, Map<String, String> witnesses) {
    this.terms = terms;
    this.browser = browser;
    this.witnesses = witnesses;
  }

  /** What the first play gives. */
  record Result(ScenarioRun run, List<PageFact> pages, int leftUnseen) {}

  Result play(Frontier frontier) {
    List<PageFact> pages = new ArrayList<>();
    int[] left = {0};
    try (Play play = new Play(terms, browser, Scenario.S0, 1)) {
      try {
        Tab tab = play.context().tab();
        Play.Seen home = home(play, tab);
        if (!home.visit().read() && !tab.usable() && browser.alive()) {
          tab = play.context().tab();
          home = home(play, tab); // a page that crashed or closed itself gets another chance
        }
        if (!home.visit().read()) {
          play.outcome = Outcome.PARTIAL; // it was reached a moment before
          play.note = "the home page could not be read: " + home.visit().problem();
          return new Result(play.end(), pages, 0);
        }
        home.page().ifPresent(pages::add);
        home.page().ifPresent(frontier::add);
        frontier.seen(home.visit().finalUrl());
        crawl(play, tab, frontier, pages);
        left[0] = frontier.size();
        if (terms.deadline().left().toSeconds() > 5) {
          Witness.typeOn(play, play.usable(tab), pages, witnesses, terms);
        }
      } catch (RuntimeException e) {
        play.stopped(e);
      }
      return new Result(play.end(), pages, left[0]);
    }
  }

  /**
   * The same again on the home page and the pages after it, to tell what happens every time from
   * what does not. Here the banner's second layer is opened too, which chooses nothing.
   */
  ScenarioRun again() {
    try (Play play = new Play(terms, browser, Scenario.S0, 2)) {
      try {
        Tab tab = play.context().tab();
        play.open(
            tab,
            terms.home().toString(),
            terms.request().firstWait(),
            Play.Keep.SHORT,
            0,
            (page, driver) -> {
              if (driver.look(terms.deadline().atMost(Duration.ofSeconds(2))).found()) {
                play.clicked(driver.explore().clicks());
              }
              play.banner = driver.met();
            });
        for (String url : terms.next().stream().limit(2).toList()) {
          play.open(
              play.usable(tab),
              url,
              terms.request().settle(),
              Play.Keep.SHORT,
              1,
              (page, driver) -> {});
        }
      } catch (RuntimeException e) {
        play.stopped(e);
      }
      return play.end();
    }
  }

  private Play.Seen home(Play play, Tab tab) {
    return play.open(
        tab,
        terms.home().toString(),
        terms.request().firstWait(),
        Play.Keep.WHOLE,
        0,
        (page, driver) -> meet(play, page, driver));
  }

  private void meet(Play play, Tab tab, BannerDriver driver) {
    Duration wait = terms.request().firstWait();
    BannerFact first =
        driver.look(
            terms
                .deadline()
                .atMost(
                    wait.compareTo(BANNER) < 0 && !wait.isZero()
                        ? max(wait, Duration.ofMillis(2500))
                        : BANNER));
    if (first.found()) {
      String name = terms.folder().next("banner");
      String picture = "";
      String tree = "";
      try {
        picture = terms.folder().write(name + ".jpg", tab.screenshot(0, Duration.ofSeconds(8)));
        tree = tab.accessibility(400, Duration.ofSeconds(8));
      } catch (BrowserException e) {
        if (!tab.usable()) {
          throw e;
        }
      }
      play.banner =
          new BannerFact(
              true,
              first.recognisedBy(),
              first.text(),
              first.controls(),
              first.secondLayerOpened(),
              first.secondLayerText(),
              first.toggles(),
              first.html(),
              tree,
              picture,
              first.wallsPage());
      terms.folder().write(name + ".accessibility.txt", tree);
      terms.folder().write(name + ".html.txt", first.html());
    }
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private void crawl(Play play, Tab first, Frontier frontier, List<PageFact> pages) {
    int most = terms.request().pages();
    int tabs = Math.max(1, Math.min(TABS, Math.min(terms.request().parallel(), most - 1)));
    ConcurrentLinkedQueue<Tab> free = new ConcurrentLinkedQueue<>(List.of(first));
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger started = new AtomicInteger(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < tabs; i++) {
        workers.add(
            threads.submit(() -> crawlOn(play, free, frontier, pages, underWay, started, most)));
      }
      for (Future<?> worker : workers) {
        try {
          worker.get();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          play.partial("interrupted");
        } catch (java.util.concurrent.ExecutionException e) {
          play.partial("the crawl stopped: " + e.getCause());
        }
      }
    }
  }

  private void crawlOn(
      Play play,
      ConcurrentLinkedQueue<Tab> free,
      Frontier frontier,
      List<PageFact> pages,
      AtomicInteger underWay,
      AtomicInteger started,
      int most) {
    Tab tab = null;
    try {
      while (!terms.deadline().over() && browser.alive()) {
        if (started.get() >= most) {
          return;
        }
        Optional<Frontier.Page> next = frontier.next();
        if (next.isEmpty()) {
          if (underWay.get() == 0) {
            return;
          }
          Thread.sleep(30);
          continue;
        }
        if (started.incrementAndGet() > most) {
          return;
        }
        underWay.incrementAndGet();
        try {
          if (tab == null || !tab.usable()) {
            tab = free.poll();
            if (tab == null || !tab.usable()) {
              tab = play.context().tab();
            }
          }
          Play.Seen seen =
              play.open(
                  tab,
                  next.get().url(),
                  terms.request().settle(),
                  Play.Keep.WHOLE,
                  next.get().depth(),
                  (page, driver) -> {});
          if (seen.visit().status() >= 400 && next.get().depth() < 0 || !seen.visit().read()) {
            started.decrementAndGet(); // a guess that led nowhere costs none of the pages asked for
          }
          seen.page()
              .filter(page -> terms.firstParty().test(Hosts.of(page.url())))
              .filter(page -> !(page.status() >= 400 && page.depth() < 0))
              .ifPresent(page -> keep(page, frontier, pages));
        } finally {
          underWay.decrementAndGet();
        }
      }
      if (terms.deadline().over()) {
        play.partial("time ran out before every page was read");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      play.stopped(e);
    }
  }

  private static void keep(PageFact page, Frontier frontier, List<PageFact> pages) {
    synchronized (pages) {
      if (pages.stream().noneMatch(p -> Hosts.page(p.url()).equals(Hosts.page(page.url())))) {
        pages.add(page);
        if (page.status() < 400) {
          frontier.add(page);
        }
      }
      frontier.seen(page.url());
    }
  }
}
