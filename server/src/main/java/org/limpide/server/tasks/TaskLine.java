package org.limpide.server.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A task as pages and the API show it, in the reader's language.
 *
 * @param sourceName of the desk that filed it
 * @param remaining how long is left, in words; empty without a deadline or once closed
 * @param ownerName the owner's; empty when nobody has it
 * @param snoozed hidden until that day, when it is still to come
 * @param because why it was closed, in words; empty while it is open
 */
public record TaskLine(
    UUID id,
    int number,
    String source,
    String sourceName,
    String title,
    String detail,
    int risk,
    Optional<LocalDate> due,
    String remaining,
    boolean late,
    String link,
    Optional<UUID> owner,
    String ownerName,
    Optional<LocalDate> snoozed,
    boolean open,
    String because,
    Instant createdAt,
    Instant changedAt,
    Optional<Instant> closedAt) {}
