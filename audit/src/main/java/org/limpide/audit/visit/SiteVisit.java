package org.limpide.audit.visit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.limpide.audit.AuditException;
import org.limpide.audit.AuditProgress;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.browser.Browser;
import org.limpide.audit.browser.BrowserException;
import org.limpide.audit.browser.BrowserSetup;
import org.limpide.audit.egress.Egress;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.Phase;
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
  private final Unseen unseen = new Unseen();
  private final Optional<Egress> egress;

  public SiteVisit(AuditRequest request, Path folder, AuditProgress progress, Clock clock) {
    this.request = request;
    this.egress = request.egress().map(policy -> WayOut.of(policy, request.resolve()));
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
      List<String> missing = SelfTest.run(browser, egress);
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
          new BrowserSetup(
              request.browser(),
              request.resolve(),
              request.ca(),
              request.language() == Language.FR ? "fr-FR,fr,en" : "en-GB,en,fr",
              egress,
              request.hidden()),
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

  private SiteEvidence visit(Browser browser, Instant started, Deadline deadline) {
    progress.at("scout", request.url().toString(), 0, 0);
    Home home = new Arrival(request, browser, deadline, unseen).home();
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
            home.following(frontier),
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
    try (Probe probe =
        Probe.begin(request, egress, home.url(), site, firstParty, deadline.left(), clock)) {
      if (home.problem().isEmpty()) {
        play(browser, terms, frontier, witnesses, runs, pages, profiles);
      } else {
        runs.addAll(unreachable(home));
      }
      progress.at("servers", site, 0, 0);
      servers = probe.facts(pages, runs, witnesses.values(), unseen::add);
    }
    runs.addAll(missing(runs, browser));
    runs.sort(Comparator.comparing(ScenarioRun::scenario).thenComparingInt(ScenarioRun::run));
    unseen.describe(runs);
    egress.ifPresent(way -> unseen.describe(way, browser.spent()));
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
        Intermittent.marked(runs),
        ordered,
        profiles,
        Submissions.added(servers, browser, terms, ordered, witnesses),
        witnesses,
        unseen.sentences());
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
      others.add(threads.submit(first::again));
      asked()
          .filter(scenario -> scenario != Scenario.S0)
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
    SecondLayer.complete(runs);
  }

  private <T> @Nullable T await(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      unseen.add("The visit was interrupted.");
    } catch (ExecutionException e) {
      // told below: the scenario is missing
    }
    return null;
  }

  private List<ScenarioRun> unreachable(Home home) {
    Visit visit = Visit.unread(home.url().toString(), 0, Phase.BEFORE, home.problem(), 0, 0);
    unseen.add("The site could not be read at all: " + home.problem() + ".");
    return asked()
        .map(run -> ScenarioRun.empty(run, Outcome.UNREACHABLE, home.problem(), List.of(visit)))
        .toList();
  }

  /** Scenarios that were not asked for, and those that could not even begin. */
  private List<ScenarioRun> missing(List<ScenarioRun> runs, Browser browser) {
    Set<Scenario> asked = asked().collect(Collectors.toSet());
    String why = browser.alive() ? "it could not begin" : "the browser ended before it began";
    return Stream.of(Scenario.values())
        .filter(scenario -> runs.stream().noneMatch(run -> run.scenario() == scenario))
        .map(
            scenario ->
                asked.contains(scenario)
                    ? ScenarioRun.empty(scenario, Outcome.PARTIAL, why, List.of())
                    : ScenarioRun.empty(scenario, Outcome.SKIPPED, "not asked for", List.of()))
        .toList();
  }

  private Stream<Scenario> asked() {
    return Stream.concat(Stream.of(Scenario.S0), request.scenarios().stream()).distinct().sorted();
  }

  // ---- around the browser

  private Map<String, String> environment(Browser browser) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(
        "acceptLanguage", request.language() == Language.FR ? "fr-FR,fr,en" : "en-GB,en,fr");
    environment.put("timeZone", ZoneId.systemDefault().getId());
    environment.put(
        "outgoingAddress",
        egress
            .map(way -> WayOut.outgoing(way, request.url()))
            .orElseGet(
                () ->
                    OutgoingAddress.towards(
                        Hosts.of(request.url().toString()), request.resolve())));
    environment.put("thirdPartyCookies", "allowed, proved by the self-test");
    environment.put(
        "sandbox", browser.sandboxed() ? "on" : "off: this system does not let Chromium use it");
    environment.put("browserUser", browser.user());
    environment.put("confined", browser.confined());
    environment.put("egress", egress.isPresent() ? "guarded" : "direct");
    egress
        .map(way -> way.refusals().size())
        .filter(count -> count > 0)
        .ifPresent(count -> environment.put("privateAddressesNotVisited", count.toString()));
    environment.put("viewport", "1280x900");
    environment.put("settleMillis", Long.toString(request.settle().toMillis()));
    environment.put("firstWaitMillis", Long.toString(request.firstWait().toMillis()));
    if (!browser.sandboxed()) {
      unseen.add("Chromium's own sandbox could not be used on this system.");
    }
    return environment;
  }
}
