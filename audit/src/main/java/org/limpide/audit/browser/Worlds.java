package org.limpide.audit.browser;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where scripts run in a tab's documents: each document's own world, and one of ours beside it. */
final class Worlds {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TabSession session;
  private final Map<String, String> own = new ConcurrentHashMap<>();
  private final Map<String, Integer> isolated = new ConcurrentHashMap<>();

  Worlds(TabSession session) {
    this.session = session;
  }

  /** On the reading thread. */
  void event(String method, JsonNode p) {
    switch (method) {
      case "Runtime.executionContextCreated" -> {
        JsonNode made = p.path("context");
        if (made.path("auxData").path("isDefault").asBoolean(false)) {
          own.put(
              made.path("auxData").path("frameId").asString(""),
              made.path("uniqueId").asString(""));
        }
      }
      case "Runtime.executionContextsCleared" -> {
        own.clear();
        isolated.clear();
      }
      case "Runtime.executionContextDestroyed" -> {
        String gone = p.path("executionContextUniqueId").asString("");
        own.values().removeIf(gone::equals);
        int number = p.path("executionContextId").asInt(-1);
        isolated.values().removeIf(id -> id == number);
      }
      default -> {
        // not about worlds
      }
    }
  }

  /** Runs an expression as the page's own scripts do. */
  JsonNode evaluate(Tab.Frame frame, String expression, Duration limit) {
    String world = own.get(frame.id());
    ObjectNode params = evaluation(expression);
    if (world != null) {
      params.put("uniqueContextId", world);
    } else if (!frame.main()) {
      return Devtools.JSON.missingNode();
    }
    return run(params, limit);
  }

  /** Runs an expression where page scripts can neither see nor change it. */
  JsonNode read(Tab.Frame frame, String expression, Duration limit) {
    Integer world = isolated.get(frame.id());
    if (world == null) {
      try {
        world =
            session
                .call(
                    "Page.createIsolatedWorld",
                    Devtools.params().put("frameId", frame.id()).put("worldName", "limpide"),
                    PATIENCE)
                .path("executionContextId")
                .asInt(-1);
      } catch (BrowserException e) {
        if (e.code() == BrowserException.Code.REFUSED) {
          return Devtools.JSON.missingNode();
        }
        throw e;
      }
      isolated.put(frame.id(), world);
    }
    // looking is not a visitor's gesture, which would let the page open windows or play sounds
    return run(evaluation(expression).put("contextId", world).put("userGesture", false), limit);
  }

  /** Whether a script would run now; waits at most {@code limit}. */
  boolean answer(Duration limit) {
    try {
      session.call("Runtime.evaluate", Devtools.params().put("expression", "1"), limit);
      return true;
    } catch (BrowserException e) {
      return e.code() == BrowserException.Code.REFUSED; // between two documents, and awake
    }
  }

  static ObjectNode evaluation(String expression) {
    return Devtools.params()
        .put("expression", expression)
        .put("awaitPromise", true)
        .put("returnByValue", true)
        .put("userGesture", true);
  }

  private JsonNode run(ObjectNode params, Duration limit) {
    try {
      JsonNode answer = session.call("Runtime.evaluate", params, limit);
      return answer.has("exceptionDetails")
          ? Devtools.JSON.missingNode()
          : answer.path("result").path("value");
    } catch (BrowserException e) {
      if (e.code() == BrowserException.Code.REFUSED) {
        return Devtools.JSON.missingNode();
      }
      if (e.code() == BrowserException.Code.TIMEOUT && !session.over()) {
        session.send("Runtime.terminateExecution", Devtools.params());
      }
      throw e;
    }
  }
}
