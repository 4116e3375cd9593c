package org.limpide.server.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody had typed into a form whose page had grown too old, to be sent again with one
 * press.
 *
 * <p>Only what the browser says came from a page of ours ({@code Sec-Fetch-Site}, which no page can
 * forge): another site's form must not get a fresh token this way. A form with a secret in it, or
 * one that carries a file, is not kept.
 *
 * @param action where it was going, below the service's own path
 */
public record Typed(String action, Map<String, List<String>> fields) {
  private static final int MOST_FIELDS = 100;
  private static final int MOST_CHARACTERS = 50_000;

  static Optional<Typed> of(HttpServletRequest request) {
    boolean ours = "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    String type = request.getContentType();
    boolean form = type != null && type.startsWith("application/x-www-form-urlencoded");
    Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    if (!ours || !form || uri == null || !Views.method(request).equals("POST")) {
      return Optional.empty();
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    int characters = 0;
    for (Map.Entry<String, String[]> one : request.getParameterMap().entrySet()) {
      String name = one.getKey().toLowerCase(Locale.ROOT);
      if (name.contains("password") || name.contains("code") || name.contains("secret")) {
        return Optional.empty();
      }
      if (!name.equals("_csrf")) {
        fields.put(one.getKey(), List.of(one.getValue()));
        characters += String.join("", one.getValue()).length();
      }
    }
    return fields.size() > MOST_FIELDS || characters > MOST_CHARACTERS
        ? Optional.empty()
        : Optional.of(new Typed(Views.path(request), fields));
  }
}
