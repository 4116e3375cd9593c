package org.limpide.server.audits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.limpide.audit.AuditException;
import org.limpide.audit.AuditResult;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.Visit;

/** Why an audit came to nothing, as the key of a sentence a shopkeeper understands. */
final class Failures {
  static final String DISK = "audits.failed.disk";

  private Failures() {}

  static String of(Throwable cause) {
    return switch (cause) {
      case AuditException e ->
          switch (e.code()) {
            case NO_BROWSER -> "audits.failed.no-browser";
            case SELF_TEST -> "audits.failed.self-test";
          };
      case UncheckedIOException e -> files(e);
      case IOException e -> files(e);
      default -> "audits.failed.unexpected";
    };
  }

  private static String files(Exception e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space") || message.contains("quota") ? DISK : "audits.failed.files";
  }

  /** Why not one page was read; none when one was. */
  static Optional<String> unread(AuditResult result) {
    return unread(
        result.evidence().scenarios().stream()
            .filter(run -> run.scenario() == Scenario.S0)
            .flatMap(run -> run.visits().stream())
            .toList());
  }

  static Optional<String> unread(java.util.List<Visit> visits) {
    if (visits.stream().anyMatch(Visit::read)) {
      return Optional.empty();
    }
    String code =
        visits.stream().map(Visit::problem).filter(p -> !p.isEmpty()).findFirst().orElse("");
    return Optional.of(
        switch (code) {
          case "unknown-host" -> "audits.failed.unknown-host";
          case "refused" -> "audits.failed.refused";
          case "redirect-loop" -> "audits.failed.redirect-loop";
          case "timeout" -> "audits.failed.timeout";
          case "not-html", "download" -> "audits.failed.not-html";
          case "blocked" -> "audits.failed.blocked";
          case "browser-gone" -> "audits.failed.browser-gone";
          default -> "audits.failed.unread";
        });
  }
}
