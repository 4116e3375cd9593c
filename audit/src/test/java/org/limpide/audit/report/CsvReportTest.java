package org.limpide.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limpide.law.Language;

class CsvReportTest {
  @TempDir Path folder;

  @Test
  void thereIsOneRowAFindingAfterTheHeader() throws IOException {
    var out = new StringWriter();
    CsvReport.write(SampleAudit.shop(folder), Language.FR, out);
    assertThat(out.toString()).startsWith("\uFEFFrule,family,status,");
    assertThat(out.toString().split("\r\n")).hasSize(101);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\n=cmd|' /C calc'!A0"})
  void aCellThatASpreadsheetWouldComputeIsDisarmed(String text) {
    assertThat(CsvReport.cell(text).replace("\"", "")).startsWith("'");
  }

  @Test
  void quotesCommasAndLineBreaksAreQuoted() {
    assertThat(CsvReport.cell("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
    assertThat(CsvReport.cell("a\nb")).isEqualTo("\"a\nb\"");
    assertThat(CsvReport.cell("plain")).isEqualTo("plain");
  }
}
