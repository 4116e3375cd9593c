package org.limpide.audit.evidence;

/** How a scenario ended. Only {@link #DONE} lets a rule conclude from what was not seen. */
public enum Outcome {
  /** Played to its end; the choice, if the scenario has one, was really made. */
  DONE,
  /** No consent banner was found, so there was no choice to make. */
  NO_BANNER,
  /** A banner is there but the choice could not be made, or nothing proves that it was. */
  NOT_POSSIBLE,
  /**
   * Time ran out, the browser died or a page could not be read: what was seen until then is kept.
   */
  PARTIAL,
  /** The site could not be reached at all. */
  UNREACHABLE,
  /** Not asked for. */
  SKIPPED
}
