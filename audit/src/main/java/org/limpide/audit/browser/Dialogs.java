package org.limpide.audit.browser;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Answers a page's dialogs as a visitor in a hurry would, and ends those that come in a loop. */
final class Dialogs {
  private static final int MOST = 3;

  private final TabSession session;
  private final Consumer<String> note;
  private final AtomicInteger count = new AtomicInteger();

  Dialogs(TabSession session, Consumer<String> note) {
    this.session = session;
    this.note = note;
  }

  void begin() {
    count.set(0);
  }

  /** On the reading thread. */
  void opening(JsonNode p) {
    String type = p.path("type").asString("");
    note.accept("a page opened a dialog (" + type + "), which was closed");
    session.send(
        "Page.handleJavaScriptDialog",
        Devtools.params().put("accept", type.equals("beforeunload")));
    if (count.incrementAndGet() > MOST) {
      note.accept("a page opened dialogs in a loop, which was stopped");
      session.send("Runtime.terminateExecution", Devtools.params());
      session.send(
          "Runtime.evaluate",
          Devtools.params().put("expression", "alert = confirm = prompt = () => null"));
    }
  }
}
