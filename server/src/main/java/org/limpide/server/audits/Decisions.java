package org.limpide.server.audits;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.law.RuleCatalogue;
import org.limpide.server.sites.Sites;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Caller;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.springframework.stereotype.Service;

/**
 * What people answer to findings. An answer is about a rule on a site, whichever audit found it.
 */
@Service
public class Decisions {
  private final Database database;
  private final DecisionStore store;
  private final AuditStore audits;
  private final FindingStore findings;
  private final AuditRecorder recorder;
  private final Sites sites;
  private final Clock clock;

  Decisions(
      Database database,
      DecisionStore store,
      AuditStore audits,
      FindingStore findings,
      AuditRecorder recorder,
      Sites sites,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.audits = audits;
    this.findings = findings;
    this.recorder = recorder;
    this.sites = sites;
    this.clock = clock;
  }

  /**
   * Says why a rule does not apply to a site; its task, if there is one, is settled.
   *
   * @throws Refusal {@code CONFLICT} when a decision stands already
   */
  public Decision setAside(
      OrganisationId organisation, UUID site, String rule, String because, Caller by) {
    check(organisation, site, rule);
    Decision decision =
        new Decision(
            UUID.randomUUID(),
            site,
            rule,
            because.strip(),
            by.name(),
            clock.instant(),
            Optional.empty());
    database.write(
        () -> {
          if (!store.add(organisation, by.person(), decision)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "audits.decided");
          }
          recount(organisation, site).ifPresent(newest -> recorder.resolve(newest, rule));
        });
    return decision;
  }

  /** Takes the decision that stands back; a finding that is open asks for its task again. */
  public void withdraw(OrganisationId organisation, UUID site, String rule, Caller by) {
    check(organisation, site, rule);
    database.write(
        () -> {
          if (!store.withdraw(organisation, site, rule, by.name(), clock.instant())) {
            throw Refusal.notFound();
          }
          recount(organisation, site)
              .ifPresent(
                  newest ->
                      findings.of(newest).stream()
                          .filter(finding -> finding.rule().equals(rule))
                          .forEach(finding -> recorder.open(newest, finding)));
        });
  }

  public Comment comment(
      OrganisationId organisation, UUID site, String rule, String words, Caller by) {
    check(organisation, site, rule);
    Comment comment =
        new Comment(UUID.randomUUID(), rule, words.strip(), by.name(), clock.instant());
    database.write(() -> store.add(organisation, site, by.person(), comment));
    return comment;
  }

  /** The decisions that stand on a site, by rule. */
  public Map<String, Decision> standing(OrganisationId organisation, UUID site) {
    Map<String, Decision> standing = new HashMap<>();
    all(organisation, site).stream()
        .filter(decision -> decision.withdrawnAt().isEmpty())
        .forEach(decision -> standing.put(decision.rule(), decision));
    return standing;
  }

  /** Every decision about a site, those withdrawn too, newest first. */
  public List<Decision> all(OrganisationId organisation, UUID site) {
    return store.of(organisation, site);
  }

  /** Oldest first. */
  public List<Comment> comments(OrganisationId organisation, UUID site, String rule) {
    return store.comments(organisation, site, rule);
  }

  /** The newest audit's counts follow what people say. */
  private Optional<SiteAudit> recount(OrganisationId organisation, UUID site) {
    Optional<SiteAudit> newest = audits.newest(organisation, site);
    newest.ifPresent(
        audit ->
            audits.count(
                organisation,
                audit.id(),
                Tally.of(findings.of(audit), store.standing(organisation, site))));
    return newest;
  }

  private void check(OrganisationId organisation, UUID site, String rule) {
    sites.one(organisation, site);
    if (RuleCatalogue.bundled().rules().stream().noneMatch(one -> one.id().equals(rule))) {
      throw Refusal.notFound();
    }
  }
}
