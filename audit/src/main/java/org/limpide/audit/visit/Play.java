package org.limpide.audit.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.limpide.audit.banner.BannerDriver;
import org.limpide.audit.browser.Browser;
import org.limpide.audit.browser.BrowserException;
import org.limpide.audit.browser.BrowsingContext;
import org.limpide.audit.browser.Recording;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Click;
import org.limpide.audit.evidence.Control;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.Visit;

/**
 * One play of one scenario while it goes on: opens pages in its context and gathers what they show.
 */
final class Play implements AutoCloseable {
  private final Terms terms;
  private final Browser browser;
  private final Scenario scenario;
  private final int run;
  private final BrowsingContext context;
  private final Instant began;
  private final List<Visit> visits = Collections.synchronizedList(new ArrayList<>());
  private final List<Click> clicks = new ArrayList<>();
  private volatile Phase phase = Phase.BEFORE;
  private boolean followsLinks;
  BannerFact banner = BannerFact.NONE;
  Outcome outcome = Outcome.DONE;
  String note = "";
  int reopenClicks = -1;

  Play(Terms terms, Browser browser, Scenario scenario, int run) {
    this.terms = terms;
    this.browser = browser;
    this.scenario = scenario;
    this.run = run;
    this.context = browser.open(terms.firstParty());
    this.began = terms.clock().instant();
  }

  BrowsingContext context() {
    return context;
  }

  String label() {
    return scenario.name() + (run > 1 ? "-" + run : "");
  }

  void phase(Phase next) {
    takeStock();
    phase = next;
    context.phase(next);
  }

  /** From now on pages are opened as by a link of the page before. */
  void followLinks() {
    followsLinks = true;
  }

  void takeStock() {
    try {
      context.takeStock();
    } catch (BrowserException e) {
      partial("the cookie jar could not be read: " + e.getMessage());
    }
  }

  void partial(String why) {
    if (outcome == Outcome.DONE) {
      outcome = Outcome.PARTIAL;
    }
    note = note.isEmpty() ? why : note;
  }

  void clicked(List<Click> more) {
    clicks.addAll(more);
  }

  /** What is done on an open page before it is looked at. */
  interface OnPage {
    void act(Tab tab, BannerDriver driver);
  }

  /** How a page is to be kept. */
  enum Keep {
    /** A picture of what is visible, and the document. */
    SHORT,
    /** A picture of the whole page, the document, and everything it shows and asks. */
    WHOLE
  }

  /** What opening a page gave. */
  record Seen(Visit visit, Optional<PageFact> page) {}

  /**
   * Opens a page, waits, acts, waits again when it acted, and keeps what is seen.
   *
   * @param wait how long the page is watched once loaded, time spent acting included
   */
  Seen open(Tab tab, String url, Duration wait, Keep keep, int depth, OnPage onPage) {
    terms.planned().incrementAndGet();
    boolean allowed = false;
    try {
      allowed =
          terms
              .permits()
              .tryAcquire(Math.max(1, terms.deadline().left().toMillis()), TimeUnit.MILLISECONDS);
      if (!allowed || terms.deadline().over()) {
        partial("time ran out before " + url);
        return failed(url, "timeout", context.millis(), 0);
      }
      terms.tell(label(), url);
      return visit(tab, url, wait, keep, depth, onPage);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      partial("interrupted");
      return failed(url, "interrupted", context.millis(), 0);
    } finally {
      if (allowed) {
        terms.permits().release();
      }
      terms.done().incrementAndGet();
    }
  }

  private Seen visit(Tab tab, String url, Duration wait, Keep keep, int depth, OnPage onPage) {
    long at = context.millis();
    Tab.Opened opened =
        tab.open(url, terms.deadline().atMost(Terms.LOAD), followsLinks ? tab.url() : "");
    if (!opened.problem().isEmpty()) {
      return failed(url, opened.problem(), at, opened.status());
    }
    long loaded = System.nanoTime();
    try {
      BannerDriver driver = new BannerDriver(tab);
      onPage.act(tab, driver);
      Duration spent = Duration.ofNanos(System.nanoTime() - loaded);
      tab.settle(
          terms
              .deadline()
              .atMost(wait.minus(spent).isNegative() ? Duration.ZERO : wait.minus(spent)));
      return look(tab, driver, opened, url, keep, depth, at);
    } catch (BrowserException e) {
      String problem =
          !browser.alive() ? "browser-gone" : !tab.usable() ? "closed-itself" : "no-answer";
      return failed(url, problem, at, opened.status());
    }
  }

  private Seen look(
      Tab tab, BannerDriver driver, Tab.Opened opened, String url, Keep keep, int depth, long at) {
    String name = terms.folder().next(label());
    boolean shown = driver.visible();
    List<Control> reopeners = shown ? List.of() : driver.reopeners();
    String screenshot = picture(tab, name, keep);
    Optional<PageFact> page = Optional.empty();
    String html;
    String title;
    String problem = "";
    if (keep == Keep.WHOLE) {
      PageFact fact =
          new PageReader(terms.firstParty()).read(tab, opened, depth == 0, depth, true, screenshot);
      page = Optional.of(fact);
      html = fact.html();
      title = fact.title();
    } else {
      Tab.Frame main = tab.frames().getFirst();
      html =
          tab.read(
                  main,
                  "document.documentElement ? document.documentElement.outerHTML.slice(0, 2000000) : ''",
                  Duration.ofSeconds(8))
              .asString("");
      title = tab.read(main, "document.title", Duration.ofSeconds(3)).asString("");
    }
    String dom = html.isEmpty() ? "" : terms.folder().write(name + ".html.txt", html);
    Visit visit =
        new Visit(
            url,
            opened.finalUrl(),
            opened.status(),
            title,
            phase,
            problem,
            shown,
            reopeners,
            screenshot,
            dom,
            at,
            context.millis() - at);
    visits.add(visit);
    return new Seen(visit, page);
  }

  private String picture(Tab tab, String name, Keep keep) {
    try {
      byte[] jpeg = tab.screenshot(keep == Keep.WHOLE ? 4000 : 0, Duration.ofSeconds(8));
      return terms.folder().write(name + ".jpg", jpeg);
    } catch (BrowserException e) {
      if (!tab.usable()) {
        throw e;
      }
      return "";
    }
  }

  private Seen failed(String url, String problem, long at, int status) {
    Visit visit =
        new Visit(
            url,
            url,
            status,
            "",
            phase,
            problem,
            false,
            List.of(),
            "",
            "",
            at,
            context.millis() - at);
    visits.add(visit);
    return new Seen(visit, Optional.empty());
  }

  /** Ends the play: takes stock, writes the archive of requests, and says what was seen. */
  ScenarioRun end() {
    takeStock();
    if (!browser.alive()) {
      partial("the browser ended before the scenario did");
    }
    Recording seen = context.recording();
    String har = "evidence/" + label() + ".har";
    List<String> notes = context.notes();
    String told =
        notes.isEmpty() ? note : (note.isEmpty() ? "" : note + "; ") + String.join("; ", notes);
    List<Visit> ordered = new ArrayList<>(visits);
    ordered.sort(java.util.Comparator.comparingLong(Visit::atMillis));
    ScenarioRun result =
        new ScenarioRun(
            scenario,
            run,
            outcome,
            told,
            banner,
            clicks,
            reopenClicks,
            ordered,
            seen.cookies(),
            seen.storage(),
            seen.requests(),
            seen.calls(),
            har);
    terms.folder().write(har, HarArchive.of(result, began, browser.version()));
    return result;
  }

  @Override
  public void close() {
    context.close();
  }
}
