package org.limpide.server.audits;

import java.time.Instant;
import java.util.UUID;

/**
 * What stood open on a site.
 *
 * @param at when its audit ended
 */
record Stood(UUID site, Instant at, int important, int unknown) {}
