package org.limpide.vendors;

/**
 * What the banner shows where an embedded service would stand, until the visitor asks for it: the
 * words and the proportions differ by what is missing.
 */
public enum Placeholder {
  VIDEO,
  AUDIO,
  MAP,
  SOCIAL,
  FORM,
  CHAT,
  /** Reviews, documents, comments, visualisations. */
  CONTENT,
  /** Nothing to show: the service has no place in the page. */
  NONE
}
