package org.limpide.law;

import java.util.List;

/** A rule catalogue that cannot be used, with everything that is wrong in it. */
public final class InvalidCatalogueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  InvalidCatalogueException(List<String> faults) {
    super("the rule catalogue has " + faults.size() + " fault(s): " + String.join("; ", faults));
    this.faults = List.copyOf(faults);
  }

  /** Every fault, one sentence each. */
  public List<String> faults() {
    return faults;
  }
}
