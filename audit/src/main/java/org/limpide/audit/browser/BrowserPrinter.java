package org.limpide.audit.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.limpide.audit.report.PagePrinter;

/** Prints a report with a browser of its own, which runs no script and has no site open. */
public final class BrowserPrinter implements PagePrinter {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Optional<Path> executable;

  public BrowserPrinter(Optional<Path> executable) {
    this.executable = executable;
  }

  @Override
  public byte[] print(Path html) throws IOException {
    String page = Files.readString(html, UTF_8);
    try (Browser browser =
            Browser.start(executable, List.of(), Optional.empty(), "fr", Clock.systemUTC());
        BrowsingContext context = browser.open(host -> true)) {
      Tab tab = context.tab();
      tab.show(page, LIMIT);
      tab.settle(Duration.ofMillis(300));
      return tab.pdf(LIMIT);
    } catch (BrowserException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
