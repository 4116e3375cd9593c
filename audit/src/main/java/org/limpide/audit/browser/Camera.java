package org.limpide.audit.browser;

import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes pictures of a tab: the screen, the accessibility tree, a printed page. */
final class Camera {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TabSession session;

  Camera(TabSession session) {
    this.session = session;
  }

  byte[] screenshot(int mostHeight, Duration limit) {
    ObjectNode params =
        Devtools.params().put("format", "jpeg").put("quality", 60).put("optimizeForSpeed", true);
    if (mostHeight > 0) {
      JsonNode size =
          session.call("Page.getLayoutMetrics", Devtools.params(), PATIENCE).path("cssContentSize");
      double height = Math.min(mostHeight, Math.max(900, size.path("height").asDouble(900)));
      params.put("captureBeyondViewport", true);
      params.set(
          "clip",
          Devtools.params()
              .put("x", 0)
              .put("y", 0)
              .put("width", 1280)
              .put("height", height)
              .put("scale", 1));
    }
    return data(session.call("Page.captureScreenshot", params, limit));
  }

  String accessibility(int mostLines, Duration limit) {
    StringBuilder text = new StringBuilder();
    int lines = 0;
    for (JsonNode node :
        session.call("Accessibility.getFullAXTree", Devtools.params(), limit).path("nodes")) {
      String name = node.path("name").path("value").asString("").strip();
      if (!node.path("ignored").asBoolean(false) && !name.isEmpty() && lines++ < mostLines) {
        text.append(node.path("role").path("value").asString(""))
            .append(" « ")
            .append(name)
            .append(" »\n");
      }
    }
    return text.toString();
  }

  byte[] pdf(Duration limit) {
    ObjectNode params =
        Devtools.params()
            .put("printBackground", true)
            .put("preferCSSPageSize", true)
            .put("displayHeaderFooter", false)
            .put("marginTop", 0)
            .put("marginBottom", 0)
            .put("marginLeft", 0)
            .put("marginRight", 0);
    return data(session.call("Page.printToPDF", params, limit));
  }

  private static byte[] data(JsonNode answer) {
    return Base64.getDecoder().decode(answer.path("data").asString(""));
  }
}
