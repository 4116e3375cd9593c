package org.limpide.audit.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * Writes HTML in which nothing that came from a site can become markup, style, script or an address
 * to fetch: text and attributes are always escaped, and the few attributes that could do harm are
 * refused here whatever the caller meant.
 */
final class Html {
  private static final Set<String> VOID = Set.of("meta", "img", "br", "input", "hr");

  private final StringBuilder out = new StringBuilder(1 << 16);
  private final Deque<String> open = new ArrayDeque<>();

  Html() {
    out.append("<!DOCTYPE html>\n");
  }

  /** Opens an element; attributes are name, value, name, value… */
  Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      attribute(attributes[i], attributes[i + 1]);
    }
    out.append('>');
    if (!VOID.contains(tag)) {
      open.push(tag);
    }
    return this;
  }

  /** Closes the element opened last, which must be that one. */
  Html close(String tag) {
    String last = open.pop();
    if (!last.equals(tag)) {
      throw new IllegalStateException("closing " + tag + " inside " + last);
    }
    out.append("</").append(tag).append(">");
    if (!tag.equals("span") && !tag.equals("code") && !tag.equals("a") && !tag.equals("strong")) {
      out.append('\n');
    }
    return this;
  }

  Html text(String text) {
    escape(text);
    return this;
  }

  /** An element that holds only text. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** A link to a web page, or its mere text when the address is anything else. */
  Html link(String href, String text) {
    return web(href)
        ? element("a", text, "href", href, "rel", "noreferrer noopener", "target", "_blank")
        : element("span", text);
  }

  /** A style sheet of our own. */
  Html style(String css) {
    if (css.toLowerCase(Locale.ROOT).contains("</style")) {
      throw new IllegalArgumentException("a style sheet that closes its element");
    }
    out.append("<style>").append(css).append("</style>\n");
    return this;
  }

  /** The document, once everything is closed. */
  String done() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }

  private void attribute(String name, String value) {
    if (!name.matches("[a-zA-Z][a-zA-Z-]*") || name.startsWith("on") || name.equals("style")) {
      throw new IllegalArgumentException("attribute " + name);
    }
    boolean harmless =
        switch (name) {
          case "href" -> value.matches("#[A-Za-z0-9-]+") || web(value);
          case "src" -> value.matches("data:image/(jpeg|png);base64,[A-Za-z0-9+/=]*");
          case "action", "formaction", "srcset", "srcdoc", "data" -> false;
          default -> true;
        };
    if (!harmless) {
      throw new IllegalArgumentException(name + "=" + SiteText.cut(value, 100));
    }
    out.append(' ').append(name).append("=\"");
    escape(value);
    out.append('"');
  }

  private static boolean web(String address) {
    return address.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][\\x21-\\x7e]*)?");
  }

  private void escape(String text) {
    String visible = SiteText.visible(text);
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
