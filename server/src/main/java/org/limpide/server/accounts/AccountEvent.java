package org.limpide.server.accounts;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.web.Role;

/**
 * Something that happened to who may come in.
 *
 * @param person who did it
 * @param subject to whom, when to somebody else
 * @param role the role given, where one was
 */
public record AccountEvent(
    UUID id,
    UUID person,
    Optional<UUID> subject,
    What what,
    Optional<Role> role,
    Instant happenedAt) {

  /** What it was; kept in the database, so these names never change. */
  public enum What {
    SET_UP,
    SIGNED_IN,
    SIGNED_OUT,
    HELD_BACK,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    RESET_LINK_MADE,
    SESSION_ENDED,
    KEY_ADDED,
    KEY_REMOVED,
    INVITED,
    INVITATION_WITHDRAWN,
    JOINED,
    ROLE_CHANGED,
    REMOVED,
    LEFT,
    FOUNDED,
    RENAMED;

    /** As kept, and as in the keys {@code accounts.event.CODE}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static What of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
