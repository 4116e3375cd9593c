package org.limpide.server.home;

import java.util.List;
import org.limpide.server.web.Findable.Found;

/** Things of one sort that were found. */
public record FoundSort(String name, List<Found> found) {}
