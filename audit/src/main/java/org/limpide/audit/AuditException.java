package org.limpide.audit;

import org.limpide.law.Text;

/** An audit that cannot be made at all; what can be made in part is reported in part instead. */
public final class AuditException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why it cannot. */
  public enum Code {
    /** No browser, or it does not start. */
    NO_BROWSER,
    /** The browser does not see what it should: an audit would under-report in silence. */
    SELF_TEST
  }

  private final Code code;
  private final transient Text text;

  public AuditException(Code code, Text text) {
    super(text.en());
    this.code = code;
    this.text = text;
  }

  /** Why it cannot. */
  public Code code() {
    return code;
  }

  /** One sentence for the user, with what to do. */
  public Text text() {
    return text;
  }
}
