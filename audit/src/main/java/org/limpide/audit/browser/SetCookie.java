package org.limpide.audit.browser;

import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cookie as a {@code Set-Cookie} header or a script's {@code document.cookie} writes it (RFC 6265
 * section 5.2).
 *
 * @param domain with a leading dot when the line names a domain, else the host that sets it
 * @param deletion whether the line removes the cookie: an expiry in the past
 */
record SetCookie(
    String name,
    String value,
    String domain,
    String path,
    @Nullable Instant expires,
    boolean secure,
    boolean httpOnly,
    String sameSite,
    boolean deletion) {

  static Optional<SetCookie> parse(String line, String url, Instant now) {
    String[] parts = line.split(";", -1);
    int equals = parts[0].indexOf('=');
    String name = (equals < 0 ? "" : parts[0].substring(0, equals)).strip();
    String value = parts[0].substring(equals + 1).strip();
    if (name.isEmpty() && value.isEmpty()) {
      return Optional.empty();
    }
    String host = "";
    String path = "/";
    try {
      URI uri = URI.create(url);
      host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
      String given = uri.getPath() == null ? "/" : uri.getPath();
      int slash = given.lastIndexOf('/');
      path = slash <= 0 ? "/" : given.substring(0, slash);
    } catch (IllegalArgumentException e) {
      // an address Java cannot read: the jar will tell the domain
    }
    String domain = host;
    @Nullable Instant expires = null;
    @Nullable Instant byAge = null;
    boolean secure = false;
    boolean httpOnly = false;
    String sameSite = "";
    for (int i = 1; i < parts.length; i++) {
      int at = parts[i].indexOf('=');
      String key = (at < 0 ? parts[i] : parts[i].substring(0, at)).strip().toLowerCase(Locale.ROOT);
      String given = at < 0 ? "" : parts[i].substring(at + 1).strip();
      switch (key) {
        case "domain" -> {
          if (!given.isEmpty()) {
            String plain = given.toLowerCase(Locale.ROOT);
            domain = plain.startsWith(".") ? plain : "." + plain;
          }
        }
        case "path" -> path = given.startsWith("/") ? given : path;
        case "expires" -> expires = date(given);
        case "max-age" -> byAge = age(given, now);
        case "secure" -> secure = true;
        case "httponly" -> httpOnly = true;
        case "samesite" -> sameSite = given;
        default -> {
          // an attribute that does not concern us
        }
      }
    }
    @Nullable Instant end = byAge != null ? byAge : expires;
    return Optional.of(
        new SetCookie(
            name,
            value,
            domain,
            path,
            end,
            secure,
            httpOnly,
            sameSite,
            end != null && !end.isAfter(now)));
  }

  private static @Nullable Instant age(String seconds, Instant now) {
    try {
      long count = Long.parseLong(seconds);
      return count <= 0 ? Instant.EPOCH : now.plusSeconds(Math.min(count, 400L * 24 * 3600));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Instant date(String text) {
    for (String candidate : new String[] {text, text.replace('-', ' ')}) {
      try {
        return ZonedDateTime.parse(candidate, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      } catch (DateTimeParseException e) {
        // another spelling is tried, then the jar tells
      }
    }
    return null;
  }
}
