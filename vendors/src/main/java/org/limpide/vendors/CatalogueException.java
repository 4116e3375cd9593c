package org.limpide.vendors;

import java.util.List;

/** The banner's data file is not what its schema says; every fault is told at once. */
public final class CatalogueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final List<String> problems;

  CatalogueException(List<String> problems) {
    super("banner-services.json:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Where and what, one a line, such as {@code services[12 hotjar].load: no kind}. */
  public List<String> problems() {
    return problems;
  }
}
