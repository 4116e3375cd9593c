package org.limpide.audit.report;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Prints an HTML file to PDF. The engine does it with Chromium's {@code Page.printToPDF}, and must
 * ask for {@code preferCSSPageSize} and no header or footer: the page's own style sets A4, the
 * site's name and the page numbers.
 */
@FunctionalInterface
public interface PagePrinter {
  /** The PDF of that page, backgrounds included. */
  byte[] print(Path html) throws IOException;
}
