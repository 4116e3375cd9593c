package org.limpide.server.audits;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.web.OrganisationId;

/**
 * One audit of one site, from the request on.
 *
 * @param requestedBy a person; none when the schedule asked
 * @param failure key of the sentence that says why it failed; or empty
 * @param newest whether it is the last one done of its site
 * @param kept whether its dossier and its findings are still there; its counts always are
 * @param tally of the newest: as it is with the decisions that stand today; of older ones: as it
 *     was
 * @param catalogue version of the rules it was judged by
 */
public record SiteAudit(
    UUID id,
    OrganisationId organisation,
    UUID site,
    Optional<UUID> requestedBy,
    Instant requestedAt,
    AuditOptions options,
    Outcome outcome,
    String failure,
    Optional<Instant> finishedAt,
    boolean newest,
    boolean kept,
    Tally tally,
    String catalogue) {

  public boolean done() {
    return outcome == Outcome.DONE;
  }

  /** Its dossier can be opened. */
  public boolean readable() {
    return done() && kept;
  }
}
