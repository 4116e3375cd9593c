package org.limpide.server.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/**
 * A browser's session as Spring Session uses it, knowing what of it is not in the database yet. The
 * security context that Spring Security puts into it is cut down to a {@link SessionPerson} on the
 * way in.
 */
final class StoredSession implements Session {
  private static final String CONTEXT =
      HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

  private final UUID key;
  private final MapSession map;
  private final Set<String> changed = new HashSet<>();
  private final Instant accessKept;
  private Optional<SessionPerson> person;
  private boolean fresh;
  private boolean renamed;

  private StoredSession(UUID key, MapSession map, Optional<SessionPerson> person, boolean fresh) {
    this.key = key;
    this.map = map;
    this.person = person;
    this.fresh = fresh;
    this.accessKept = map.getLastAccessedTime();
  }

  /** One that is in no database yet. */
  static StoredSession fresh(Instant now) {
    return new StoredSession(
        UUID.randomUUID(), map(Secret.fresh().value(), now, now), Optional.empty(), true);
  }

  /** One from the database. */
  static StoredSession kept(UUID key, MapSession map, Optional<SessionPerson> person) {
    return new StoredSession(key, map, person, false);
  }

  static MapSession map(String id, Instant created, Instant accessed) {
    MapSession map = new MapSession(id);
    map.setCreationTime(created);
    map.setLastAccessedTime(accessed);
    map.setMaxInactiveInterval(SessionTerms.IDLE);
    return map;
  }

  /** What the session is called in lists; it opens nothing. */
  UUID key() {
    return key;
  }

  boolean fresh() {
    return fresh;
  }

  /** Whether its id or its person is another than in the database. */
  boolean renamed() {
    return renamed;
  }

  /** The names of attributes set or removed since it was last kept. */
  Set<String> changed() {
    return Set.copyOf(changed);
  }

  /** When it was last used, as the database has it. */
  Instant accessKept() {
    return accessKept;
  }

  /** Who signed in, if anybody has. */
  Optional<SessionPerson> person() {
    return person;
  }

  void saved() {
    fresh = false;
    renamed = false;
    changed.clear();
  }

  @Override
  public String getId() {
    return map.getId();
  }

  @Override
  public String changeSessionId() {
    map.setId(Secret.fresh().value());
    renamed = true;
    return map.getId();
  }

  @Override
  @SuppressWarnings("unchecked") // whoever asks for the context asks for a context
  public <T> @Nullable T getAttribute(String name) {
    return name.equals(CONTEXT)
        ? (T) person.map(SessionPerson::context).orElse(null)
        : map.getAttribute(name);
  }

  @Override
  public Set<String> getAttributeNames() {
    Set<String> names = new HashSet<>(map.getAttributeNames());
    if (person.isPresent()) {
      names.add(CONTEXT);
    }
    return names;
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    if (!name.equals(CONTEXT)) {
      map.setAttribute(name, value);
      changed.add(name);
      return;
    }
    Optional<SessionPerson> now = SessionPerson.of(value);
    renamed |= !now.equals(person);
    person = now;
  }

  @Override
  public void removeAttribute(String name) {
    setAttribute(name, null);
  }

  @Override
  public Instant getCreationTime() {
    return map.getCreationTime();
  }

  @Override
  public void setLastAccessedTime(Instant moment) {
    map.setLastAccessedTime(moment);
  }

  @Override
  public Instant getLastAccessedTime() {
    return map.getLastAccessedTime();
  }

  /** How long a session may rest is said by {@link SessionTerms}, not by whoever uses it. */
  @Override
  public void setMaxInactiveInterval(Duration interval) {}

  @Override
  public Duration getMaxInactiveInterval() {
    return map.getMaxInactiveInterval();
  }

  /** Never by itself: {@link SessionRecords} gives no session that is over. */
  @Override
  public boolean isExpired() {
    return false;
  }
}
