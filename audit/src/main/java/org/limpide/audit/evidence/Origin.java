package org.limpide.audit.evidence;

import java.util.List;

/**
 * Who did something: the server answer or the script that set a cookie, wrote storage or started a
 * request.
 *
 * @param kind how it was done
 * @param url the response or script that did it; empty when not known
 * @param stack the call chain, innermost first, as {@code function@url:line:column}; asynchronous
 *     parents included
 */
public record Origin(Kind kind, String url, List<String> stack) {
  /** The means by which something was done. */
  public enum Kind {
    /** A {@code Set-Cookie} header or a plain document request. */
    HTTP,
    /** A script. */
    SCRIPT,
    /** The HTML parser (a tag in the page). */
    PARSER,
    /** Not known. */
    UNKNOWN
  }

  /** Nothing is known of who did it. */
  public static final Origin UNKNOWN = new Origin(Kind.UNKNOWN, "", List.of());

  public Origin {
    stack = List.copyOf(stack);
  }
}
