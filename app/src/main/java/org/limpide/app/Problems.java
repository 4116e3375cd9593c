package org.limpide.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import org.limpide.audit.AuditException;
import org.limpide.audit.AuditResult;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.Visit;
import org.limpide.server.operation.BackupException;
import org.limpide.server.storage.StorageException;
import org.springframework.boot.web.server.PortInUseException;

/**
 * Why a site could not be audited, in one phrase of the user's language and never a stack trace.
 */
final class Problems {
  private Problems() {}

  static String of(AuditResult result) {
    String code =
        result.evidence().scenarios().stream()
            .filter(run -> run.scenario() == Scenario.S0)
            .flatMap(run -> run.visits().stream())
            .map(Visit::problem)
            .filter(problem -> !problem.isEmpty())
            .findFirst()
            .orElse("");
    return switch (code) {
      case "unknown-host" ->
          Speech.say(
              "ce nom de site n'existe pas ou ne répond pas",
              "this site's name does not exist or does not answer");
      case "refused" ->
          Speech.say("le site refuse la connexion", "the site refuses the connection");
      case "redirect-loop" ->
          Speech.say(
              "le site renvoie en boucle d'une adresse à l'autre", "the site redirects in a loop");
      case "timeout" ->
          Speech.say("le site n'a pas répondu à temps", "the site did not answer in time");
      case "not-html", "download" ->
          Speech.say("cette adresse ne mène pas à une page web", "this address is not a web page");
      case "blocked" ->
          Speech.say(
              "le navigateur refuse d'ouvrir cette adresse",
              "the browser refuses to open this address");
      case "browser-gone" ->
          Speech.say("le navigateur s'est arrêté en route", "the browser stopped half-way");
      case "" -> Speech.say("le site n'a pas pu être lu", "the site could not be read");
      default ->
          Speech.say(
              "le site n'a pas pu être lu (" + code + ")",
              "the site could not be read (" + code + ")");
    };
  }

  static String notWritten(IOException e) {
    return Speech.say(
        "le rapport n'a pas pu être écrit (" + reason(e) + ")",
        "the report could not be written (" + reason(e) + ")");
  }

  static String unread(IOException e) {
    return Speech.say("ne peut pas être lu (", "cannot be read (") + reason(e) + ")";
  }

  static String unexpected(Exception e) {
    if (System.getenv("LIMPIDE_DEBUG") != null) {
      e.printStackTrace();
    }
    return switch (e) {
      case AuditException known -> known.text().in(Speech.language());
      case StorageException storage -> storage.sentence().in(Speech.language());
      case BackupException backup -> backup.sentence().in(Speech.language());
      case DataLock.BusyException busy -> String.valueOf(busy.getMessage());
      case RuntimeException port when inUse(port) ->
          Speech.say(
              "ce port est déjà pris : choisissez-en un autre avec --port",
              "this port is taken: choose another with --port");
      case UncheckedIOException io -> notWritten(cause(io));
      default ->
          Speech.say(
              "cela n'a pas pu être fait (" + reason(e) + ")",
              "this could not be done (" + reason(e) + ")");
    };
  }

  private static boolean inUse(Throwable e) {
    return e instanceof PortInUseException
        || e instanceof BindException
        || (e.getCause() != null && inUse(e.getCause()));
  }

  private static IOException cause(UncheckedIOException e) {
    IOException cause = e.getCause();
    return cause == null ? new IOException(e.getMessage()) : cause;
  }

  private static String reason(Exception e) {
    String message = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
    String kind = e.getClass().getSimpleName().replaceFirst("Exception$", "");
    return message.isEmpty() ? kind : e instanceof IOException ? kind + " : " + message : message;
  }
}
