package org.limpide.server.audits;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.limpide.audit.evidence.Scenario;
import org.limpide.server.audits.Comparison.Change;
import org.limpide.server.web.Words;

/** What the API gives of audits. */
final class AuditBodies {
  private AuditBodies() {}

  /**
   * An audit.
   *
   * @param progress while it waits or runs
   * @param failure one sentence, when it failed
   */
  record AuditBody(
      UUID id,
      UUID site,
      Instant requestedAt,
      Optional<Instant> finishedAt,
      String outcome,
      String failure,
      int pages,
      int depth,
      String language,
      List<String> scenarios,
      int watch,
      Tally counts,
      String catalogue,
      boolean newest,
      boolean kept,
      Optional<ProgressBody> progress) {
    static AuditBody of(SiteAudit audit, Words words, Optional<Progress> progress) {
      AuditOptions options = audit.options();
      return new AuditBody(
          audit.id(),
          audit.site(),
          audit.requestedAt(),
          audit.finishedAt(),
          audit.outcome().code(),
          words.has(audit.failure()) ? words.say(audit.failure()) : "",
          options.pages(),
          options.depth(),
          options.language().code(),
          options.scenarios().stream().map(Scenario::name).toList(),
          options.watch(),
          audit.tally(),
          audit.catalogue(),
          audit.newest(),
          audit.kept(),
          progress.map(one -> ProgressBody.of(one, words)));
    }
  }

  /** How far it is; times in seconds. */
  record ProgressBody(String step, int percent, long elapsed, Optional<Long> remaining) {
    static ProgressBody of(Progress progress, Words words) {
      return new ProgressBody(
          progress.step(words),
          progress.percent(),
          progress.elapsed().toSeconds(),
          progress.remaining().map(Duration::toSeconds));
    }
  }

  /** A finding, short. */
  record FindingBody(
      String rule,
      String family,
      String status,
      String sort,
      String severity,
      String force,
      String title,
      String reason,
      String proof,
      int proofs,
      boolean setAside) {
    static FindingBody of(SiteFinding finding, Words words, boolean setAside) {
      return new FindingBody(
          finding.rule(),
          finding.family().name(),
          finding.status().code(),
          finding.sort().code(),
          finding.severity().code(),
          finding.force().code(),
          finding.title().in(words.language()),
          finding.reason().in(words.language()),
          finding.proof(),
          finding.proofs(),
          setAside);
    }
  }

  /** A finding with all that the report says of it. */
  record FindingWhole(FindingBody finding, FindingDetail detail) {}

  /** What changed between two audits. */
  record ComparisonBody(UUID before, UUID after, List<LineBody> lines, int unchanged) {
    static ComparisonBody of(Compared compared, Words words) {
      return new ComparisonBody(
          compared.before().id(),
          compared.after().id(),
          compared.comparison().lines().stream().map(line -> LineBody.of(line, words)).toList(),
          compared.comparison().unchanged());
    }
  }

  /** One rule that changed, or is a fault still. */
  record LineBody(String rule, String change, String title, String reason, boolean reasonChanged) {
    static LineBody of(Comparison.Line line, Words words) {
      Change change = line.change();
      return new LineBody(
          line.finding().rule(),
          change.code(),
          line.finding().title().in(words.language()),
          line.finding().reason().in(words.language()),
          line.reasonChanged());
    }
  }

  /** A schedule. */
  record ScheduleBody(String rhythm, int day, int hour) {
    static ScheduleBody of(Schedule schedule) {
      return new ScheduleBody(schedule.rhythm().code(), schedule.day().getValue(), schedule.hour());
    }
  }
}
