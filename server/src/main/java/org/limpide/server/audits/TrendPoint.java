package org.limpide.server.audits;

import java.time.Instant;

/**
 * A point of a curve.
 *
 * @param at when: the end of an audit, or of a week
 */
public record TrendPoint(Instant at, int important, int unknown) {}
