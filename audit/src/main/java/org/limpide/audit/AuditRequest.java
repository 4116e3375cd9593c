package org.limpide.audit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.limpide.audit.egress.EgressPolicy;
import org.limpide.audit.evidence.Scenario;
import org.limpide.law.Language;

/**
 * One site to audit, and how.
 *
 * @param url absolute {@code http} or {@code https} address
 * @param pages most pages opened in S0
 * @param depth most internal clicks from the home page
 * @param resolve addresses that replace name resolution, for the browser and for our own requests
 * @param ca certificates to trust besides the system's (PEM file)
 * @param dns name server to ask for mail and alias records; the system's when absent
 * @param verified the site is the caller's own: sensitive files are probed and witness forms
 *     submitted
 * @param scenarios which to play; S0 is always played
 * @param settle how long a page is watched after it has loaded
 * @param firstWait how long the home page is watched in S0
 * @param timeout for the whole site
 * @param at the date whose law applies
 * @param browser Chromium's executable; found by itself when absent
 * @param language of the pages asked for and of the report
 * @param parallel most browser contexts at work at the same time
 * @param egress when present, every connection of the audit goes out by this policy: public
 *     addresses, and what the operator allows beside them; when absent, wherever the site leads, as
 *     befits a person who audits from their own computer
 * @param hidden folders which the browser must not be able to see
 */
public record AuditRequest(
    URI url,
    int pages,
    int depth,
    List<Resolve> resolve,
    Optional<Path> ca,
    Optional<String> dns,
    boolean verified,
    Set<Scenario> scenarios,
    Duration settle,
    Duration firstWait,
    Duration timeout,
    LocalDate at,
    Optional<Path> browser,
    Language language,
    int parallel,
    Optional<EgressPolicy> egress,
    List<Path> hidden) {

  public AuditRequest {
    resolve = List.copyOf(resolve);
    hidden = List.copyOf(hidden);
    scenarios = Set.copyOf(scenarios);
  }

  /** A request without a policy for its connections and without folders to hide. */
  public AuditRequest(
      URI url,
      int pages,
      int depth,
      List<Resolve> resolve,
      Optional<Path> ca,
      Optional<String> dns,
      boolean verified,
      Set<Scenario> scenarios,
      Duration settle,
      Duration firstWait,
      Duration timeout,
      LocalDate at,
      Optional<Path> browser,
      Language language,
      int parallel) {
    this(
        url,
        pages,
        depth,
        resolve,
        ca,
        dns,
        verified,
        scenarios,
        settle,
        firstWait,
        timeout,
        at,
        browser,
        language,
        parallel,
        Optional.empty(),
        List.of());
  }

  /** The defaults of the command line. */
  public static AuditRequest of(URI url, LocalDate at) {
    return new AuditRequest(
        url,
        20,
        3,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        Set.of(Scenario.values()),
        Duration.ofMillis(2000),
        Duration.ofMillis(30_000),
        Duration.ofSeconds(600),
        at,
        Optional.empty(),
        Language.FR,
        4,
        Optional.empty(),
        List.of());
  }

  /** The same for another address. */
  public AuditRequest withUrl(URI other) {
    return new AuditRequest(
        other, pages, depth, resolve, ca, dns, verified, scenarios, settle, firstWait, timeout, at,
        browser, language, parallel, egress, hidden);
  }

  /** The same, whose connections all go out by that policy. */
  public AuditRequest withEgress(EgressPolicy policy) {
    return new AuditRequest(
        url,
        pages,
        depth,
        resolve,
        ca,
        dns,
        verified,
        scenarios,
        settle,
        firstWait,
        timeout,
        at,
        browser,
        language,
        parallel,
        Optional.of(policy),
        hidden);
  }

  /** The same, with a browser that cannot see these folders. */
  public AuditRequest hiding(List<Path> folders) {
    return new AuditRequest(
        url, pages, depth, resolve, ca, dns, verified, scenarios, settle, firstWait, timeout, at,
        browser, language, parallel, egress, folders);
  }

  /**
   * As curl's {@code --resolve}, and a little more.
   *
   * @param host a host name, or {@code *} for every host
   * @param port the port asked for
   * @param address the numeric address to use instead
   * @param toPort the port to use instead; the same unless said otherwise
   */
  public record Resolve(String host, int port, String address, int toPort) {}
}
