package org.limpide.server.audits;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.limpide.audit.judge.Status;
import org.limpide.server.audits.Comparison.Change;
import org.limpide.server.notifications.Notifications;
import org.limpide.server.tasks.TaskDraft;
import org.limpide.server.tasks.Tasks;
import org.limpide.server.web.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Writes down what an audit found, in the transaction that ends its job: its findings and counts,
 * and what they ask of people.
 *
 * <p>A finding asks for a task when it is new, important or to be verified, and nobody has said why
 * it does not apply. A task somebody closed is thus not opened again by the next audit that sees
 * the same; one that was mended and came back is.
 */
@Component
class AuditRecorder {
  /** What the tasks desk calls this desk. */
  static final String SOURCE = "audits";

  /** What we give to mend an important fault; the law sets no term. */
  private static final Period TO_MEND = Period.ofDays(30);

  private final AuditStore store;
  private final FindingStore findings;
  private final DecisionStore decisions;
  private final ObjectProvider<Tasks> tasks;
  private final ObjectProvider<Notifications> notifications;
  private final Clock clock;

  AuditRecorder(
      AuditStore store,
      FindingStore findings,
      DecisionStore decisions,
      ObjectProvider<Tasks> tasks,
      ObjectProvider<Notifications> notifications,
      Clock clock) {
    this.store = store;
    this.findings = findings;
    this.decisions = decisions;
    this.tasks = tasks;
    this.notifications = notifications;
    this.clock = clock;
  }

  /**
   * Records; to be called within a change.
   *
   * @return nothing when the audit had ended otherwise, or its site is gone
   */
  Optional<AuditFinished> record(SiteAudit audit, ReportFile.Head report) {
    Set<String> decided = decisions.standing(audit.organisation(), audit.site());
    List<SiteFinding> before =
        store.newest(audit.organisation(), audit.site()).map(findings::of).orElse(List.of());
    Tally tally = Tally.of(report.findings(), decided);
    if (!store.done(audit, tally, report.catalogue(), clock.instant())) {
      return Optional.empty();
    }
    findings.add(audit, report.findings());
    Comparison change = Comparison.of(before, report.findings());
    ask(audit, change, decided);
    report.findings().stream()
        .filter(finding -> finding.status() == Status.PASS)
        .filter(finding -> openBefore(finding, before))
        .forEach(finding -> resolve(audit, finding.rule()));
    long important =
        change.lines(Change.NEW).stream()
            .filter(line -> line.finding().sort() == Sort.IMPORTANT)
            .filter(line -> !decided.contains(line.finding().rule()))
            .count();
    if (important > 0) {
      notifications
          .getObject()
          .tell(
              audit.organisation(),
              AuditHome.NEWS.code(),
              List.of(important),
              "/sites/" + audit.site() + "/audits/" + audit.id());
    }
    return Optional.of(
        new AuditFinished(
            audit.organisation(),
            audit.site(),
            audit.id(),
            (int) important,
            change.lines(Change.MENDED).size()));
  }

  private static boolean openBefore(SiteFinding finding, List<SiteFinding> before) {
    return before.stream().anyMatch(was -> was.rule().equals(finding.rule()) && was.sort().open());
  }

  private void ask(SiteAudit audit, Comparison change, Set<String> decided) {
    change.lines().stream()
        .filter(line -> line.change() == Change.NEW || line.change() == Change.NEWLY_UNKNOWN)
        .map(Comparison.Line::finding)
        .filter(finding -> !decided.contains(finding.rule()))
        .forEach(finding -> open(audit, finding));
  }

  /** Opens a finding's task when it is of a sort that asks for one. */
  void open(SiteAudit audit, SiteFinding finding) {
    if (finding.sort() != Sort.IMPORTANT && finding.sort() != Sort.UNKNOWN) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), Words.ZONE);
    boolean fault = finding.sort() == Sort.IMPORTANT;
    tasks
        .getObject()
        .open(
            audit.organisation(),
            new TaskDraft(
                SOURCE,
                Doors.reference(audit.site(), finding.rule()),
                finding.title().fr(),
                finding.title().en(),
                finding.reason().fr(),
                finding.reason().en(),
                risk(finding),
                fault ? Optional.of(today.plus(TO_MEND)) : Optional.empty(),
                "/sites/"
                    + audit.site()
                    + "/audits/"
                    + audit.id()
                    + "/findings/"
                    + finding.rule()));
  }

  void resolve(SiteAudit audit, String rule) {
    tasks
        .getObject()
        .resolve(
            audit.organisation(),
            SOURCE,
            Doors.reference(audit.site(), rule),
            "audits.task.settled");
  }

  /** What is only to be verified weighs one less than the fault it may turn out to be. */
  private static int risk(SiteFinding finding) {
    int fault =
        switch (finding.severity()) {
          case CRITICAL -> 5;
          case MAJOR -> 4;
          case MINOR -> 3;
          case INFO -> 2;
        };
    return finding.status() == Status.UNKNOWN ? fault - 1 : fault;
  }
}
