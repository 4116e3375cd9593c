package org.limpide.server.home;

import java.util.List;

/**
 * The home page of an organisation, as one member sees it.
 *
 * @param lines what to do now, seven at most, the worst and most pressing first
 * @param more open tasks beyond those
 * @param steps the first steps; empty once they are taken
 */
public record HomeView(
    List<HomeLine> lines, boolean more, List<HomeFigure> figures, List<HomeStep> steps) {}
