package org.limpide.audit.browser;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.limpide.audit.egress.Egress;
import org.limpide.audit.evidence.Phase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * A visitor without a past: cookies, storage and pages of its own, all of whose doings are
 * recorded.
 */
public final class BrowsingContext implements AutoCloseable {
  record Setup(
      String userAgent, String language, boolean ignoreCertificates, Optional<Egress> egress) {}

  private final Devtools devtools;
  private final String id;
  private final Recorder recorder;
  private final Supplier<Setup> setup;
  private final Map<String, CompletableFuture<String>> awaited = new ConcurrentHashMap<>();
  private final Map<String, Tab> tabs = new ConcurrentHashMap<>();
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final AtomicInteger popups = new AtomicInteger();

  BrowsingContext(Devtools devtools, String id, Recorder recorder, Supplier<Setup> setup) {
    this.devtools = devtools;
    this.id = id;
    this.recorder = recorder;
    this.setup = setup;
  }

  /** From now on what happens belongs to this phase. */
  public void phase(Phase phase) {
    recorder.phase(phase);
  }

  /** Milliseconds since the context was opened. */
  public long millis() {
    return recorder.millis();
  }

  /**
   * What pages did that is neither request nor storage and was not followed: pop-ups closed,
   * downloads refused… in English.
   */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  void note(String note) {
    if (notes.size() < 50 && !notes.contains(note)) {
      notes.add(note);
    }
  }

  /** Why the way out did not lead to that address, which the browser itself cannot tell. */
  Optional<String> obstacle(String url) {
    try {
      URI uri = URI.create(url);
      int port = uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
      String host = uri.getHost();
      return host == null
          ? Optional.empty()
          : setup.get().egress().flatMap(way -> way.obstacle(host, port));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Opens an empty tab. */
  public Tab tab() {
    JsonNode made =
        devtools.call(
            "",
            "Target.createTarget",
            Devtools.params()
                .put("url", "about:blank")
                .put("browserContextId", id)
                .put("newWindow", true),
            Browser.QUICK);
    String target = made.path("targetId").asString("");
    CompletableFuture<String> session =
        awaited.computeIfAbsent(target, t -> new CompletableFuture<>());
    try {
      String name = session.get(Browser.QUICK.toMillis(), TimeUnit.MILLISECONDS);
      Tab tab = tabs.get(name);
      if (tab == null) {
        throw new BrowserException(BrowserException.Code.GONE, "the tab went away");
      }
      tab.start(setup.get());
      return tab;
    } catch (TimeoutException | ExecutionException e) {
      throw new BrowserException(BrowserException.Code.TIMEOUT, "no tab was opened");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrowserException(BrowserException.Code.GONE, "interrupted");
    }
  }

  void attached(String session, JsonNode info) {
    String type = info.path("type").asString("");
    String target = info.path("targetId").asString("");
    if (type.equals("page") && info.path("openerId").asString("").isEmpty()) {
      Tab tab = new Tab(devtools, this, session, target, recorder);
      tabs.put(session, tab);
      awaited.computeIfAbsent(target, t -> new CompletableFuture<>()).complete(session);
    } else {
      child(session, target, type);
    }
  }

  /** Records what pop-ups and workers ask for; pop-ups are closed after a moment. */
  void child(String session, String target, String type) {
    devtools.listen(
        session,
        new Devtools.Listener() {
          @Override
          public void event(String method, JsonNode params) {
            recorder.event(session, "", method, params);
            if (method.equals("Page.javascriptDialogOpening")) {
              devtools.send(
                  session, "Page.handleJavaScriptDialog", Devtools.params().put("accept", false));
            }
          }

          @Override
          public void gone() {}
        });
    devtools.send(session, "Network.enable", Devtools.params().put("maxPostDataSize", 8192));
    if (type.equals("page")) {
      devtools.send(session, "Page.enable", Devtools.params());
    }
    devtools.send(session, "Runtime.runIfWaitingForDebugger", Devtools.params());
    if (type.equals("page")) {
      note("a page opened another window, which was closed");
      boolean many = popups.incrementAndGet() > 3;
      CompletableFuture.delayedExecutor(many ? 0 : 700, TimeUnit.MILLISECONDS)
          .execute(
              () ->
                  devtools.send(
                      "", "Target.closeTarget", Devtools.params().put("targetId", target)));
    }
  }

  /**
   * Looks at the cookie jar and at every frame's storage: to be called at the end of each phase.
   */
  public void takeStock() {
    JsonNode jar =
        devtools.call(
            "", "Storage.getCookies", Devtools.params().put("browserContextId", id), Browser.QUICK);
    recorder.jar(jar.path("cookies"));
    for (Tab tab : tabs.values()) {
      tab.dumpStorage();
    }
  }

  /**
   * Forgets session cookies and closes every tab, as when a visitor closes the browser and comes
   * back another day.
   */
  public void comeBackLater() {
    tabs.values().forEach(Tab::close);
    tabs.clear();
    JsonNode jar =
        devtools.call(
            "", "Storage.getCookies", Devtools.params().put("browserContextId", id), Browser.QUICK);
    devtools.call(
        "", "Storage.clearCookies", Devtools.params().put("browserContextId", id), Browser.QUICK);
    ArrayNode lasting = Devtools.JSON.createArrayNode();
    for (JsonNode cookie : jar.path("cookies")) {
      if (!cookie.path("session").asBoolean(false)) {
        var kept = Devtools.params();
        for (String name :
            List.of(
                "name",
                "value",
                "domain",
                "path",
                "secure",
                "httpOnly",
                "sameSite",
                "expires",
                "priority",
                "sourceScheme",
                "sourcePort")) {
          JsonNode value = cookie.get(name);
          if (value != null) {
            kept.set(name, value);
          }
        }
        lasting.add(kept);
      }
    }
    if (!lasting.isEmpty()) {
      var params = Devtools.params().put("browserContextId", id);
      params.set("cookies", lasting);
      devtools.call("", "Storage.setCookies", params, Browser.QUICK);
    }
  }

  /** All that was recorded up to now. */
  public Recording recording() {
    return recorder.recording();
  }

  void gone() {
    awaited
        .values()
        .forEach(
            session ->
                session.completeExceptionally(
                    new BrowserException(BrowserException.Code.GONE, "the browser is gone")));
  }

  void closed(Tab tab) {
    tabs.values().remove(tab);
  }

  @Override
  public void close() {
    try {
      devtools.call(
          "",
          "Target.disposeBrowserContext",
          Devtools.params().put("browserContextId", id),
          Duration.ofSeconds(5));
    } catch (BrowserException e) {
      // the browser is gone, and the context with it
    }
  }
}
