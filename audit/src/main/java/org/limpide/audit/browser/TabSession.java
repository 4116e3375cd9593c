package org.limpide.audit.browser;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One tab's line to the browser, which knows why the tab is over once it is. */
final class TabSession {
  private final Devtools devtools;
  private final String id;
  private volatile String ending = "";

  TabSession(Devtools devtools, String id) {
    this.devtools = devtools;
    this.id = id;
  }

  String id() {
    return id;
  }

  CompletableFuture<JsonNode> send(String method, ObjectNode params) {
    return devtools.send(id, method, params);
  }

  /**
   * Asks and waits.
   *
   * @throws BrowserException when there is no answer in time, or the tab is over
   */
  JsonNode call(String method, ObjectNode params, Duration limit) {
    if (over()) {
      throw new BrowserException(BrowserException.Code.GONE, "the page is over: " + problem());
    }
    return devtools.call(id, method, params, limit);
  }

  /** From now on nothing more is asked of the tab; the first reason counts. */
  synchronized void end(String why) {
    if (ending.isEmpty()) {
      ending = why;
    }
  }

  boolean over() {
    return !ending.isEmpty();
  }

  /** Why the tab is over, as a visit's problem; empty while it is not. */
  String problem() {
    return over() && devtools.closed() ? "browser-gone" : ending;
  }
}
