package org.limpide.server.sites;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of whether a site is the organisation's own: before that is shown, nothing is sent
 * to the site that a visitor would not send.
 *
 * @param token 128 random bits, to be shown on the site; it is no secret
 * @param way how it was shown; none while it is not
 * @param checkedAt when it was last looked for
 * @param lostAt when it was shown no more, though it had been
 * @param failures daily checks in a row that did not find it
 */
public record Ownership(
    UUID site,
    String token,
    Optional<Way> way,
    Optional<Instant> provenAt,
    Optional<Instant> checkedAt,
    Optional<Instant> lostAt,
    int failures,
    Outcome outcome) {

  /** Where a token may stand. */
  public enum Way {
    DNS,
    FILE,
    META;

    /** The form kept in the database and used in keys and in the API. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Way of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** What a check found. */
  public enum Outcome {
    /** It was not looked for yet, or not since the site's address changed. */
    NEVER,
    FOUND,
    /** The site answers, without the token. */
    ABSENT,
    UNREACHABLE,
    CERTIFICATE,
    /** The site sends its visitors to another host. */
    ELSEWHERE,
    /** The operator does not allow the site's address. */
    PRIVATE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  public boolean proven() {
    return way.isPresent();
  }
}
