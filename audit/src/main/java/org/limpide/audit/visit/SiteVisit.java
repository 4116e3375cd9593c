package org.limpide.audit.visit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.limpide.audit.AuditException;
import org.limpide.audit.AuditProgress;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.browser.Browser;
import org.limpide.audit.browser.BrowserException;
import org.limpide.audit.browser.BrowsingContext;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.ServerFacts;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.evidence.Visit;
import org.limpide.audit.probe.Probe;
import org.limpide.law.Language;
import org.limpide.law.Text;
import org.limpide.vendors.PublicSuffixes;

/**
 * Visits one site in every state asked for and brings back the evidence. Ends within its time, with
 * what it has.
 */
public final class SiteVisit {
  private final AuditRequest request;
  private final EvidenceFolder folder;
  private final AuditProgress progress;
  private final Clock clock;
  private final PublicSuffixes suffixes = PublicSuffixes.bundled();
  private final List<String> unseen = new ArrayList<>();

  public SiteVisit(AuditRequest request, Path folder, AuditProgress progress, Clock clock) {
    this.request = request;
    this.folder = new EvidenceFolder(folder);
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Makes the visit.
   *
   * @throws AuditException when there is no browser, or it does not see what it should
   */
  public SiteEvidence make() {
    Instant started = clock.instant();
    Deadline deadline = Deadline.in(request.timeout());
    progress.at("self-test", "", 0, 0);
    try (Browser browser = start()) {
      List<String> missing = SelfTest.run(browser);
      if (!missing.isEmpty()) {
        String list = String.join("; ", missing);
        throw new AuditException(
            AuditException.Code.SELF_TEST,
            Text.of(
                "L'audit s'arrête : sur sa page d'essai, le navigateur ne montre pas ce qu'il faut voir ("
                    + list
                    + ").",
                "The audit stops: on its test page the browser does not show what must be seen ("
                    + list
                    + ")."));
      }
      return visit(browser, started, deadline);
    }
  }

  private Browser start() {
    try {
      return Browser.start(
          request.browser(),
          request.resolve(),
          request.ca(),
          request.language() == Language.FR ? "fr-FR,fr,en" : "en-GB,en,fr",
          clock);
    } catch (BrowserException e) {
      throw new AuditException(
          AuditException.Code.NO_BROWSER,
          Text.of(
              "Aucun navigateur Chromium ne peut être lancé ("
                  + e.getMessage()
                  + "). Installez le paquet « chromium » ou indiquez-le avec --browser.",
              "No Chromium browser can be started ("
                  + e.getMessage()
                  + "). Install the “chromium” package or name it with --browser."));
    }
  }

  /** What a first, unrecorded look at the home page tells. */
  private record Home(URI url, List<PageFact.Link> links, List<String> more, String problem) {}

  private SiteEvidence visit(Browser browser, Instant started, Deadline deadline) {
    Home home = scout(browser, deadline);
    String host = Hosts.of(home.url().toString());
    String site = suffixes.registrableDomain(host);
    Predicate<String> firstParty = other -> other.equals(host) || suffixes.sameSite(other, host);
    Frontier frontier = new Frontier(firstParty, request.depth());
    frontier.seen(home.url().toString());
    Terms terms =
        new Terms(
            request,
            home.url(),
            firstParty,
            following(home, frontier),
            deadline,
            folder,
            new Semaphore(Math.max(1, request.parallel())),
            progress,
            new AtomicInteger(),
            new AtomicInteger(),
            clock);
    home.links().forEach(link -> frontier.add(link.href(), link.text(), 1));
    home.more().forEach(url -> frontier.add(url, "", -1));
    Map<String, String> witnesses = Witness.values();
    List<ScenarioRun> runs = new ArrayList<>();
    List<PageFact> pages = new ArrayList<>();
    List<PageFact> profiles = new ArrayList<>();
    ServerFacts servers;
    try (Probe probe = Probe.begin(request, home.url(), site, firstParty, deadline.left(), clock)) {
      if (home.problem().isEmpty()) {
        play(browser, terms, frontier, witnesses, runs, pages, profiles);
      } else {
        runs.addAll(unreachable(home));
      }
      progress.at("servers", site, 0, 0);
      servers = probe.facts(pages, runs, witnesses.values(), unseen);
    }
    for (Scenario scenario : Scenario.values()) {
      if (runs.stream().noneMatch(run -> run.scenario() == scenario)) {
        runs.add(empty(scenario, Outcome.SKIPPED, "not asked for", List.of()));
      }
    }
    runs.sort(Comparator.comparing(ScenarioRun::scenario).thenComparingInt(ScenarioRun::run));
    describeLosses(runs);
    List<PageFact> ordered = new ArrayList<>(pages);
    return new SiteEvidence(
        request.url(),
        home.url(),
        site,
        started,
        clock.instant(),
        request.at(),
        request.verified(),
        browser.version(),
        environment(browser),
        withIntermittent(runs),
        ordered,
        profiles,
        Submissions.added(servers, browser, terms, ordered, witnesses),
        witnesses,
        unseen);
  }

  // ---- the first look

  private Home scout(Browser browser, Deadline deadline) {
    progress.at("scout", request.url().toString(), 0, 0);
    try (BrowsingContext context = browser.open(host -> true)) {
      Tab tab = context.tab();
      Tab.Opened opened = tab.open(request.url().toString(), deadline.atMost(Terms.LOAD));
      if (opened.problem().equals("certificate")) {
        unseen.add("The site's certificate is not valid; the pages were read all the same.");
        browser.ignoreCertificates();
        tab.close();
        tab = context.tab();
        opened = tab.open(request.url().toString(), deadline.atMost(Terms.LOAD));
      }
      if (!opened.problem().isEmpty()) {
        return new Home(request.url(), List.of(), List.of(), opened.problem());
      }
      URI url = URI.create(Hosts.page(opened.finalUrl()).replace(" ", "%20"));
      String origin = url.getScheme() + "://" + url.getRawAuthority();
      tab.settle(Duration.ofMillis(Math.min(800, request.settle().toMillis())));
      String host = Hosts.of(url.toString());
      PageFact page =
          new PageReader(other -> suffixes.sameSite(other, host))
              .read(tab, opened, true, 0, false, "");
      List<String> more = new ArrayList<>();
      if (request.pages() > 1) {
        List<String> map = Scout.siteMap(tab, origin, deadline);
        more.addAll(Scout.guesses(tab, origin, linksWith(page.links(), map), deadline));
        more.addAll(map);
      }
      return new Home(url, page.links(), more, "");
    } catch (BrowserException e) {
      return new Home(
          request.url(), List.of(), List.of(), browser.alive() ? "no-answer" : "browser-gone");
    }
  }

  private static List<PageFact.Link> linksWith(List<PageFact.Link> links, List<String> more) {
    List<PageFact.Link> all = new ArrayList<>(links);
    more.forEach(url -> all.add(new PageFact.Link(url, "", "", true, PageFact.Region.MAIN)));
    return all;
  }

  /**
   * Three pages that every scenario opens after the home page: what a visitor would read next,
   * legal pages last.
   */
  private static List<String> following(Home home, Frontier frontier) {
    return home.links().stream()
        .filter(link -> frontier.followable(link.href()))
        .filter(link -> !Hosts.page(link.href()).equals(Hosts.page(home.url().toString())))
        .sorted(Comparator.comparingInt(link -> link.region() == PageFact.Region.FOOTER ? 1 : 0))
        .map(link -> Hosts.page(link.href()))
        .distinct()
        .limit(3)
        .toList();
  }

  // ---- the scenarios

  private void play(
      Browser browser,
      Terms terms,
      Frontier frontier,
      Map<String, String> witnesses,
      List<ScenarioRun> runs,
      List<PageFact> pages,
      List<PageFact> profiles) {
    FirstLook first = new FirstLook(terms, browser, witnesses);
    Scenarios scenarios = new Scenarios(terms, browser, witnesses);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<FirstLook.Result> look = threads.submit(() -> first.play(frontier));
      List<Future<ScenarioRun>> others = new ArrayList<>();
      if (request.scenarios().size() > 1 || request.scenarios().contains(Scenario.S0)) {
        others.add(threads.submit(first::again));
      }
      request.scenarios().stream()
          .filter(scenario -> scenario != Scenario.S0)
          .sorted()
          .forEach(scenario -> others.add(threads.submit(() -> scenarios.play(scenario))));
      FirstLook.Result result = await(look);
      if (result != null) {
        runs.add(result.run());
        pages.addAll(result.pages());
        if (result.leftUnseen() > 0) {
          unseen.add(
              result.leftUnseen()
                  + " further pages are linked from those seen and were not opened (--pages).");
        }
        profiles.addAll(Profiles.read(browser, terms, result.pages()));
      }
      for (Future<ScenarioRun> other : others) {
        ScenarioRun run = await(other);
        if (run != null) {
          runs.add(run);
        }
      }
    }
    completeBanner(runs);
  }

