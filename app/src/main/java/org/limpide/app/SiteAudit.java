package org.limpide.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.limpide.audit.Audit;
import org.limpide.audit.AuditException;
import org.limpide.audit.AuditProgress;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.AuditResult;
import org.limpide.audit.browser.BrowserPrinter;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.Visit;
import org.limpide.audit.report.Format;
import org.limpide.audit.report.ReportWriter;
import org.limpide.vendors.ServiceDirectory;

/**
 * One site's audit on the command line, from address to written report. Whatever stops it stops no
 * other site's.
 *
 * @param bothSchemes whether {@code http} may be tried when {@code https} does not answer
 */
record SiteAudit(
    AuditRequest request,
    ServiceDirectory vendors,
    Path folder,
    Set<Format> formats,
    boolean bothSchemes) {
  /**
   * How it ended.
   *
   * @param problem in one phrase, empty when the site was audited
   */
  record Ended(String url, Path folder, @Nullable AuditResult result, String problem) {}

  Ended run(AuditProgress progress) {
    String url = request.url().toString();
    try {
      Files.createDirectories(folder);
      AuditResult result = Audit.run(request, vendors, folder, progress);
      if (unread(result) && bothSchemes) {
        result = Audit.run(request.withUrl(plain(request.url())), vendors, folder, progress);
      }
      progress.at("report", "", 0, 0);
      ReportWriter.write(
          result, folder, formats, request.language(), new BrowserPrinter(request.browser()));
      return new Ended(url, folder, result, unread(result) ? Problems.of(result) : "");
    } catch (AuditException e) {
      return new Ended(url, folder, null, e.text().in(Speech.language()));
    } catch (IOException e) {
      return new Ended(url, folder, null, Problems.notWritten(e));
    } catch (RuntimeException e) {
      return new Ended(url, folder, null, Problems.unexpected(e));
    }
  }

  private static URI plain(URI url) {
    return URI.create(url.toString().replaceFirst("^https:", "http:"));
  }

  /** Whether not one page was read. */
  static boolean unread(AuditResult result) {
    return result.evidence().scenarios().stream()
        .filter(run -> run.scenario() == Scenario.S0)
        .flatMap(run -> run.visits().stream())
        .noneMatch(Visit::read);
  }
}
