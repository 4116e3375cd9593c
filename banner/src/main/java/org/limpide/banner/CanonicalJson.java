package org.limpide.banner;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * JSON with one spelling for one meaning (RFC 8785), so that a hash of it names the content:
 * members sorted by UTF-16 code units, no space, the shortest escapes. Numbers are whole here;
 * others are refused.
 */
final class CanonicalJson {
  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  static byte[] bytes(JsonNode node) {
    return text(node).getBytes(StandardCharsets.UTF_8);
  }

  static String text(JsonNode node) {
    var writer = new CanonicalJson();
    writer.write(node);
    return writer.out.toString();
  }

  private void write(JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        var sorted = new TreeMap<String, JsonNode>();
        node.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        String comma = "{";
        for (var member : sorted.entrySet()) {
          out.append(comma);
          quote(member.getKey());
          out.append(':');
          write(member.getValue());
          comma = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
      }
      case ARRAY -> {
        out.append('[');
        for (int i = 0; i < node.size(); i++) {
          if (i > 0) {
            out.append(',');
          }
          write(node.get(i));
        }
        out.append(']');
      }
      case STRING -> quote(node.stringValue());
      case BOOLEAN -> out.append(node.booleanValue());
      case NUMBER -> {
        if (!node.isIntegralNumber()) {
          throw new IllegalArgumentException(
              "only whole numbers have a canonical form here: " + node);
        }
        out.append(node.longValue());
      }
      case NULL, MISSING, BINARY, POJO ->
          throw new IllegalArgumentException("no canonical form: " + node);
    }
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append("\\u00")
                .append(Character.forDigit(c >> 4, 16))
                .append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
