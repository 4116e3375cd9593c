package org.limpide.audit.browser;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A visitor's mouse and keyboard. */
final class Hands {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TabSession session;

  Hands(TabSession session) {
    this.session = session;
  }

  void press(Tab.Frame frame, List<Tab.Frame> documents, double x, double y) {
    double[] offset = offset(frame, documents);
    double px = x + offset[0];
    double py = y + offset[1];
    mouse("mouseMoved", px, py, Devtools.params());
    mouse("mousePressed", px, py, Devtools.params().put("button", "left").put("clickCount", 1));
    mouse("mouseReleased", px, py, Devtools.params().put("button", "left").put("clickCount", 1));
  }

  void wheel(double pixels) {
    mouse("mouseWheel", 400, 400, Devtools.params().put("deltaX", 0).put("deltaY", pixels));
  }

  void type(String text) {
    for (int i = 0; i < text.length(); i++) {
      String key = text.substring(i, i + 1);
      session.send(
          "Input.dispatchKeyEvent",
          Devtools.params().put("type", "keyDown").put("text", key).put("key", key));
      session.send(
          "Input.dispatchKeyEvent", Devtools.params().put("type", "keyUp").put("key", key));
    }
    session.call("Runtime.evaluate", Worlds.evaluation("1"), PATIENCE);
  }

  private void mouse(String type, double x, double y, ObjectNode more) {
    session.call(
        "Input.dispatchMouseEvent", more.put("type", type).put("x", x).put("y", y), PATIENCE);
  }

  private double[] offset(Tab.Frame frame, List<Tab.Frame> documents) {
    double[] sum = {0, 0};
    Map<String, Tab.Frame> byId = new LinkedHashMap<>();
    documents.forEach(f -> byId.put(f.id(), f));
    for (Tab.Frame at = byId.get(frame.id());
        at != null && !at.main();
        at = byId.get(at.parent())) {
      JsonNode owner =
          session.call("DOM.getFrameOwner", Devtools.params().put("frameId", at.id()), PATIENCE);
      JsonNode quad =
          session
              .call(
                  "DOM.getBoxModel",
                  Devtools.params().put("backendNodeId", owner.path("backendNodeId").asInt(0)),
                  PATIENCE)
              .path("model")
              .path("content");
      sum[0] += quad.path(0).asDouble(0);
      sum[1] += quad.path(1).asDouble(0);
    }
    return sum;
  }
}
