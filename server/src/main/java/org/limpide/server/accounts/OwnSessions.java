package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.accounts.AccountEvent.What;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Refusal;
import org.springframework.stereotype.Service;

/** A person's sessions: to see where one is signed in, and to end what is not one's own doing. */
@Service
class OwnSessions {
  private final Database database;
  private final SessionStore store;
  private final Trail trail;
  private final Clock clock;

  OwnSessions(Database database, SessionStore store, Trail trail, Clock clock) {
    this.database = database;
    this.store = store;
    this.trail = trail;
    this.clock = clock;
  }

  List<OpenSession> of(UUID person) {
    return store.of(person, clock.instant());
  }

  /** The one a request comes in; none for a program's key. */
  Optional<UUID> here(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null
        ? Optional.empty()
        : store.find(session.getId(), clock.instant()).map(StoredSession::key);
  }

  /**
   * Ends one, at once.
   *
   * @throws Refusal {@code NOT_FOUND} when the person has none of that key
   */
  void end(UUID person, UUID session) {
    if (!database.write(() -> store.remove(person, session))) {
      throw Refusal.notFound();
    }
    trail.everywhere(person, What.SESSION_ENDED);
  }

  /** Ends all but that one. */
  void endOthers(UUID person, Optional<UUID> but) {
    if (database.write(() -> store.removeOthers(person, but)) > 0) {
      trail.everywhere(person, What.SESSION_ENDED);
    }
  }
}
