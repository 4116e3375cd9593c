package org.limpide.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.limpide.law.Language;

/** The language a browser was told to use; it goes before the person's own. */
public final class LanguageChoice {
  private LanguageChoice() {}

  /** Keeps it in the browser. */
  public static void keep(
      HttpServletRequest request, HttpServletResponse response, Language language) {
    Notices.Preferences.set(
        request, response, Views.LANGUAGE, language.code(), Duration.ofDays(365));
  }

  /** The language the browser asks for: where neither cookies nor people are known. */
  public static Language asked(HttpServletRequest request) {
    return Views.asked(request);
  }

  /** The language to answer in. */
  public static Language of(HttpServletRequest request) {
    return Views.language(request);
  }
}
