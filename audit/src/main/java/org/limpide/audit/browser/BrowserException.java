package org.limpide.audit.browser;

/** The browser could not do what was asked: it is missing, gone, or a page does not answer. */
public final class BrowserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, for the caller to act on. */
  public enum Code {
    /** No Chromium was found. */
    MISSING,
    /** It did not start. */
    NOT_STARTED,
    /** It ended, or the page was closed or crashed. */
    GONE,
    /** No answer in time. */
    TIMEOUT,
    /** The command was refused. */
    REFUSED
  }

  private final Code code;

  BrowserException(Code code, String message) {
    super(message);
    this.code = code;
  }

  /** What went wrong. */
  public Code code() {
    return code;
  }
}
