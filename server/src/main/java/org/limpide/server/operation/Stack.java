package org.limpide.server.operation;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.springframework.boot.logging.StackTracePrinter;

/**
 * Writes an exception into the log as the place it comes from and what kind it is, and never as its
 * message: that is where PostgreSQL repeats a person's address (« Key (email)=… »), a parser the
 * body it could not read, and a client the address it called with its query.
 */
final class Stack implements StackTracePrinter {
  private static final int FRAMES = 40;
  private static final int CAUSES = 10;

  @Override
  public void printStackTrace(Throwable thrown, Appendable out) throws IOException {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    String before = "";
    for (Throwable one = thrown;
        one != null && seen.add(one) && seen.size() <= CAUSES;
        one = one.getCause()) {
      out.append(before).append(one.getClass().getName());
      if (one instanceof SQLException sql && sql.getSQLState() != null) {
        out.append(" (SQLSTATE ").append(sql.getSQLState()).append(')');
      }
      out.append('\n');
      StackTraceElement[] frames = one.getStackTrace();
      for (int i = 0; i < frames.length && i < FRAMES; i++) {
        out.append("\tat ").append(frames[i].toString()).append('\n');
      }
      before = "Caused by: ";
    }
  }
}
