package org.limpide.server.audits;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.limpide.server.sites.Site;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Component;

/**
 * Sends files of a dossier. They show what strangers' sites sent, so that the browser is told to
 * run nothing in them, to guess no type, and to load nothing else.
 */
@Component
class DossierFiles {
  private static final String PICTURE_POLICY = "sandbox; default-src 'none'";

  /** The report's links to texts of law open in a window of their own. */
  private static final String REPORT_POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
          + "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'self'";

  private static final Map<String, String> PICTURES =
      Map.of("jpg", "image/jpeg", "jpeg", "image/jpeg", "png", "image/png");
  private static final Map<String, String> REPORTS =
      Map.of(
          "html", "text/html;charset=UTF-8",
          "json", "application/json",
          "csv", "text/csv;charset=UTF-8",
          "pdf", "application/pdf");

  private final Dossiers dossiers;

  DossierFiles(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  /** A screenshot, to be looked at. */
  void picture(SiteAudit audit, String name, HttpServletResponse response) throws IOException {
    String type = PICTURES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    Optional<Path> file =
        type == null || !audit.readable()
            ? Optional.empty()
            : dossiers.evidence(audit.organisation(), audit.id(), name);
    send(file.orElseThrow(Refusal::notFound), String.valueOf(type), PICTURE_POLICY, response);
  }

  /** The report, to be read in the browser. */
  void report(SiteAudit audit, HttpServletResponse response) throws IOException {
    send(known(audit, "html"), "text/html;charset=UTF-8", REPORT_POLICY, response);
  }

  /** A report, or the whole sealed dossier ({@code zip}), to be kept. */
  void download(SiteAudit audit, Site site, String format, HttpServletResponse response)
      throws IOException {
    String type = format.equals("zip") ? "application/zip" : REPORTS.get(format);
    if (type == null) {
      throw Refusal.notFound();
    }
    Path file = known(audit, format.equals("zip") ? "json" : format);
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"" + name(audit, site, format) + "\"");
    if (format.equals("zip")) {
      head(type, PICTURE_POLICY, response);
      dossiers.zip(audit.organisation(), audit.id(), response.getOutputStream());
    } else {
      send(file, type, REPORT_POLICY, response);
    }
  }

  private Path known(SiteAudit audit, String format) {
    return dossiers
        .report(audit.organisation(), audit.id(), "report." + format)
        .filter(file -> audit.readable())
        .orElseThrow(() -> Refusal.of(Refusal.Code.NOT_FOUND, "audits.gone"));
  }

  private static void send(Path file, String type, String policy, HttpServletResponse response)
      throws IOException {
    head(type, policy, response);
    response.setContentLengthLong(Files.size(file));
    Files.copy(file, response.getOutputStream());
  }

  private static void head(String type, String policy, HttpServletResponse response) {
    response.setContentType(type);
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
  }

  /** For example {@code limpide-boutique.test-2026-11-24.pdf}. */
  private static String name(SiteAudit audit, Site site, String format) {
    String host = String.valueOf(site.url().getHost()).replaceAll("[^A-Za-z0-9.-]", "");
    LocalDate day = LocalDate.ofInstant(audit.finishedAt().orElse(audit.requestedAt()), Words.ZONE);
    return "limpide-" + host + "-" + day + "." + format;
  }
}
