package org.limpide.journal;

/**
 * The journal could not do what it was asked; {@link #reason()} is for code, the message for
 * people.
 */
public final class JournalException extends RuntimeException {
  /** What a caller can act on. */
  public enum Reason {
    /** Too many entries wait to be written: try again in a moment. */
    FULL,
    /** The log has been closed for good and takes no more entries. */
    SEALED,
    /** The journal has been shut down. */
    CLOSED,
    /** No checkpoint covers the entry yet: ask again. */
    PENDING,
    /** There is no such entry or tile, or it has been pruned. */
    UNKNOWN,
    /** What is stored is not what was signed. */
    DAMAGED,
    /** The file or the tables belong to something else. */
    FOREIGN,
    /** The file or the tables were written by a newer version. */
    FUTURE,
    /** The disk or the database failed; what was not answered may be sent again. */
    STORAGE
  }

  private final Reason reason;

  /** A failure without another below it. */
  public JournalException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** A failure that another caused. */
  public JournalException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
