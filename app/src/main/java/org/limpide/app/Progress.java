package org.limpide.app;

import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.limpide.audit.AuditProgress;

/** Shows on standard error how audits go on: a bar on a terminal, plain lines elsewhere. */
final class Progress implements AutoCloseable {
  private static final int WIDTH = 24;

  private final @Nullable PrintWriter err;
  private final boolean bar;
  private final long began = System.nanoTime();
  private String last = "";

  private Progress(@Nullable PrintWriter err, boolean bar) {
    this.err = err;
    this.bar = bar;
  }

  static Progress silent() {
    return new Progress(null, false);
  }

  static Progress on(PrintWriter err, int sites) {
    return new Progress(
        err, sites == 1 && System.console() != null && System.console().isTerminal());
  }

  AuditProgress of(String site) {
    return (scenario, page, done, planned) -> show(site, scenario, page, done, planned);
  }

  private synchronized void show(String site, String scenario, String page, int done, int planned) {
    if (err == null) {
      return;
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
    String step = step(scenario);
    if (!bar) {
      String line = site + "  " + step + "  " + page;
      if (!line.equals(last)) {
        err.println(line.strip());
        last = line;
      }
      return;
    }
    int filled = planned == 0 ? 0 : Math.min(WIDTH, WIDTH * done / planned);
    String remaining =
        done == 0 ? "…" : clock(elapsed.multipliedBy(Math.max(0, planned - done)).dividedBy(done));
    String shortened = page.length() > 50 ? page.substring(0, 49) + "…" : page;
    err.print(
        "\r\u001b[2K["
            + "█".repeat(filled)
            + "·".repeat(WIDTH - filled)
            + "] "
            + step
            + " "
            + done
            + "/"
            + planned
            + "  "
            + clock(elapsed)
            + Speech.say(" écoulé, reste ", " elapsed, left ")
            + remaining
            + "  "
            + shortened);
    err.flush();
  }

  private static String step(String scenario) {
    return switch (scenario) {
      case "self-test" -> Speech.say("essai du navigateur", "browser self-test");
      case "scout" -> Speech.say("premier regard", "first look");
      case "profiles" -> Speech.say("réseaux sociaux", "social pages");
      case "servers" -> Speech.say("serveurs", "servers");
      case "judge" -> Speech.say("jugement", "judgement");
      case "report" -> Speech.say("rapport", "report");
      default -> scenario;
    };
  }

  private static String clock(Duration time) {
    return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }

  @Override
  public synchronized void close() {
    if (bar && err != null) {
      err.print("\r\u001b[2K");
      err.flush();
    }
  }
}
