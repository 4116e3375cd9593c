package org.limpide.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language and colours, kept in a cookie of the browser's. */
@Controller
class PreferenceRoutes {
  private static final Duration YEAR = Duration.ofDays(365);

  @Anyone
  @PostMapping("/preferences/language")
  String language(
      @RequestParam String language,
      @RequestParam(defaultValue = "/") String back,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (language.equals("fr") || language.equals("en")) {
      Notices.Preferences.set(request, response, Views.LANGUAGE, language, YEAR);
    }
    return "redirect:" + LocalPath.of(back);
  }

  @Anyone
  @PostMapping("/preferences/theme")
  String theme(
      @RequestParam String theme,
      @RequestParam(defaultValue = "/") String back,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (theme.matches("light|dark|auto")) {
      Notices.Preferences.set(request, response, Views.THEME, theme, YEAR);
    }
    return "redirect:" + LocalPath.of(back);
  }
}
