package org.limpide.server.accounts;

import java.time.Instant;
import java.util.UUID;

/**
 * A session of a person's, as shown to them.
 *
 * @param key names it and opens nothing
 * @param since when they signed in
 * @param seenAt last used, to the minute
 */
public record OpenSession(UUID key, Device device, Instant since, Instant seenAt) {}
