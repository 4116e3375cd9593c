package org.limpide.audit.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import tools.jackson.databind.JsonNode;

/**
 * One play of one scenario while it goes on: opens pages in its context and gathers what they show.
 */
final class Play implements AutoCloseable {
  /** What a link may well lead to without anything being missed. */
  private static final Set<String> NO_PAGE = Set.of("not-html", "download");

  private static final Duration AGAIN = Duration.ofMillis(250);
  private static final String GLANCE =
      "({ title: document.title, html: document.documentElement"
          + " ? document.documentElement.outerHTML.slice(0, 2000000) : '' })";

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

  synchronized void partial(String why) {
    if (outcome == Outcome.DONE) {
      outcome = Outcome.PARTIAL;
    }
    note = note.isEmpty() ? why : note;
  }

  /** What stops a play ends it early, and the evidence says so. */
  void stopped(RuntimeException why) {
    partial(
        why instanceof BrowserException
            ? String.valueOf(why.getMessage())
            : "stopped by an unexpected error: " + why);
  }

  /** The same tab while it can be used, else a new one. */
  Tab usable(Tab tab) {
    return tab.usable() ? tab : context.tab();
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
        tab.open(url, terms.deadline().share(Terms.LOAD), followsLinks ? tab.url() : "");
    if (!opened.problem().isEmpty()) {
      return failed(url, opened.problem(), at, opened.status());
    }
    BannerDriver driver = new BannerDriver(tab);
    long loaded = System.nanoTime();
    try {
      onPage.act(tab, driver);
    } catch (BrowserException e) {
      partial("what was to be done on " + url + " was not: " + e.getMessage());
    }
    Duration spent = Duration.ofNanos(System.nanoTime() - loaded);
    Duration left = wait.minus(spent).isNegative() ? Duration.ZERO : wait.minus(spent);
    terms.rest(() -> tab.settle(terms.deadline().atMost(left)));
    for (int tries = 0; tries < 3 && tab.awake() && !terms.deadline().over(); tries++) {
      try {
        Optional<Seen> seen = look(tab, driver, opened, url, keep, depth, at);
        if (seen.isPresent()) {
          return seen.get();
        }
      } catch (BrowserException e) {
        // the page may have been busy or about to change: it gets another chance
      }
      tab.settle(AGAIN);
    }
    String problem =
        !browser.alive()
            ? "browser-gone"
            : !tab.usable() ? tab.problem() : terms.deadline().over() ? "timeout" : "moves-on";
    return failed(url, problem, at, opened.status());
  }

  /** Looks at an open page; empty when it went away meanwhile. */
  private Optional<Seen> look(
      Tab tab, BannerDriver driver, Tab.Opened opened, String url, Keep keep, int depth, long at) {
    Tab.Opened now = tab.now(opened);
    if (!now.problem().isEmpty()) {
      return Optional.of(failed(url, now.problem(), at, now.status()));
    }
    PageReader reader = new PageReader(terms.firstParty());
    Optional<JsonNode> facts = keep == Keep.WHOLE ? reader.collect(tab) : glance(tab);
    if (facts.isEmpty()) {
      return Optional.empty();
    }
    String name = terms.folder().next(label());
    boolean shown = driver.visible();
    List<Control> reopeners = shown ? List.of() : driver.reopeners();
    String screenshot = picture(tab, name, keep);
    Optional<PageFact> page = Optional.empty();
    if (keep == Keep.WHOLE) {
      page = Optional.of(reader.read(tab, facts.get(), now, depth == 0, depth, true, screenshot));
    }
    String html = facts.get().path("html").asString("");
    String dom = html.isEmpty() ? "" : terms.folder().write(name + ".html.txt", html);
    Visit visit =
        new Visit(
            url,
            now.finalUrl(),
            now.status(),
            facts.get().path("title").asString(""),
            phase,
            "",
            shown,
            reopeners,
            screenshot,
            dom,
            at,
            context.millis() - at);
    visits.add(visit);
    return Optional.of(new Seen(visit, page));
  }

  private static Optional<JsonNode> glance(Tab tab) {
    JsonNode facts = tab.read(tab.frames().getFirst(), GLANCE, Duration.ofSeconds(8));
    return facts.isObject() ? Optional.of(facts) : Optional.empty();
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
    if (!(scenario == Scenario.S0 && run == 1) && !NO_PAGE.contains(problem)) {
      partial(url + " could not be read: " + problem);
    }
    Visit visit = Visit.unread(url, status, phase, problem, at, context.millis() - at);
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
