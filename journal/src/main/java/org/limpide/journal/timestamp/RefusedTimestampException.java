package org.limpide.journal.timestamp;

/** An answer is not a timestamp of the checkpoint by a trusted authority; the message says why. */
public final class RefusedTimestampException extends Exception {
  RefusedTimestampException(String message) {
    super(message);
  }

  RefusedTimestampException(String message, Throwable cause) {
    super(message, cause);
  }
}
