package org.limpide.audit;

/** Hears how an audit goes on; called from several threads. */
public interface AuditProgress {
  /** Hears nothing. */
  AuditProgress SILENT = (scenario, page, done, planned) -> {};

  /**
   * A page visit begins.
   *
   * @param scenario such as {@code S0}, or a step's name ({@code self-test}, {@code servers},
   *     {@code judge}, {@code report})
   * @param page address, or empty
   * @param done visits done
   * @param planned visits planned so far
   */
  void at(String scenario, String page, int done, int planned);
}
