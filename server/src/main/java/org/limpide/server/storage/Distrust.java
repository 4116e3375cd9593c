package org.limpide.server.storage;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Closes a SQLite connection after any failure but a constraint that said no.
 *
 * <p>SQLite ends a transaction by itself when its disk is full, and begins none when the file is
 * busy; its driver believes the opposite in both cases. Used again, such a connection would run the
 * next change statement by statement, each for itself, and fail only at the end.
 */
public final class Distrust implements SQLExceptionOverride {
  @java.lang.Override // the interface has an Override of its own
  public Override adjudicate(SQLException failure) {
    return failure instanceof SQLiteException sqlite && !constraint(sqlite.getResultCode())
        ? Override.MUST_EVICT
        : Override.CONTINUE_EVICT;
  }

  private static boolean constraint(SQLiteErrorCode code) {
    return code.name().startsWith("SQLITE_CONSTRAINT");
  }
}
