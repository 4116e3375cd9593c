package org.limpide.server.audits;

import java.util.Locale;

/** The lower-case forms in which the audit's enumerations stand in reports and in the database. */
final class Codes {
  private Codes() {}

  static <E extends Enum<E>> E of(Class<E> type, String code) {
    return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
  }
}
