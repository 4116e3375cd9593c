package org.limpide.audit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.audit.report.seal.Seal;
import org.limpide.audit.report.seal.Verification;
import org.limpide.law.Language;

class ReportWriterTest {
  private static final PagePrinter PRINTER = html -> "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  @TempDir Path keys;

  @Test
  void theFourFormsAreWrittenAndSealed() throws IOException {
    writer()
        .writeAll(
            SampleAudit.shop(folder), folder, EnumSet.allOf(Format.class), Language.FR, PRINTER);
    assertThat(folder)
        .isDirectoryContaining(p -> p.endsWith("report.json"))
        .isDirectoryContaining(p -> p.endsWith("report.html"))
        .isDirectoryContaining(p -> p.endsWith("report.pdf"))
        .isDirectoryContaining(p -> p.endsWith("report.csv"));
    assertThat(Seal.verify(folder, keys)).isInstanceOf(Verification.Intact.class);
    String kept = System.getProperty("limpide.keepReport", "");
    if (!kept.isEmpty()) {
      Files.copy(
          folder.resolve("report.html"),
          Path.of(kept),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void aPdfAloneLeavesNoPageBehind() throws IOException {
    writer().writeAll(SampleAudit.shop(folder), folder, Set.of(Format.PDF), Language.FR, PRINTER);
    assertThat(folder.resolve("report.pdf")).exists();
    assertThat(folder.resolve("report.html")).doesNotExist();
    assertThat(folder.resolve("report.json")).exists();
  }

  @Test
  void aBrowserThatCannotPrintLeavesEverythingElseWrittenAndSealed() throws IOException {
    PagePrinter broken =
        html -> {
          throw new IOException("the browser is gone");
        };
    var result = SampleAudit.shop(folder);
    assertThatThrownBy(
            () ->
                writer().writeAll(result, folder, EnumSet.allOf(Format.class), Language.FR, broken))
        .hasMessage("the browser is gone");
    assertThat(folder.resolve("report.html")).exists();
    assertThat(Seal.verify(folder, keys)).isInstanceOf(Verification.Intact.class);
  }

  private ReportWriter writer() {
    return new ReportWriter(
        SampleAudit.LAW,
        new VendorClassifier(org.limpide.vendors.ServiceDirectory.bundled()),
        keys,
        Clock.systemUTC());
  }
}
