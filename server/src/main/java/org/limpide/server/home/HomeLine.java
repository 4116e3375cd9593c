package org.limpide.server.home;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing to do now.
 *
 * @param what in a few words
 * @param why it matters
 * @param remaining how long is left, in words; empty without a deadline
 * @param link where its one button leads, below the organisation
 */
public record HomeLine(
    UUID task,
    String what,
    String why,
    int risk,
    Optional<LocalDate> due,
    String remaining,
    boolean late,
    String link) {}
