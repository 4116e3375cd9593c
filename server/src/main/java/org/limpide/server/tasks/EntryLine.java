package org.limpide.server.tasks;

import java.time.Instant;
import java.util.UUID;

/**
 * A line of a task's thread, in the reader's language.
 *
 * @param author their name, or who else did it
 * @param done what was done
 * @param words what was written; or empty
 */
public record EntryLine(
    UUID id, String kind, String author, String done, String words, Instant createdAt) {}
