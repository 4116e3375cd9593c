package org.limpide.server.storage;

import org.limpide.law.Text;

/**
 * The database cannot be used, with one sentence for the person who starts the service.
 *
 * @see Code
 */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Code {
    /** The file is not a SQLite database, or its pages contradict each other. */
    BROKEN,
    /** A newer version of the service has written it. */
    FUTURE,
    /** Another program's tables are there, or a migration was changed after it ran. */
    FOREIGN,
    /** The server or the folder does not answer. */
    UNREACHABLE
  }

  private final Code code;
  private final transient Text sentence;

  StorageException(Code code, String french, String english, Throwable cause) {
    super(english, cause);
    this.code = code;
    this.sentence = new Text(french, english);
  }

  public Code code() {
    return code;
  }

  /** What to tell the person, without the technical cause. */
  public Text sentence() {
    return sentence;
  }
}
