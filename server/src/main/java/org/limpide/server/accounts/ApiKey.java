package org.limpide.server.accounts;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.web.OrganisationId;

/**
 * A key by which a program acts for a person in one of their organisations, never with more than
 * the person's role there at that moment.
 *
 * @param hint its first characters
 * @param lastUsedAt the beginning of the day (in UTC) when it was last used
 */
public record ApiKey(
    UUID id,
    String hint,
    UUID person,
    OrganisationId organisation,
    String name,
    Scope scope,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> lastUsedAt) {

  /** What it may do, within the person's role. */
  public enum Scope {
    READ,
    WRITE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Of its name in the texts. */
    public String key() {
      return "keys.scope." + code();
    }

    static Scope of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