  private <T> @org.jspecify.annotations.Nullable T await(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      unseen.add("The visit was interrupted.");
    } catch (ExecutionException e) {
      unseen.add("A scenario stopped: " + e.getCause());
    }
    return null;
  }

  /**
   * The second layer, opened in the scenario of one purpose, completes what the first look saw of
   * the banner.
   */
  private static void completeBanner(List<ScenarioRun> runs) {
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
                ? withBanner(run, merged(run.banner(), deeper))
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

  private static ScenarioRun withBanner(ScenarioRun run, BannerFact banner) {
    return new ScenarioRun(
        run.scenario(),
        run.run(),
        run.outcome(),
        run.note(),
        banner,
        run.clicks(),
        run.reopenClicks(),
        run.visits(),
        run.cookies(),
        run.storage(),
        run.requests(),
        run.calls(),
        run.har());
  }

  private List<ScenarioRun> unreachable(Home home) {
    Visit visit =
        new Visit(
            home.url().toString(),
            home.url().toString(),
            0,
            "",
            org.limpide.audit.evidence.Phase.BEFORE,
            home.problem(),
            false,
            List.of(),
            "",
            "",
            0,
            0);
    unseen.add("The site could not be read at all: " + home.problem() + ".");
    return request.scenarios().stream()
        .sorted()
        .map(scenario -> empty(scenario, Outcome.UNREACHABLE, home.problem(), List.of(visit)))
        .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
  }

  private static ScenarioRun empty(
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

  private void describeLosses(List<ScenarioRun> runs) {
    for (ScenarioRun run : runs) {
      if (run.outcome() == Outcome.PARTIAL || run.outcome() == Outcome.NOT_POSSIBLE) {
        unseen.add(
            run.scenario()
                + ": "
                + (run.note().isEmpty() ? "not played to its end" : run.note())
                + ".");
      }
      run.visits().stream()
          .filter(visit -> !visit.read())
          .limit(10)
          .forEach(
              visit ->
                  unseen.add(
                      run.scenario()
                          + ": "
                          + visit.url()
                          + " could not be read ("
                          + visit.problem()
                          + ")."));
    }
  }

  /** Marks what only one of the two plays of S0 saw, on the pages that both opened. */
  private static List<ScenarioRun> withIntermittent(List<ScenarioRun> runs) {
    ScenarioRun one = find(runs, 1);
    ScenarioRun two = find(runs, 2);
    if (one == null || two == null || two.outcome() != Outcome.DONE) {
      return runs;
    }
    Set<String> both =
        two.visits().stream()
            .filter(Visit::read)
            .map(Visit::finalUrl)
            .collect(java.util.stream.Collectors.toSet());
    Set<String> again =
        two.cookies().stream().map(SiteVisit::key).collect(java.util.stream.Collectors.toSet());
    List<CookieFact> cookies =
        one.cookies().stream()
            .map(
                c ->
                    both.contains(c.page()) && !again.contains(key(c))
                        ? new CookieFact(
                            c.name(),
                            c.domain(),
                            c.path(),
                            c.valueSha256(),
                            c.valueLength(),
                            c.expires(),
                            c.secure(),
                            c.httpOnly(),
                            c.sameSite(),
                            c.thirdParty(),
                            c.state(),
                            c.blockedReason(),
                            c.setBy(),
                            c.phase(),
                            c.writtenIn(),
                            c.page(),
                            c.atMillis(),
                            true)
                        : c)
            .toList();
    List<ScenarioRun> marked = new ArrayList<>(runs);
    marked.replaceAll(
        run ->
            run == one
                ? new ScenarioRun(
                    run.scenario(),
                    run.run(),
                    run.outcome(),
                    run.note(),
                    run.banner(),
                    run.clicks(),
                    run.reopenClicks(),
                    run.visits(),
                    cookies,
                    run.storage(),
                    run.requests(),
                    run.calls(),
                    run.har())
                : run);
    return marked;
  }

  private static String key(CookieFact cookie) {
    return cookie.name() + "@" + cookie.host() + cookie.state();
  }

  private static @org.jspecify.annotations.Nullable ScenarioRun find(
      List<ScenarioRun> runs, int number) {
    return runs.stream()
        .filter(run -> run.scenario() == Scenario.S0 && run.run() == number)
        .findFirst()
        .orElse(null);
  }

  // ---- around the browser

  private Map<String, String> environment(Browser browser) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(
        "acceptLanguage", request.language() == Language.FR ? "fr-FR,fr,en" : "en-GB,en,fr");
    environment.put("timeZone", ZoneId.systemDefault().getId());
    environment.put(
        "outgoingAddress",
        OutgoingAddress.towards(Hosts.of(request.url().toString()), request.resolve()));
    environment.put("thirdPartyCookies", "allowed, proved by the self-test");
    environment.put(
        "sandbox", browser.sandboxed() ? "on" : "off: this system does not let Chromium use it");
    environment.put("browserUser", browser.user());
    environment.put("viewport", "1280x900");
    environment.put("settleMillis", Long.toString(request.settle().toMillis()));
    environment.put("firstWaitMillis", Long.toString(request.firstWait().toMillis()));
    if (!browser.sandboxed()) {
      unseen.add("Chromium's own sandbox could not be used on this system.");
    }
    return environment;
  }
}
