package org.limpide.audit.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.ServerFacts.Names;

/** Which names of a site are looked up, and for what. */
final class SiteNames {
  private static final int MOST_MAIL_DOMAINS = 6;
  private static final int MOST_ALIASES = 20;
  private static final int MOST_SENDERS = 12;

  private final NameServer server;
  private final NameRecords records;
  private final Predicate<String> firstParty;

  SiteNames(NameServer server, NameRecords records, Predicate<String> firstParty) {
    this.server = server;
    this.records = records;
    this.firstParty = firstParty;
  }

  /** Everything about the site's own domain. */
  Map<String, Names> ofSite(String site, TimeLeft left) {
    Map<String, Names> names = new TreeMap<>();
    if (!Address.nameless(site)) {
      names.put(site, records.whole(site, true, left));
      senders(names, left);
    }
    return names;
  }

  /** The domains of the addresses that pages show; the DKIM keys of the site's own only. */
  Map<String, Names> ofMail(
      List<PageFact> pages, String site, Collection<String> ours, TimeLeft left) {
    Map<String, Names> names = new TreeMap<>();
    MailAddresses.domains(pages, ours).stream()
        .filter(domain -> !domain.equals(site))
        .limit(MOST_MAIL_DOMAINS)
        .forEach(domain -> names.put(domain, records.whole(domain, firstParty.test(domain), left)));
    return names;
  }

  /** What the site's hosts are aliases of: a tracker may hide behind one (CNAME cloaking). */
  Map<String, Names> ofHosts(List<ScenarioRun> runs, TimeLeft left) {
    Map<String, Names> names = new TreeMap<>();
    runs.stream()
        .flatMap(run -> run.requests().stream())
        .filter(request -> !request.thirdParty())
        .map(RequestFact::host)
        .map(host -> host.toLowerCase(Locale.ROOT))
        .filter(host -> !Address.nameless(host))
        .distinct()
        .limit(MOST_ALIASES)
        .forEach(host -> names.put(host, records.alias(host, left)));
    return names;
  }

  /** Follows {@code include:} and {@code redirect=}, so that SPF's lookups can be counted. */
  private void senders(Map<String, Names> names, TimeLeft left) {
    Set<String> asked = new LinkedHashSet<>(names.keySet());
    List<String> waiting = new ArrayList<>();
    names.values().forEach(one -> waiting.addAll(referred(one)));
    while (!waiting.isEmpty() && asked.size() < MOST_SENDERS && !left.over() && !server.silent()) {
      String next = waiting.removeFirst();
      if (asked.add(next)) {
        Names found = records.sendersOnly(next, left);
        names.put(next, found);
        waiting.addAll(referred(found));
      }
    }
  }

  private static List<String> referred(Names names) {
    return names.spf().stream()
        .flatMap(record -> Stream.of(record.toLowerCase(Locale.ROOT).split("\\s+")))
        .map(term -> term.replaceFirst("^[+?~-]", ""))
        .filter(term -> term.startsWith("include:") || term.startsWith("redirect="))
        .map(term -> term.replaceFirst("^(include:|redirect=)", ""))
        .filter(domain -> domain.contains(".") && domain.matches("[a-z0-9_.-]{3,253}"))
        .toList();
  }
}
