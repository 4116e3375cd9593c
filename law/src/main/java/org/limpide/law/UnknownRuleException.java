package org.limpide.law;

/** No rule has that id. */
public final class UnknownRuleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownRuleException(String id) {
    super("no rule is called " + id);
  }
}
