package org.limpide.audit.browser;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * What becomes of a page's dialogs. The page hook answers {@code alert}, {@code confirm} and {@code
 * prompt} by itself, because a real window stops the page for as long as it is there; only what
 * gets past it ({@code beforeunload}) is a dialog of the browser's. A script that opens them in a
 * loop is stopped.
 */
final class Dialogs {
  private static final int MOST = 10;

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

  /** On the reading thread: a dialog of the browser's waits for an answer. */
  void opening(JsonNode p) {
    String type = p.path("type").asString("");
    session.send(
        "Page.handleJavaScriptDialog",
        Devtools.params().put("accept", type.equals("beforeunload")));
    told(type);
  }

  /** On the reading thread: a dialog was answered. */
  void told(String type) {
    note.accept("a page opened a dialog (" + type + "), which was closed");
    if (count.incrementAndGet() == MOST) {
      note.accept("a page opened dialogs in a loop, which was stopped");
      session.send("Runtime.terminateExecution", Devtools.params());
    }
  }
}
