package org.limpide.audit.evidence;

/**
 * One thing the visitor really did.
 *
 * @param meaning why it was pressed: what the driver took it for
 * @param text what the control said; for a box or switch, its label after {@link #ON} or {@link
 *     #OFF}
 * @param by the rule or heuristic that chose it
 * @param page address of the page
 * @param atMillis milliseconds since the scenario began
 */
public record Click(Control.Role meaning, String text, String by, String page, long atMillis) {
  /** Begins the text of a press that put a box or switch on. */
  public static final String ON = "☑ ";

  /** Begins the text of a press that put a box or switch off. */
  public static final String OFF = "☐ ";
}
