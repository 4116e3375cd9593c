package org.limpide.vendors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The <a href="https://github.com/jkwakman/Open-Cookie-Database">Open Cookie Database</a>
 * (Apache-2.0). Its "functional" is not the law's "strictly necessary": such rows are {@link
 * ConsentNeed#UNKNOWN} here until the curated lists say more.
 */
final class OpenCookieDatabase {
  static final String SOURCE = "open-cookie-database";
  private static final Pattern DOMAIN = Pattern.compile("\\.?((?:[a-z0-9-]+\\.)+[a-z]{2,})");

  private OpenCookieDatabase() {}

  static CookieNames read(String csv, Function<String, Optional<Service>> serviceNamed) {
    var names = new CookieNames(true);
    for (List<String> row : CsvRows.of(csv)) {
      if (row.size() >= 10 && !row.get(3).isBlank() && !row.get(0).equals("ID")) {
        add(names, row, serviceNamed);
      }
    }
    return names;
  }

  private static void add(
      CookieNames names, List<String> row, Function<String, Optional<Service>> serviceNamed) {
    String name = row.get(3).strip();
    boolean prefix = row.get(9).strip().equals("1") || name.endsWith("*");
    name = name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
    if (prefix && name.length() < 3) {
      return; // the beginning of too many names
    }
    Purpose purpose = purpose(row.get(2));
    ConsentNeed need =
        switch (purpose) {
          case AUDIENCE, ADVERTISING -> ConsentNeed.CONSENT;
          default -> ConsentNeed.UNKNOWN;
        };
    String platform = row.get(1).strip();
    Service service =
        serviceNamed.apply(platform).orElseGet(() -> service(platform, row.get(7), purpose, need));
    String fr = purpose.label().fr() + (platform.isEmpty() ? "" : " (" + platform + ")");
    String en = row.get(5).strip();
    var entry =
        new CookieEntry(
            name,
            prefix,
            purpose,
            need,
            service,
            new Bilingual(fr, en.isEmpty() ? purpose.label().en() : en),
            row.get(6).isBlank() ? null : row.get(6).strip(),
            SOURCE);
    names.add(entry, domains(row.get(4)));
  }

  private static Purpose purpose(String category) {
    return switch (category.strip()) {
      case "Analytics" -> Purpose.AUDIENCE;
      case "Marketing" -> Purpose.ADVERTISING;
      case "Personalization" -> Purpose.PERSONALISATION;
      case "Security" -> Purpose.SECURITY;
      default -> Purpose.OTHER;
    };
  }

  private static @Nullable Service service(
      String platform, String controller, Purpose purpose, ConsentNeed need) {
    if (platform.isEmpty()) {
      return null;
    }
    return new Service(
        "ocd:" + platform.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
        platform,
        controller.isBlank() ? platform : controller.strip(),
        null,
        Set.of(purpose),
        need,
        false,
        Bilingual.same(platform),
        List.of(),
        List.of(),
        SOURCE);
  }

  /** A cookie that may also be first-party lives anywhere. */
  private static List<String> domains(String column) {
    String text = column.toLowerCase(Locale.ROOT);
    if (text.contains("1st party") || text.contains("first") || text.contains("website")) {
      return List.of();
    }
    var found = new ArrayList<String>();
    var matcher = DOMAIN.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
