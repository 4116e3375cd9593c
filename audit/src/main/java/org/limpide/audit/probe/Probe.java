package org.limpide.audit.probe;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.egress.Egress;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.ServerFacts;
import org.limpide.audit.evidence.ServerFacts.Names;
import org.limpide.audit.evidence.ServerFacts.PlainHttp;
import org.limpide.audit.evidence.ServerFacts.SensitiveFile;
import org.limpide.audit.evidence.ServerFacts.Tls;
import org.limpide.vendors.PublicSuffixes;

/**
 * The requests of our own about one site. What needs only the home page's address begins at once,
 * beside the browser; the rest follows when the pages are known. Never throws for what servers do
 * and never goes past its time: what could not be asked is told.
 */
public final class Probe implements AutoCloseable {
  /** How long the questions asked beside the visit may take. */
  private static final Duration BESIDE = Duration.ofSeconds(60);

  /** How long the questions that follow the visit may take. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(20);

  private static final int MOST_ENDPOINTS = 5;

  private final Optional<Address> home;
  private final String site;
  private final Predicate<String> firstParty;
  private final TimeLeft left;
  private final Doors doors;
  private final NameServer server;
  private final SiteNames names;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Future<TlsCheck> check;
  private final Future<List<Tls>> homeTls;
  private final Future<Map<String, Names>> siteNames;
  private final Future<List<SensitiveFile>> files;

  private Probe(
      AuditRequest request,
      Optional<Egress> egress,
      URI url,
      String site,
      Predicate<String> firstParty,
      TimeLeft left,
      Clock clock) {
    this.home = Address.of(url.toString());
    this.site = site;
    this.firstParty = firstParty;
    this.left = left;
    doors = new Doors(request.resolve(), egress);
    server = new NameServer(request.dns());
    names = new SiteNames(server, new NameRecords(server, PublicSuffixes.bundled()), firstParty);
    check = threads.submit(() -> new TlsCheck(doors, new Trust(request.ca()), clock));
    homeTls = threads.submit(this::ofHome);
    siteNames = threads.submit(() -> names.ofSite(site, left.atMost(BESIDE)));
    files =
        threads.submit(
            () ->
                request.verified() && home.isPresent()
                    ? new SensitiveFiles(doors).of(home.get(), left.atMost(BESIDE))
                    : List.<SensitiveFile>of());
  }

  /**
   * Begins to ask.
   *
   * @param egress through which our requests to the site go; straight there when absent
   * @param home the home page's address after redirects
   * @param site the site's registrable domain
   * @param firstParty whether a host belongs to the site
   * @param time when it is up, nothing is asked any more
   */
  public static Probe begin(
      AuditRequest request,
      Optional<Egress> egress,
      URI home,
      String site,
      Predicate<String> firstParty,
      Duration time,
      Clock clock) {
    return new Probe(request, egress, home, site, firstParty, TimeLeft.of(time), clock);
  }

  /**
   * Asks what depends on the pages, and gathers everything.
   *
   * @param ours the witness values, which are no addresses of the site
   * @param unseen where losses are told, in English, one sentence each
   */
  public ServerFacts facts(
      List<PageFact> pages,
      List<ScenarioRun> runs,
      Collection<String> ours,
      Consumer<String> unseen) {
    TimeLeft limit = left.atMost(AFTERWARDS);
    Future<List<PlainHttp>> plain =
        threads.submit(() -> new PlainAnswers(doors, firstParty).of(urls(pages), limit));
    Future<Map<String, Names>> mail = threads.submit(() -> names.ofMail(pages, site, ours, limit));
    Future<Map<String, Names>> hosts = threads.submit(() -> names.ofHosts(runs, limit));
    List<Future<List<Tls>>> others = new ArrayList<>();
    for (Address one : endpoints(pages, runs)) {
      others.add(threads.submit(() -> List.of(check.get().of(one.host(), one.port(), limit))));
    }
    List<Tls> tls = new ArrayList<>(await(homeTls, List.of(), "TLS", unseen));
    others.forEach(other -> tls.addAll(await(other, List.of(), "TLS", unseen)));
    Map<String, Names> known = new LinkedHashMap<>();
    known.putAll(await(hosts, Map.of(), "host names", unseen));
    known.putAll(await(mail, Map.of(), "mail domains", unseen));
    known.putAll(await(siteNames, Map.of(), "the site's name records", unseen));
    if (server.silent() && known.values().stream().anyMatch(one -> !one.answered())) {
      unseen.accept("The name server does not answer: name and mail records were not all read.");
    }
    return new ServerFacts(
        await(plain, List.of(), "plain HTTP", unseen),
        tls,
        known,
        await(files, List.of(), "sensitive files", unseen),
        List.of());
  }

  /** The home page's endpoint; its HTTPS twin when it is served in clear. */
  private List<Tls> ofHome() throws InterruptedException, ExecutionException {
    if (home.isEmpty() || !home.get().secure() && home.get().port() != 80) {
      return List.of();
    }
    int port = home.get().secure() ? home.get().port() : 443;
    return List.of(check.get().of(home.get().host(), port, left.atMost(BESIDE)));
  }

  private List<String> urls(List<PageFact> pages) {
    Set<String> urls = new LinkedHashSet<>();
    home.ifPresent(address -> urls.add(address.url()));
    pages.stream().filter(page -> page.status() < 400).forEach(page -> urls.add(page.url()));
    return List.copyOf(urls);
  }

  /** The site's other HTTPS endpoints that pages or their parts came from. */
  private List<Address> endpoints(List<PageFact> pages, List<ScenarioRun> runs) {
    Map<String, Address> found = new LinkedHashMap<>();
    Stream.concat(
            pages.stream().map(PageFact::url),
            runs.stream().flatMap(run -> run.requests().stream()).map(RequestFact::url))
        .flatMap(url -> Address.of(url).stream())
        .filter(Address::secure)
        .filter(address -> firstParty.test(address.host()))
        .forEach(address -> found.putIfAbsent(address.authority(), address));
    home.ifPresent(address -> found.remove(address.authority()));
    return found.values().stream().limit(MOST_ENDPOINTS).toList();
  }

  private <T> T await(Future<T> future, T otherwise, String what, Consumer<String> unseen) {
    try {
      return future.get(left.millis() + 50L, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      unseen.accept("Interrupted before all was known of " + what + ".");
    } catch (ExecutionException e) {
      unseen.accept("Nothing could be learnt of " + what + ": " + e.getCause());
    } catch (TimeoutException e) {
      future.cancel(true);
      unseen.accept("Time ran out before all was known of " + what + ".");
    }
    return otherwise;
  }

  /** Ends what is still under way; its connections are closed with it. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
