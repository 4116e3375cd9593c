package org.limpide.audit.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The HTML report on A4 paper. */
final class PdfReport {
  private static final byte[] MAGIC = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  private PdfReport() {}

  static void write(Path html, Path pdf, PagePrinter printer) throws IOException {
    byte[] content = printer.print(html);
    if (content.length < MAGIC.length
        || !Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IOException("the browser did not print the report");
    }
    Files.write(pdf, content);
  }
}
