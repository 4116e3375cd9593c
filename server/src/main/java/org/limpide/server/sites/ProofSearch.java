package org.limpide.server.sites;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import javax.net.ssl.SSLException;
import org.jsoup.Jsoup;
import org.limpide.audit.egress.Egress;
import org.limpide.audit.egress.EgressPolicy;
import org.limpide.audit.egress.RefusedAddressException;
import org.limpide.audit.egress.Resolver;
import org.limpide.audit.probe.SmallPage;
import org.limpide.audit.probe.TextRecords;
import org.limpide.server.sites.Ownership.Outcome;
import org.limpide.server.sites.Ownership.Way;

/** Looks for a token where a site may show it; changes nothing. */
class ProofSearch {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 64 * 1024;

  /**
   * What was found.
   *
   * @param way the first that shows the token
   */
  record Found(Optional<Way> way, Outcome outcome) {}

  private final EgressPolicy policy;
  private final Resolver resolver;
  private final TextRecords records;

  ProofSearch(EgressPolicy policy, Resolver resolver, TextRecords records) {
    this.policy = policy;
    this.resolver = resolver;
    this.records = records;
  }

  /** Looks everywhere at once, for ten seconds at most. */
  Found look(URI site, String token) {
    Proofs proofs = Proofs.of(site, token);
    Egress egress = new Egress(policy, resolver);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Outcome> dns = threads.submit(() -> inDns(proofs));
      Future<Outcome> file =
          threads.submit(() -> onPage(egress, proofs.file(), token, ProofSearch::inFile));
      Future<Outcome> meta =
          threads.submit(() -> onPage(egress, proofs.page(), token, ProofSearch::inHead));
      if (dns.get() == Outcome.FOUND) {
        return new Found(Optional.of(Way.DNS), Outcome.FOUND);
      }
      if (file.get() == Outcome.FOUND) {
        return new Found(Optional.of(Way.FILE), Outcome.FOUND);
      }
      return meta.get() == Outcome.FOUND
          ? new Found(Optional.of(Way.META), Outcome.FOUND)
          : new Found(Optional.empty(), meta.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Found(Optional.empty(), Outcome.UNREACHABLE);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Outcome inDns(Proofs proofs) {
    String host = proofs.dnsOtherName();
    if (host.startsWith("[") || !host.contains(".") || host.matches("[0-9.]+")) {
      return Outcome.ABSENT; // a number has no name to write to
    }
    Duration half = LIMIT.dividedBy(2);
    boolean found =
        List.of(proofs.dnsName(), host).stream()
            .flatMap(name -> records.of(name, half).stream())
            .flatMap(List::stream)
            .anyMatch(text -> text.strip().equals(proofs.dnsValue()));
    return found ? Outcome.FOUND : Outcome.ABSENT;
  }

  private static Outcome onPage(
      Egress egress, URI url, String token, BiPredicate<String, String> shows) {
    try {
      SmallPage page = SmallPage.get(egress, url, MOST_BYTES, LIMIT);
      if (page.status() / 100 == 3) {
        return Outcome.ELSEWHERE;
      }
      return page.status() == 200 && shows.test(page.text(), token)
          ? Outcome.FOUND
          : Outcome.ABSENT;
    } catch (RefusedAddressException e) {
      return Outcome.PRIVATE;
    } catch (SSLException e) {
      return Outcome.CERTIFICATE;
    } catch (IOException e) {
      return Outcome.UNREACHABLE;
    }
  }

  private static boolean inFile(String text, String token) {
    return text.lines().limit(100).anyMatch(line -> line.strip().equals(token));
  }

  /** Only in the head: what visitors write ends in the body. */
  private static boolean inHead(String text, String token) {
    return Jsoup.parse(text).head().select("meta[name=" + Proofs.META + "]").stream()
        .anyMatch(meta -> meta.attr("content").strip().equals(token));
  }
}
