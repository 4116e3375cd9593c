package org.limpide.vendors;

/**
 * Where a fact of the banner's catalogue comes from, so that nobody takes for checked what was not.
 */
public enum FactSource {
  /** Limpide's directory, which the audit's judgments rest on. */
  LIMPIDE("limpide"),
  OPEN_COOKIE_DATABASE("open-cookie-database"),
  TARTEAUCITRON("tarteaucitron"),
  /** Read in the code of several public repositories that use the service. */
  PUBLIC_CODE("public-code"),
  /** Written down without a document at hand: to be checked against the company's own pages. */
  MEMORY("memory");

  private final String written;

  FactSource(String written) {
    this.written = written;
  }

  /** Its name in the data file. */
  public String written() {
    return written;
  }
}
