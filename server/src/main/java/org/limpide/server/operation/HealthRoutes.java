package org.limpide.server.operation;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.limpide.server.web.Anyone;
import org.limpide.server.web.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /health} for whoever watches the service, {@code /metrics} for Prometheus. */
@RestController
class HealthRoutes {
  private final Health health;
  private final Figures figures;
  private final Optional<String> token;

  HealthRoutes(Health health, Figures figures, @Value("${limpide.metrics.token:}") String token) {
    this.health = health;
    this.figures = figures;
    this.token = Optional.of(token).filter(text -> !text.isBlank());
  }

  /** 200 when everything works, 503 when the database does not; nothing about anybody. */
  @Anyone
  @GetMapping("/health")
  ResponseEntity<Map<String, Object>> health() {
    Health.State state = health.now();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", state.well() ? "up" : "down");
    body.put("database", state.database() ? "up" : "down");
    body.put("disk", state.disk() ? "up" : "full");
    body.put("jobs", state.jobs() ? "up" : "down");
    return ResponseEntity.status(state.database() ? 200 : 503)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(body);
  }

  /**
   * Figures in Prometheus' text form, for this machine alone or for who holds the token {@code
   * limpide.metrics.token}; to anybody else the address does not exist.
   */
  @Anyone
  @GetMapping(value = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
  ResponseEntity<String> metrics(HttpServletRequest request) {
    if (!may(request)) {
      throw Refusal.notFound();
    }
    return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(figures.text());
  }

  private boolean may(HttpServletRequest request) {
    String given = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (token.isPresent()) {
      return given != null && same("Bearer " + token.get(), given);
    }
    boolean passedOn =
        request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
    String from = request.getRemoteAddr();
    return !passedOn && (from.equals("127.0.0.1") || from.equals("0:0:0:0:0:0:0:1"));
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
