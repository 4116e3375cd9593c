package org.limpide.audit.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.limpide.audit.judge.Status;
import org.limpide.law.Language;
import org.limpide.law.Text;

/** The report's own words in one language; the site's and the law's come with the findings. */
final class Words {
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private final Language language;
  private final Locale locale;
  private final ResourceBundle bundle;

  Words(Language language) {
    this.language = language;
    this.locale =
        switch (language) {
          case FR -> Locale.FRANCE;
          case EN -> Locale.UK;
        };
    this.bundle =
        ResourceBundle.getBundle(
            "org.limpide.audit.report.words",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  Language language() {
    return language;
  }

  /** For {@code lang} attributes. */
  String tag() {
    return locale.getLanguage();
  }

  String of(Text text) {
    return text.in(language);
  }

  /** The words of that key, with {@code {0}}, {@code {1}}… replaced. */
  String of(String key, Object... values) {
    String words = bundle.getString(key);
    for (int i = 0; i < values.length; i++) {
      words = words.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return words;
  }

  /**
   * « 1 constat », « 3 constats »: the key's {@code .one} or {@code .many}; French takes the
   * singular for 0 too.
   */
  String count(String key, long n) {
    boolean one =
        switch (language) {
          case FR -> n < 2;
          case EN -> n == 1;
        };
    return of(key + (one ? ".one" : ".many"), number(n));
  }

  String number(long n) {
    return String.format(locale, "%,d", n);
  }

  /** Seconds with one decimal, such as « 0,4 s ». */
  String seconds(long millis) {
    return String.format(locale, "%.1f s", Math.max(0, millis) / 1000.0);
  }

  /** Whether a key has words. */
  boolean knows(String key) {
    return bundle.containsKey(key);
  }

  String status(Status status) {
    return of("status." + status.code());
  }

  /** In full, with the day of the week. */
  String date(LocalDate date) {
    return first(DateTimeFormatter.ofPattern(of("pattern.date"), locale).format(date));
  }

  /** Without the day of the week. */
  String day(LocalDate date) {
    return first(DateTimeFormatter.ofPattern(of("pattern.day"), locale).format(date));
  }

  /** French says « 1er septembre » and « 2 septembre ». */
  private String first(String date) {
    return switch (language) {
      case FR -> date.replaceAll("\\b1 (?=\\p{L})", "1er ");
      case EN -> date;
    };
  }

  String time(Instant instant) {
    return DateTimeFormatter.ofPattern(of("pattern.time"), locale).format(instant.atZone(ZONE));
  }
}
