package org.limpide.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.law.Language;

/** What Chromium itself makes of the report: it runs nothing, and prints with page numbers. */
@Tag("browser")
class ReportInBrowserTest {
  @TempDir Path folder;

  @Test
  void nothingThatASiteSaysRuns() throws Exception {
    String text =
        "</title></style></textarea><script>document.title='owned'</script>"
            + "<img src=x onerror=\"document.title='owned'\">";
    Path html = page(SampleAudit.hostile(folder, text));
    chromium(List.of("--virtual-time-budget=3000", "--dump-dom", html.toUri().toString()));
    Document seen = Jsoup.parse(Files.readString(folder.resolve("out"), StandardCharsets.UTF_8));
    assertThat(seen.title()).isEqualTo("Audit de bougies.example – Limpide");
    HtmlReportTest.assertInert(seen);
  }

  @Test
  void theReportPrintsOnPaper() throws Exception {
    Path html = page(SampleAudit.shop(folder));
    Path pdf = folder.resolve("report.pdf");
    chromium(List.of("--no-pdf-header-footer", "--print-to-pdf=" + pdf, html.toUri().toString()));
    assertThat(Files.readString(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
  }

  private Path page(org.limpide.audit.AuditResult result) throws IOException {
    return Files.writeString(
        folder.resolve("report.html"), HtmlReportTest.render(result, Language.FR));
  }

  private void chromium(List<String> arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "/usr/bin/chromium",
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--user-data-dir=" + folder.resolve("profile")));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }
}
