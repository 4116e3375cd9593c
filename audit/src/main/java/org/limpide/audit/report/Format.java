package org.limpide.audit.report;

import java.util.Locale;

/** The forms a report can take. */
public enum Format {
  /** For people: one file, to open in any browser or to send by mail. */
  HTML,
  /** For programs; always written, for everything else can be made again from it. */
  JSON,
  /** For paper and files. */
  PDF,
  /** For a spreadsheet: one row a finding. */
  CSV;

  /** The report's file name in the audit's folder. */
  public String file() {
    return "report." + name().toLowerCase(Locale.ROOT);
  }
}
