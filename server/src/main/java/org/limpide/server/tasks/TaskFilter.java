package org.limpide.server.tasks;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Which tasks to list.
 *
 * @param owner only that member's
 * @param when by deadline
 * @param source only those of that desk; or empty for all
 * @param risk that much at least; 1 for all
 * @param words found in the title or the detail; or empty
 * @param today the day on which it is asked
 */
public record TaskFilter(
    Shown shown,
    Optional<UUID> owner,
    When when,
    String source,
    int risk,
    String words,
    LocalDate today) {

  /** How many days ahead is soon. */
  public static final int SOON = 7;

  /** By state. */
  public enum Shown {
    /** To do now: open, and not put off. */
    OPEN,
    SNOOZED,
    CLOSED,
    ALL;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Open when it is none of them. */
    public static Shown of(String code) {
      return Arrays.stream(values())
          .filter(one -> one.code().equals(code))
          .findFirst()
          .orElse(OPEN);
    }
  }

  /** By deadline. */
  public enum When {
    ANY,
    /** Open and past its last day, put off or not. */
    LATE,
    /** Due in the next {@link #SOON} days. */
    SOON;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static When of(String code) {
      return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst().orElse(ANY);
    }
  }

  /** Everything to do now. */
  public static TaskFilter open(LocalDate today) {
    return new TaskFilter(Shown.OPEN, Optional.empty(), When.ANY, "", 1, "", today);
  }
}
