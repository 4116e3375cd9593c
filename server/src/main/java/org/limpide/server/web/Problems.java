package org.limpide.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/**
 * The one shape of a failure: {@code application/problem+json} (RFC 9457) for programs, a page with
 * one sentence and what to do next for people.
 */
final class Problems {
  private Problems() {}

  static Object answer(
      HttpServletRequest request,
      Refusal.Code code,
      int status,
      String sentence,
      Map<String, String> fields,
      Optional<Typed> typed) {
    return api(request)
        ? forPrograms(code, status, sentence, fields)
        : forPeople(status, sentence, fields, typed);
  }

  private static ResponseEntity<ProblemDetail> forPrograms(
      Refusal.Code code, int status, String sentence, Map<String, String> fields) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setType(
        URI.create(
            "urn:limpide:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    problem.setTitle(sentence);
    if (!fields.isEmpty()) {
      problem.setProperty("fields", fields);
    }
    return ResponseEntity.status(status)
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
        .body(problem);
  }

  private static ModelAndView forPeople(
      int status, String sentence, Map<String, String> fields, Optional<Typed> typed) {
    ModelAndView page = new ModelAndView("web/problem");
    page.setStatus(HttpStatusCode.valueOf(status));
    page.addObject("status", status);
    page.addObject("sentence", sentence);
    page.addObject("fields", fields);
    typed.ifPresent(kept -> page.addObject("typed", kept));
    return page;
  }

  static boolean api(HttpServletRequest request) {
    return Views.path(request).startsWith("/api/");
  }
}
