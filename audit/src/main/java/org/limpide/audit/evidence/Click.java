package org.limpide.audit.evidence;

/**
 * One thing the visitor really did.
 *
 * @param meaning why it was pressed: what the driver took it for
 * @param text what the control said
 * @param by the rule or heuristic that chose it
 * @param page address of the page
 * @param atMillis milliseconds since the scenario began
 */
public record Click(Control.Role meaning, String text, String by, String page, long atMillis) {}
