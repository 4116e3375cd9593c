package org.limpide.server.storage;

import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/**
 * What can befall a database that is sound, and passes without anybody changing the program. What
 * was being done is not done, and what was done before stays.
 *
 * <p>Sources: SQLite's result codes (sqlite.org/rescode.html), PostgreSQL's SQLSTATE (appendix A of
 * its manual).
 */
public enum Trouble {
  /** It does not answer: stopped, unreachable, or it lets nobody in. */
  AWAY,
  /** There is no more room: what is there can be read, nothing can be added. */
  FULL,
  /** Others keep it busy longer than one waits. */
  BUSY;

  /** A writer has waited for its place long enough. */
  static final class WaitedInVain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WaitedInVain() {
      super("the writers before this one take too long");
    }
  }

  /** Which of them a failure comes from; none when it is another failure. */
  public static Optional<Trouble> of(Throwable failure) {
    int depth = 0;
    for (Throwable one = failure; one != null && depth < 20; one = one.getCause()) {
      Optional<Trouble> trouble = direct(one);
      if (trouble.isPresent()) {
        return trouble;
      }
      depth++;
    }
    return Optional.empty();
  }

  private static Optional<Trouble> direct(Throwable one) {
    return switch (one) {
      case WaitedInVain late -> Optional.of(BUSY);
      case SQLiteException sqlite -> sqlite(sqlite);
      // the pool: with a cause no connection could be made, without one all are in use
      case SQLTransientConnectionException pool ->
          Optional.of(pool.getCause() == null ? BUSY : of(pool.getCause()).orElse(AWAY));
      case SQLException sql -> state(sql.getSQLState());
      case FileSystemException file
          when file.getReason() != null && file.getReason().contains("No space left") ->
          Optional.of(FULL);
      default -> Optional.empty();
    };
  }

  private static Optional<Trouble> sqlite(SQLiteException failure) {
    String name = failure.getResultCode().name();
    if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
      return Optional.of(BUSY);
    }
    // on a full disk SQLite says so, or only that a page could not be written or the index of its
    // log not enlarged
    if (name.equals("SQLITE_FULL")
        || name.equals("SQLITE_IOERR_WRITE")
        || name.equals("SQLITE_IOERR_FSYNC")
        || name.equals("SQLITE_IOERR_TRUNCATE")
        || name.startsWith("SQLITE_IOERR_SHM")) {
      return Optional.of(FULL);
    }
    return name.startsWith("SQLITE_IOERR")
            || name.startsWith("SQLITE_CANTOPEN")
            || name.startsWith("SQLITE_READONLY")
        ? Optional.of(AWAY)
        : Optional.empty();
  }

  private static Optional<Trouble> state(@Nullable String state) {
    if (state == null) {
      return Optional.empty();
    }
    return switch (state) {
      case "53100" -> Optional.of(FULL);
      case "57P01", "57P02", "57P03", "57P05", "53300" -> Optional.of(AWAY);
      case "40001", "40P01", "55P03", "57014", "53200" -> Optional.of(BUSY);
      default ->
          state.startsWith("08") || state.startsWith("28") ? Optional.of(AWAY) : Optional.empty();
    };
  }
}
