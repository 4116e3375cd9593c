package org.limpide.server.notifications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.limpide.server.web.OrganisationId;

/**
 * One piece of news.
 *
 * @param kind code of a {@link NotificationKind}
 * @param figures numbers, dates and moments only: no text, so no name can slip in
 * @param link path below the organisation, without anything typed in it
 */
public record Notice(
    UUID id,
    OrganisationId organisation,
    String kind,
    List<Object> figures,
    String link,
    Instant createdAt) {
  private static final Pattern LINK =
      Pattern.compile("(/[A-Za-z0-9_-]+)*/?(\\?[a-z]+=[a-z0-9-]+)?");

  public Notice {
    figures = List.copyOf(figures);
    for (Object figure : figures) {
      if (!(figure instanceof Integer
          || figure instanceof Long
          || figure instanceof LocalDate
          || figure instanceof Instant)) {
        throw new IllegalArgumentException(
            "a notice holds numbers and dates, not a " + figure.getClass().getSimpleName());
      }
    }
    if (link.length() > 500 || !LINK.matcher(link).matches()) {
      throw new IllegalArgumentException("a notice's link is a plain path");
    }
  }
}
