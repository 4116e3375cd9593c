package org.limpide.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.limpide.server.storage.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Every failure in one shape: {@code application/problem+json} (RFC 9457) for programs, a page with
 * one sentence and what to do next for people.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler(Refusal.class)
  Object refusal(Refusal refusal, HttpServletRequest request) {
    if (refusal.code() == Refusal.Code.SIGN_IN && !Problems.api(request)) {
      return signIn(request);
    }
    Words words = Words.in(Views.language(request));
    Map<String, String> fields = new LinkedHashMap<>();
    refusal
        .fields()
        .forEach((field, key) -> fields.put(field, words.has(key) ? words.say(key) : key));
    return answer(
        request, refusal.code(), words.say(refusal.key(), refusal.values().toArray()), fields);
  }

  @ExceptionHandler(BindException.class)
  Object invalid(BindException e, HttpServletRequest request) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (FieldError error : e.getFieldErrors()) {
      fields.putIfAbsent(error.getField(), sentence(error, request));
    }
    return answer(request, Refusal.Code.INVALID, say(request, "problem.invalid"), fields);
  }

  @ExceptionHandler({
    HttpMessageNotReadableException.class,
    MethodArgumentTypeMismatchException.class
  })
  Object malformed(Exception e, HttpServletRequest request) {
    return e instanceof MethodArgumentTypeMismatchException
        ? answer(request, Refusal.Code.NOT_FOUND, say(request, "problem.not-found"), Map.of())
        : answer(
            request, Refusal.Code.MALFORMED, say(request, "problem.malformed"), named(e, request));
  }

  /** The property that could not be read, by its path in the body. */
  private static Map<String, String> named(Exception e, HttpServletRequest request) {
    if (!(e.getCause() instanceof DatabindException cause) || cause.getPath().isEmpty()) {
      return Map.of();
    }
    String path =
        cause.getPath().stream()
            .map(at -> at.getPropertyName() == null ? "" + at.getIndex() : at.getPropertyName())
            .collect(Collectors.joining("."));
    boolean unknown = cause instanceof UnrecognizedPropertyException;
    return Map.of(
        path.substring(0, Math.min(path.length(), 200)),
        say(request, unknown ? "field.unknown" : "field.wrong"));
  }

  @ExceptionHandler(Exception.class)
  @Nullable Object anything(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Trouble> trouble = Trouble.of(e);
    if (trouble.isPresent() && !response.isCommitted()) {
      Troubles.tell(trouble.get(), request, response);
      return null;
    }
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      int status = known.getStatusCode().value();
      Refusal.Code code =
          status == 404 || status == 405 ? Refusal.Code.NOT_FOUND : Refusal.Code.MALFORMED;
      return answer(
          request,
          code,
          status,
          say(
              request,
              status == 404
                  ? "problem.not-found"
                  : status == 415 ? "problem.media" : "problem.malformed"),
          Map.of());
    }
    LOG.error("a request failed: {}", e.getClass().getName(), e);
    return answer(request, Refusal.Code.UNAVAILABLE, 500, say(request, "problem.ours"), Map.of());
  }

  private static String sentence(FieldError error, HttpServletRequest request) {
    Words words = Words.in(Views.language(request));
    return FieldSentences.of(error, words);
  }

  private static String say(HttpServletRequest request, String key) {
    return Words.in(Views.language(request)).say(key);
  }

  private static Object answer(
      HttpServletRequest request, Refusal.Code code, String sentence, Map<String, String> fields) {
    return answer(request, code, code.status(), sentence, fields);
  }

  private static Object answer(
      HttpServletRequest request,
      Refusal.Code code,
      int status,
      String sentence,
      Map<String, String> fields) {
    return Problems.answer(request, code, status, sentence, fields, Optional.empty());
  }

  private static Object signIn(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return new ModelAndView(
        "redirect:/sign-in"
            + (path.equals("/") ? "" : "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8)));
  }
}
