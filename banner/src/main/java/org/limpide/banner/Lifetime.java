package org.limpide.banner;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a cookie stays: ISO 8601 in the data, a number and a unit for people. */
final class Lifetime {
  private static final Pattern SAID =
      Pattern.compile(
          "(\\d+)\\s*(ans?|années?|years?|mois|months?|semaines?|weeks?|jours?|days?|heures?|hours?|minutes?)");

  private Lifetime() {}

  /** From a source's words, in French or English; empty when they are not one plain duration. */
  static String iso(String said) {
    String text = said.strip().toLowerCase(Locale.ROOT);
    if (text.equals("session")) {
      return text;
    }
    Matcher matcher = SAID.matcher(text);
    if (!matcher.matches()) {
      return "";
    }
    String n = matcher.group(1);
    return switch (matcher.group(2).substring(0, 2)) {
      case "an", "ye" -> "P" + n + "Y";
      case "mo" -> "P" + n + "M";
      case "se", "we" -> "P" + n + "W";
      case "jo", "da" -> "P" + n + "D";
      case "he", "ho" -> "PT" + n + "H";
      default -> "PT" + n + "M";
    };
  }

  /** For people; empty when not known. */
  static String said(String iso, Words words) {
    if (iso.isEmpty()) {
      return "";
    }
    if (iso.equals("session")) {
      return words.say("session");
    }
    try {
      if (iso.startsWith("PT")) {
        long minutes = Duration.parse(iso).toMinutes();
        return minutes % 60 == 0
            ? count(minutes / 60, "hour", words)
            : count(minutes, "minute", words);
      }
      Period period = Period.parse(iso);
      if (period.getDays() != 0) {
        return count(period.getDays(), "day", words);
      }
      long months = period.toTotalMonths();
      return months % 12 == 0 ? count(months / 12, "year", words) : count(months, "month", words);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not a lifetime: " + iso, e);
    }
  }

  private static String count(long n, String unit, Words words) {
    String[] forms = words.say(unit).split("\\|", -1);
    return n + "\u00a0" + (n == 1 ? forms[0] : forms[1]);
  }
}
