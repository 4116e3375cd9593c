package org.limpide.server.tasks;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A task to file.
 *
 * @param source the desk that files it: {@code audits}
 * @param reference the desk's own, by which it closes the task later
 * @param risk 1 to 5, 5 worst
 * @param link where it is done, below the organisation: {@code /sites/…}; or empty
 */
public record TaskDraft(
    String source,
    String reference,
    String titleFr,
    String titleEn,
    String detailFr,
    String detailEn,
    int risk,
    Optional<LocalDate> due,
    String link) {
  private static final int TITLE = 500;

  public TaskDraft {
    if (!source.matches("[a-z][a-z0-9-]{0,59}")) {
      throw new IllegalArgumentException("not a source: " + source);
    }
    if (reference.isBlank() || reference.length() > 200) {
      throw new IllegalArgumentException("a reference has 1 to 200 characters");
    }
    if (titleFr.isBlank() || titleEn.isBlank()) {
      throw new IllegalArgumentException("a task has a title in both languages");
    }
    if (risk < 1 || risk > 5) {
      throw new IllegalArgumentException("a risk is 1 to 5: " + risk);
    }
    if (!(link.isEmpty() || link.startsWith("/") && !link.startsWith("//"))
        || link.length() > 500) {
      throw new IllegalArgumentException("a link is a path below the organisation");
    }
    titleFr = cut(titleFr);
    titleEn = cut(titleEn);
  }

  private static String cut(String title) {
    String text = title.strip();
    return text.length() <= TITLE ? text : text.substring(0, TITLE - 1) + "…";
  }
}
