package org.limpide.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** A sentence shown once on the next page, after something was done. It holds a key, never data. */
public final class Notices {
  private Notices() {}

  /** Shows that sentence on the next page. */
  public static void next(HttpServletRequest request, HttpServletResponse response, String key) {
    set(request, response, key, Duration.ofMinutes(1));
  }

  static void forget(HttpServletRequest request, HttpServletResponse response) {
    set(request, response, "", Duration.ZERO);
  }

  private static void set(
      HttpServletRequest request, HttpServletResponse response, String key, Duration age) {
    Preferences.set(request, response, Views.NOTICE, key, age);
  }

  /** Cookies the service itself needs; none follows anybody. */
  static final class Preferences {
    private Preferences() {}

    static void set(
        HttpServletRequest request,
        HttpServletResponse response,
        String name,
        String value,
        Duration age) {
      response.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(name, value)
              .path(request.getContextPath() + "/")
              .maxAge(age)
              .httpOnly(true)
              .secure(request.isSecure())
              .sameSite("Lax")
              .build()
              .toString());
    }
  }
}
