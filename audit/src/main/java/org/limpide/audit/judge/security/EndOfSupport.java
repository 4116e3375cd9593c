package org.limpide.audit.judge.security;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Until when the makers of site software mend its versions. Only what they announced: what is not
 * here is not known, however old, since others may mend it (distributions do).
 */
final class EndOfSupport {
  /**
   * @param from first version meant
   * @param before first version not meant any more
   * @param last last day of support
   */
  private record Line(String product, String from, String before, LocalDate last) {}

  private static final List<Line> LINES =
      List.of(
          // WordPress security team, "Dropping security updates for WordPress versions 4.1 through
          // 4.6" (2025)
          line("wordpress", "0", "4.7", 2025, 7, 31),
          // drupal.org, "Drupal core release process"
          line("drupal", "0", "8", 2025, 1, 5),
          line("drupal", "8", "9", 2021, 11, 2),
          line("drupal", "9", "10", 2023, 11, 1),
          // joomla.org, "Joomla! CMS versions and support"
          line("joomla", "0", "4", 2023, 8, 17),
          line("joomla", "4", "5", 2025, 10, 14),
          // build.prestashop-project.org, end of maintenance of 1.6
          line("prestashop", "0", "1.7", 2019, 6, 30),
          // Adobe, Magento 1 end of support
          line("magento", "0", "2", 2020, 6, 30),
          // php.net/eol.php; those between are mended by distributions still in use
          line("php", "0", "7.4", 2021, 12, 6),
          // php.net/supported-versions.php
          line("php", "8.2", "8.3", 2026, 12, 31),
          line("php", "8.3", "8.4", 2027, 12, 31),
          line("php", "8.4", "8.5", 2028, 12, 31),
          line("php", "8.5", "8.6", 2029, 12, 31));

  private static final Pattern NAMED =
      Pattern.compile(
          "(wordpress|drupal|joomla|prestashop|magento|php)[^0-9]{0,6}([0-9]+(?:\\.[0-9]+)*)");

  private EndOfSupport() {}

  private static Line line(
      String product, String from, String before, int year, int month, int day) {
    return new Line(product, from, before, LocalDate.of(year, month, day));
  }

  /**
   * Software as it names itself.
   *
   * @param until last day of support of that version; empty when that is not known
   */
  record Software(String name, Optional<LocalDate> until) {
    boolean endedBefore(LocalDate day) {
      return until.filter(last -> last.isBefore(day)).isPresent();
    }
  }

  /** The software that a {@code generator} or {@code X-Powered-By} names with a version. */
  static Optional<Software> named(String announcement) {
    Matcher named = NAMED.matcher(announcement.toLowerCase(Locale.ROOT));
    if (!named.find()) {
      return Optional.empty();
    }
    String product = named.group(1);
    String version = named.group(2);
    return Optional.of(
        new Software(
            announcement.strip(),
            LINES.stream()
                .filter(line -> line.product.equals(product))
                .filter(line -> !before(version, line.from) && before(version, line.before))
                .map(Line::last)
                .findFirst()));
  }

  private static boolean before(String version, String other) {
    String[] ones = version.split("\\.");
    String[] others = other.split("\\.");
    for (int i = 0; i < Math.max(ones.length, others.length); i++) {
      int order = Integer.compare(part(ones, i), part(others, i));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static int part(String[] parts, int i) {
    return i < parts.length && parts[i].length() < 9 ? Integer.parseInt(parts[i]) : 0;
  }
}
