package org.limpide.audit.evidence;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One cookie as it was seen in one scenario.
 *
 * @param domain as in the jar: a leading dot means that subdomains receive it
 * @param valueSha256 hex SHA-256 of the value: values themselves are not kept
 * @param valueLength characters of the value
 * @param expires when the browser will drop it; null for a session cookie
 * @param sameSite {@code Strict}, {@code Lax}, {@code None} or empty when not set
 * @param thirdParty whether its domain is of another site (public suffix + 1) than the audited one
 * @param state what became of it
 * @param blockedReason Chromium's reason when {@link State#BLOCKED}, else empty
 * @param setBy the first response or script that set it
 * @param phase when it was first set
 * @param writtenIn every phase in which it was set or renewed
 * @param page the page that was open when it was first set
 * @param atMillis milliseconds since the scenario began
 * @param intermittent seen in one of two identical runs only
 */
public record CookieFact(
    String name,
    String domain,
    String path,
    String valueSha256,
    int valueLength,
    @Nullable Instant expires,
    boolean secure,
    boolean httpOnly,
    String sameSite,
    boolean thirdParty,
    State state,
    String blockedReason,
    Origin setBy,
    Phase phase,
    Set<Phase> writtenIn,
    String page,
    long atMillis,
    boolean intermittent) {
  /** What became of a cookie. */
  public enum State {
    /** In the jar at the end of the scenario. */
    STORED,
    /** A response or script tried to set it and the browser refused. */
    BLOCKED,
    /** Was stored, then removed before the end of the scenario. */
    DELETED
  }

  public CookieFact {
    writtenIn = Set.copyOf(writtenIn);
  }

  /** The domain without its leading dot. */
  public String host() {
    return domain.startsWith(".") ? domain.substring(1) : domain;
  }

  /** Whether it is, or for a while was, really stored on the visitor's device. */
  public boolean wasStored() {
    return state != State.BLOCKED;
  }

  /** The same, known to have been seen in one of two identical runs only. */
  public CookieFact seenOnce() {
    return new CookieFact(
        name,
        domain,
        path,
        valueSha256,
        valueLength,
        expires,
        secure,
        httpOnly,
        sameSite,
        thirdParty,
        state,
        blockedReason,
        setBy,
        phase,
        writtenIn,
        page,
        atMillis,
        true);
  }
}
