package org.limpide.audit.evidence;

import java.util.List;

/**
 * The consent banner as a visitor meets it, before any choice.
 *
 * @param found whether one was seen
 * @param recognisedBy such as {@code autoconsent:klaro}, {@code consent-o-matic:…}, {@code
 *     limpide:orejime}, {@code heuristic}
 * @param text visible text of the first layer
 * @param controls every control of the first layer, and of the second when it was opened (see
 *     {@link Control#layer})
 * @param secondLayerOpened whether « personnaliser » was pressed and showed something
 * @param secondLayerText visible text of the second layer
 * @param toggles boxes and switches on either layer, as first shown
 * @param html the banner's markup, cut at 200,000 characters
 * @param accessibility its accessibility tree as indented text
 * @param screenshot file name in the evidence, else empty
 * @param wallsPage whether the page cannot be used until a choice is made
 */
public record BannerFact(
    boolean found,
    String recognisedBy,
    String text,
    List<Control> controls,
    boolean secondLayerOpened,
    String secondLayerText,
    List<Toggle> toggles,
    String html,
    String accessibility,
    String screenshot,
    boolean wallsPage) {
  /** No banner was seen. */
  public static final BannerFact NONE =
      new BannerFact(false, "", "", List.of(), false, "", List.of(), "", "", "", false);

  public BannerFact {
    controls = List.copyOf(controls);
    toggles = List.copyOf(toggles);
  }
}
