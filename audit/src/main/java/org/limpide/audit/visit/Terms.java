package org.limpide.audit.visit;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.limpide.audit.AuditProgress;
import org.limpide.audit.AuditRequest;

/**
 * What every scenario of one site shares.
 *
 * @param home the home page's address after redirects
 * @param firstParty whether a host belongs to the site
 * @param next pages of the site that every scenario opens after the home page
 * @param permits how many pages may be at work at the same time
 */
record Terms(
    AuditRequest request,
    URI home,
    Predicate<String> firstParty,
    List<String> next,
    Deadline deadline,
    EvidenceFolder folder,
    Semaphore permits,
    AuditProgress progress,
    AtomicInteger done,
    AtomicInteger planned,
    Clock clock) {
  static final Duration LOAD = Duration.ofSeconds(25);

  void tell(String scenario, String page) {
    progress.at(scenario, page, done.get(), planned.get());
  }

  /** Lets others work while a page is only watched. */
  void rest(Runnable waiting) {
    permits.release();
    try {
      waiting.run();
    } finally {
      permits.acquireUninterruptibly();
    }
  }
}
