package org.limpide.server.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.limpide.server.storage.Database;
import org.limpide.server.storage.Trouble;
import org.limpide.server.web.Troubles;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/**
 * Spring Session's sessions, kept in the database. Its own JDBC repository runs a transaction for
 * every request, even one that changes nothing, and so would make each reader wait for SQLite's one
 * writer; here a session is read without, and written when something in it changed or when it was
 * last marked as used more than a minute ago.
 */
@Component
class SessionRecords implements SessionRepository<StoredSession> {
  private static final Duration MARKED_EVERY = Duration.ofMinutes(1);

  private final Database database;
  private final SessionStore store;
  private final Clock clock;

  SessionRecords(Database database, SessionStore store, Clock clock) {
    this.database = database;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public StoredSession createSession() {
    return StoredSession.fresh(clock.instant());
  }

  @Override
  public void save(StoredSession session) {
    if (Troubles.met().isPresent()) {
      return; // the page that tells of it must not fail of it again
    }
    Instant now = clock.instant();
    boolean changed = session.fresh() || session.renamed() || !session.changed().isEmpty();
    boolean marked = session.accessKept().plus(MARKED_EVERY).isAfter(now);
    if (!changed && marked) {
      return;
    }
    session.setLastAccessedTime(now);
    Instant end = SessionTerms.end(session.getCreationTime(), now, session.person().isPresent());
    try {
      database.write(() -> keep(session, end));
    } catch (RuntimeException e) {
      // where nothing can be written one can still read: only the mark is missing
      if (changed || Trouble.of(e).isEmpty()) {
        throw e;
      }
    }
    session.saved();
  }

  private void keep(StoredSession session, Instant end) {
    if (session.fresh()) {
      store.add(session, end);
    } else if (!store.update(session, end)) {
      return;
    }
    session
        .changed()
        .forEach(
            name ->
                store.attribute(
                    session.key(), name, Optional.ofNullable(session.getAttribute(name))));
  }

  @Override
  public @Nullable StoredSession findById(String id) {
    return Troubles.met().filter(Trouble.AWAY::equals).isPresent()
        ? null
        : store.find(id, clock.instant()).orElse(null);
  }

  @Override
  public void deleteById(String id) {
    database.write(() -> store.remove(id));
  }
}
