package org.limpide.audit.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.limpide.audit.AuditResult;
import org.limpide.audit.report.seal.InstallationKey;
import org.limpide.audit.report.seal.Seal;
import org.limpide.law.Language;
import org.limpide.law.RuleCatalogue;
import org.limpide.vendors.ServiceDirectory;

/**
 * Writes an audit's reports into its folder, beside the evidence that is there already, then seals
 * the whole.
 */
public final class ReportWriter {
  private final RuleCatalogue law;
  private final Classifier classifier;
  private final Path keyFolder;
  private final Clock clock;

  /**
   * A writer of a given world.
   *
   * @param law the catalogue whose sanction examples are quoted
   * @param classifier what cookies and hosts are for
   * @param keyFolder where the installation's key is, see {@link InstallationKey#folder}
   */
  ReportWriter(RuleCatalogue law, Classifier classifier, Path keyFolder, Clock clock) {
    this.law = law;
    this.classifier = classifier;
    this.keyFolder = keyFolder;
    this.clock = clock;
  }

  /** Writes with this installation's own catalogue, directory of services, key and clock. */
  public static void write(
      AuditResult result, Path folder, Set<Format> formats, Language language, PagePrinter printer)
      throws IOException {
    new ReportWriter(
            RuleCatalogue.bundled(),
            new VendorClassifier(ServiceDirectory.bundled()),
            InstallationKey.folder(System.getenv()),
            Clock.systemUTC())
        .writeAll(result, folder, formats, language, printer);
  }

  /**
   * Writes the reports asked for, and {@code report.json} in any case. When the browser cannot
   * print, everything else is written and sealed before the exception goes on.
   */
  void writeAll(
      AuditResult result, Path folder, Set<Format> formats, Language language, PagePrinter printer)
      throws IOException {
    Files.createDirectories(folder);
    Seal.Fingerprint fingerprint = Seal.fingerprint(folder.resolve("evidence"));
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(Format.JSON.file())))) {
      new JsonReport(result, law, classifier, fingerprint, language).write(out);
    }
    if (formats.contains(Format.CSV)) {
      try (Writer out = Files.newBufferedWriter(folder.resolve(Format.CSV.file()))) {
        CsvReport.write(result, language, out);
      }
    }
    try {
      pages(result, fingerprint, folder, formats, language, printer);
    } finally {
      Seal.write(folder, keyFolder, clock);
    }
  }

  private void pages(
      AuditResult result,
      Seal.Fingerprint fingerprint,
      Path folder,
      Set<Format> formats,
      Language language,
      PagePrinter printer)
      throws IOException {
    if (!formats.contains(Format.HTML) && !formats.contains(Format.PDF)) {
      return;
    }
    Path html = folder.resolve(Format.HTML.file());
    Files.writeString(
        html, new HtmlReport(result, law, classifier, fingerprint, language).render());
    try {
      if (formats.contains(Format.PDF)) {
        PdfReport.write(html, folder.resolve(Format.PDF.file()), printer);
      }
    } finally {
      if (!formats.contains(Format.HTML)) {
        Files.deleteIfExists(html);
      }
    }
  }
}
