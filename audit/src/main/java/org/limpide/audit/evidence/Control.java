package org.limpide.audit.evidence;

/**
 * Something a visitor can press, in a banner or a page.
 *
 * @param text what it says: visible text, else its accessible name
 * @param tag lower-case element name, or its ARIA role
 * @param layer 1 for the banner's first layer, 2 for what opens from it, 0 for the page itself
 * @param x left edge in CSS pixels; likewise y, width, height
 * @param fontPixels font size in CSS pixels
 * @param contrast WCAG 2 contrast ratio of its text on its background, 0 when it could not be
 *     computed
 * @param href where it leads when it is a link, else empty
 */
public record Control(
    Role role,
    String text,
    String tag,
    int layer,
    double x,
    double y,
    double width,
    double height,
    double fontPixels,
    int fontWeight,
    double contrast,
    boolean underlined,
    String href) {
  /** What pressing it means. */
  public enum Role {
    ACCEPT,
    REFUSE,
    SETTINGS,
    SAVE,
    CLOSE,
    LINK,
    /** Opens one's choices again (« Gérer mes cookies »). */
    REOPEN,
    OTHER
  }

  /** Its surface in square CSS pixels. */
  public double area() {
    return width * height;
  }
}
