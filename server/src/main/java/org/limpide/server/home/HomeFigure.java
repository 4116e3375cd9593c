package org.limpide.server.home;

import java.util.Optional;

/**
 * A quiet figure with its trend.
 *
 * @param sentence the figure in words
 * @param trend against seven days ago, in words; empty where that is not known
 * @param link below the organisation
 */
public record HomeFigure(
    String sentence, long value, Optional<Long> before, String trend, String link) {}
