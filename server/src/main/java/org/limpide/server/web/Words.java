package org.limpide.server.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.law.Language;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What the pages say, in one language: sentences by key, counts, dates.
 *
 * <p>The texts lie in {@code texts/DESK.fr.properties} and {@code texts/DESK.en.properties}, in
 * UTF-8. A place is {@code {0}}; an apostrophe is just an apostrophe. A counted sentence has the
 * keys {@code KEY.zero} (optional), {@code KEY.one} and {@code KEY.many}.
 */
public final class Words {
  /** The zone in which days are counted and moments shown. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
  private static final Pattern BEFORE = Pattern.compile(" (?=[:;!?»])");
  private static final Pattern AFTER = Pattern.compile("(?<=«) ");
  private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Words(language, read(language)));
    }
  }

  private final Language language;
  private final Locale locale;
  private final Map<String, String> sentences;

  private Words(Language language, Map<String, String> sentences) {
    this.language = language;
    this.locale = language == Language.FR ? Locale.FRANCE : Locale.UK;
    this.sentences = sentences;
  }

  public static Words in(Language language) {
    Words words = ALL.get(language);
    if (words == null) {
      throw new IllegalStateException(language.name());
    }
    return words;
  }

  private static Map<String, String> read(Language language) {
    Map<String, String> all = new HashMap<>();
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver()
              .getResources(
                  "classpath*:org/limpide/server/texts/*." + language.code() + ".properties")) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
        for (String key : properties.stringPropertyNames()) {
          String text = properties.getProperty(key);
          if (all.put(key, language == Language.FR ? spaced(text) : text) != null) {
            throw new IllegalStateException("two texts for " + key);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(all);
  }

  /** With the spaces French keeps before « : ; ! ? » and inside its quotes, where no line ends. */
  static String spaced(String text) {
    return BEFORE.matcher(AFTER.matcher(text).replaceAll("\u00a0")).replaceAll("\u00a0");
  }

  public Language language() {
    return language;
  }

  public Locale locale() {
    return locale;
  }

  /** Every key there is. */
  public Set<String> keys() {
    return sentences.keySet();
  }

  public boolean has(String key) {
    return sentences.containsKey(key);
  }

  /**
   * The sentence of a key.
   *
   * @throws IllegalArgumentException when there is none: a test looks at every key the code names
   */
  public String say(String key, Object... values) {
    String sentence = sentences.get(key);
    if (sentence == null) {
      throw new IllegalArgumentException("no text for " + key);
    }
    if (values.length == 0) {
      return sentence;
    }
    return PLACE
        .matcher(sentence)
        .replaceAll(
            place -> {
              int index = Integer.parseInt(place.group(1));
              return index < values.length ? Matcher.quoteReplacement(shown(values[index])) : "…";
            });
  }

  /** The sentence for that many, which is its first place {@code {0}}. */
  public String count(String key, long number) {
    String zero = key + ".zero";
    if (number == 0 && has(zero)) {
      return say(zero);
    }
    // French counts zero as one, English as many
    boolean one = language == Language.FR ? number < 2 : number == 1;
    return say(key + (one ? ".one" : ".many"), number);
  }

  private String shown(Object value) {
    return switch (value) {
      case LocalDate date -> date(date);
      case Instant moment -> moment(moment);
      case Integer number -> number(number);
      case Long number -> number(number);
      default -> value.toString();
    };
  }

  /** With the language's own grouping of thousands. */
  public String number(long number) {
    return String.format(locale, "%,d", number);
  }

  /** In full: « lundi 28 décembre 2026 ». */
  public String date(LocalDate date) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale).format(date);
  }

  /** Short enough for a table: « 28 déc. 2026, 14:05 », in the time of metropolitan France. */
  public String moment(Instant moment) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(ZONE)
        .format(moment);
  }
}
