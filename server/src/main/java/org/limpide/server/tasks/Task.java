package org.limpide.server.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.limpide.law.Text;
import org.limpide.server.web.OrganisationId;

/**
 * Something to do.
 *
 * @param number by which people name it, counted in the organisation
 * @param source the desk that filed it; {@code manual} for a person
 * @param risk 1 to 5, 5 worst
 * @param due the last day, inclusive
 * @param link where it is done, below the organisation; or empty
 * @param owner the member who does it
 * @param snoozed hidden from the list before that day
 * @param because key of why it was closed; empty while it is open
 */
public record Task(
    UUID id,
    OrganisationId organisation,
    int number,
    String source,
    String reference,
    Text title,
    Text detail,
    int risk,
    Optional<LocalDate> due,
    String link,
    Optional<UUID> owner,
    Optional<LocalDate> snoozed,
    String because,
    Instant createdAt,
    Instant changedAt,
    Optional<Instant> closedAt) {

  /** The source of what people write down themselves. */
  public static final String MANUAL = "manual";

  public boolean open() {
    return closedAt.isEmpty();
  }
}
