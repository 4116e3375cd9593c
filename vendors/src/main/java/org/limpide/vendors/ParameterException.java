package org.limpide.vendors;

/** A value for a service is missing, unknown to it, or not of its shape. */
public final class ParameterException extends IllegalArgumentException {
  /** What is wrong with it. */
  public enum Fault {
    MISSING,
    UNKNOWN,
    MALFORMED
  }

  private static final long serialVersionUID = 1L;
  private final String parameter;
  private final Fault fault;

  ParameterException(String parameter, Fault fault) {
    super("parameter " + parameter + ": " + fault);
    this.parameter = parameter;
    this.fault = fault;
  }

  /** Its name. */
  public String parameter() {
    return parameter;
  }

  public Fault fault() {
    return fault;
  }
}
