package org.limpide.app;

import org.limpide.law.Language;
import org.limpide.law.Text;

/**
 * The language in which the command line speaks: the one asked for, else the terminal's, else
 * French.
 */
final class Speech {
  private static volatile Language language = ofTerminal();

  private Speech() {}

  static Language ofTerminal() {
    for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = System.getenv(name);
      if (value != null && !value.isBlank()) {
        return Language.of(value);
      }
    }
    return Language.FR;
  }

  static Language language() {
    return language;
  }

  static void speak(Language asked) {
    language = asked;
  }

  static String say(String fr, String en) {
    return Text.of(fr, en).in(language);
  }
}
