package org.limpide.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.browser.Browser;
import org.limpide.audit.browser.BrowsingContext;
import org.limpide.audit.browser.Tab;

/**
 * The peer: opens the same pages in the same states one after the other, waits as long on each, and
 * keeps a picture and the document of each. It judges nothing and chooses nothing.
 *
 * <p>Reads lines {@code STATE URL MILLIS} from a file: pages of one state share a context.
 */
public final class OneByOne {
  private static final Duration LIMIT = Duration.ofSeconds(25);

  private OneByOne() {}

  public static void main(String[] arguments) throws IOException {
    Path list = Path.of(arguments[0]);
    Path out = Files.createDirectories(Path.of(arguments[1]));
    int port = Integer.parseInt(arguments[2]);
    List<String> lines = Files.readAllLines(list, UTF_8);
    try (Browser browser =
        Browser.start(
            Optional.empty(),
            List.of(new Resolve("*", 80, "127.0.0.1", port)),
            Optional.empty(),
            "fr-FR,fr,en",
            Clock.systemUTC())) {
      int at = 0;
      while (at < lines.size()) {
        String state = lines.get(at).split(" ")[0];
        try (BrowsingContext context = browser.open(SampleShop.HOST::equals)) {
          Tab tab = context.tab();
          for (; at < lines.size() && lines.get(at).startsWith(state + " "); at++) {
            String[] line = lines.get(at).split(" ");
            visit(
                tab,
                line[1],
                Duration.ofMillis(Long.parseLong(line[2])),
                out.resolve("page-" + at));
          }
          context.takeStock();
          Files.writeString(out.resolve(state + ".txt"), context.recording().requests().toString());
        }
      }
    }
  }

  private static void visit(Tab tab, String url, Duration wait, Path file) throws IOException {
    tab.open(url, LIMIT);
    tab.settle(wait);
    Files.write(Path.of(file + ".jpg"), tab.screenshot(4000, LIMIT));
    String html =
        tab.read(tab.frames().getFirst(), "document.documentElement.outerHTML", LIMIT).asString("");
    Files.writeString(Path.of(file + ".html"), html);
  }

  /** The visits of a report as such a list, ordered by state. */
  static List<String> list(AuditReport report, long waitMillis) {
    List<String> lines = new ArrayList<>();
    for (AuditReport.Visited visit : report.visits()) {
      lines.add(visit.state() + " " + URI.create(visit.url()) + " " + waitMillis);
    }
    return lines;
  }
}
