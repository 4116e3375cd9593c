package org.limpide.vendors;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a cookie or of a storage key.
 *
 * @param name its name, or the beginning of its name when {@code prefix}; a {@code *} inside stands
 *     for anything
 * @param service who reads it; null for a cookie of the site itself
 * @param usualDuration as its source writes it; null when not known
 * @param source the file that says so
 */
public record CookieEntry(
    String name,
    boolean prefix,
    Purpose purpose,
    ConsentNeed need,
    @Nullable Service service,
    Bilingual description,
    @Nullable String usualDuration,
    String source) {

  CookieEntry withNeed(ConsentNeed other) {
    return new CookieEntry(
        name, prefix, purpose, other, service, description, usualDuration, source);
  }
}
