package org.limpide.audit.report;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import org.limpide.law.Rule;

/**
 * How long it usually takes a small shop to mend a thing: an order of magnitude for deciding where
 * to begin, from our own experience and from no text.
 */
enum Effort {
  MINUTES,
  HOUR,
  HALF_DAY,
  DAYS;

  private static final Properties BY_RULE = load();

  static Effort of(Rule rule) {
    String effort = BY_RULE.getProperty(rule.id(), "half_day");
    return valueOf(effort.toUpperCase(Locale.ROOT));
  }

  /** The key of its words. */
  String key() {
    return "effort." + name().toLowerCase(Locale.ROOT);
  }

  private static Properties load() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(HtmlReport.resource("effort.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
