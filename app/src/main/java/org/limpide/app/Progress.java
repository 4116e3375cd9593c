package org.limpide.app;

import java.time.Duration;
import org.limpide.audit.AuditProgress;

/** Shows on standard error how audits go on: a bar on a terminal, plain lines elsewhere. */
final class Progress implements AutoCloseable {
  private static final int WIDTH = 24;

  private final boolean shown;
  private final boolean bar;
  private final long began = System.nanoTime();
  private String last = "";

  private Progress(boolean shown, boolean bar) {
    this.shown = shown;
    this.bar = bar;
  }

  static Progress silent() {
    return new Progress(false, false);
  }

  static Progress onTerminal(int sites) {
    return new Progress(
        true, sites == 1 && System.console() != null && System.console().isTerminal());
  }

  AuditProgress of(String site) {
    return (scenario, page, done, planned) -> show(site, scenario, page, done, planned);
  }

  private synchronized void show(String site, String scenario, String page, int done, int planned) {
    if (!shown) {
      return;
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
    String step = step(scenario);
    if (!bar) {
      String line = site + "  " + step + "  " + page;
      if (!line.equals(last)) {
        System.err.println(line.strip());
        last = line;
      }
      return;
    }
    int filled = planned == 0 ? 0 : Math.min(WIDTH, WIDTH * done / planned);
    String remaining =
        done == 0 ? "…" : clock(elapsed.multipliedBy(Math.max(0, planned - done)).dividedBy(done));
    String shortened = page.length() > 50 ? page.substring(0, 49) + "…" : page;
    System.err.print(
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
    System.err.flush();
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
    if (bar) {
      System.err.print("\r\u001b[2K");
      System.err.flush();
    }
  }
}
