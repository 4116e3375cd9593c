package org.limpide.audit.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One page of a {@link BrowsingContext}: opens addresses, reads and presses what is there. */
public final class Tab implements AutoCloseable {
  private static final String INSTRUMENT = resource("instrument.js");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MOST_DIALOGS = 15;

  /**
   * A document within the tab.
   *
   * @param main whether it is the page itself
   */
  public record Frame(String session, String id, String parent, String url, boolean main) {}

  /**
   * What became of opening an address.
   *
   * @param problem a code such as {@code timeout}, empty when the page was read
   * @param slow whether the page was still loading when we stopped waiting
   */
  public record Opened(
      String finalUrl,
      int status,
      String mimeType,
      Map<String, String> headers,
      String problem,
      boolean slow) {}

  /** A script the page loaded: its address and its source, cut. */
  public record Script(String url, String source) {}

  private final Devtools devtools;
  private final BrowsingContext context;
  private final String session;
  private final String target;
  private final Recorder recorder;
  private final String binding = "_" + HexFormat.of().formatHex(randomBytes());
  private final Map<String, String> worlds = new ConcurrentHashMap<>();
  private final Map<String, Integer> isolated = new ConcurrentHashMap<>();
  private final Map<String, String> scripts = new ConcurrentHashMap<>();
  private final AtomicInteger dialogs = new AtomicInteger();
  private volatile String mainFrame = "";
  private volatile boolean over;
  private volatile boolean crashed;
  private volatile boolean downloading;
  private volatile CountDownLatch loaded = new CountDownLatch(1);
  private volatile @Nullable JsonNode document;

  Tab(
      Devtools devtools,
      BrowsingContext context,
      String session,
      String target,
      Recorder recorder) {
    this.devtools = devtools;
    this.context = context;
    this.session = session;
    this.target = target;
    this.recorder = recorder;
    this.mainFrame = target;
    devtools.listen(
        session,
        new Devtools.Listener() {
          @Override
          public void event(String method, JsonNode params) {
            Tab.this.event(method, params);
          }

          @Override
          public void gone() {
            over = true;
            loaded.countDown();
          }
        });
  }

  void start(BrowsingContext.Setup setup) {
    List<CompletableFuture<JsonNode>> asked = new ArrayList<>();
    asked.add(
        send(
            "Network.enable",
            Devtools.params()
                .put("maxPostDataSize", 8192)
                .put("maxTotalBufferSize", 30_000_000)
                .put("maxResourceBufferSize", 3_000_000)));
    asked.add(send("Page.enable", Devtools.params()));
    asked.add(send("Page.setLifecycleEventsEnabled", Devtools.params().put("enabled", true)));
    asked.add(send("Runtime.enable", Devtools.params()));
    asked.add(send("Runtime.setAsyncCallStackDepth", Devtools.params().put("maxDepth", 32)));
    asked.add(send("Runtime.addBinding", Devtools.params().put("name", binding)));
    asked.add(
        send(
            "Page.addScriptToEvaluateOnNewDocument",
            Devtools.params()
                .put("source", INSTRUMENT.replace("NAME", binding))
                .put("runImmediately", true)));
    asked.add(
        send(
            "Emulation.setUserAgentOverride",
            Devtools.params()
                .put("userAgent", setup.userAgent())
                .put("acceptLanguage", setup.language())));
    asked.add(send("Emulation.setFocusEmulationEnabled", Devtools.params().put("enabled", true)));
    if (setup.ignoreCertificates()) {
      asked.add(send("Security.setIgnoreCertificateErrors", Devtools.params().put("ignore", true)));
    }
    asked.add(
        send(
            "Target.setAutoAttach",
            Devtools.params()
                .put("autoAttach", true)
                .put("waitForDebuggerOnStart", true)
                .put("flatten", true)));
    asked.add(send("Runtime.runIfWaitingForDebugger", Devtools.params()));
    try {
      CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).get(15, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new BrowserException(
          BrowserException.Code.GONE, "the tab did not start: " + e.getMessage());
    }
  }

  private CompletableFuture<JsonNode> send(String method, ObjectNode params) {
    return devtools.send(session, method, params);
  }

  private JsonNode call(String method, ObjectNode params, Duration limit) {
    if (over) {
      throw new BrowserException(
          BrowserException.Code.GONE, crashed ? "the page crashed" : "the page is closed");
    }
    return devtools.call(session, method, params, limit);
  }

  // ---- events, on the reading thread: nothing here waits

  private void event(String method, JsonNode p) {
    recorder.event(session, mainFrame, method, p);
    switch (method) {
      case "Page.lifecycleEvent" -> {
        if (p.path("name").asString("").equals("load")
            && p.path("frameId").asString("").equals(mainFrame)) {
          loaded.countDown();
        }
      }
      case "Page.frameNavigated" -> {
        JsonNode frame = p.path("frame");
        if (frame.path("parentId").asString("").isEmpty()) {
          mainFrame = frame.path("id").asString(mainFrame);
          recorder.page(session, frame.path("url").asString(""));
        }
      }
      case "Network.responseReceived" -> {
        String type = p.path("type").asString("");
        if (type.equals("Document") && p.path("frameId").asString("").equals(mainFrame)) {
          document = p.path("response");
        } else if (type.equals("Script") && scripts.size() < 60) {
          scripts.put(
              p.path("requestId").asString(""), p.path("response").path("url").asString(""));
        }
      }
      case "Runtime.executionContextCreated" -> {
        JsonNode made = p.path("context");
        if (made.path("auxData").path("isDefault").asBoolean(false)) {
          worlds.put(
              made.path("auxData").path("frameId").asString(""),
              made.path("uniqueId").asString(""));
        }
      }
      case "Runtime.executionContextsCleared" -> {
        worlds.clear();
        isolated.clear();
      }
      case "Runtime.executionContextDestroyed" -> {
        String gone = p.path("executionContextUniqueId").asString("");
        worlds.values().removeIf(gone::equals);
        int number = p.path("executionContextId").asInt(-1);
        isolated.values().removeIf(id -> id == number);
      }
      case "Runtime.bindingCalled" -> {
        if (p.path("name").asString("").equals(binding)) {
          try {
            recorder.told(session, Devtools.JSON.readTree(p.path("payload").asString("{}")));
          } catch (RuntimeException e) {
            context.note("a page spoke to the recorder");
          }
        }
      }
      case "Page.javascriptDialogOpening" -> dialog(p);
      case "Page.downloadWillBegin" -> {
        downloading = true;
        context.note("download refused: " + p.path("url").asString(""));
      }
      case "Target.attachedToTarget" ->
          context.child(
              p.path("sessionId").asString(""),
              p.path("targetInfo").path("targetId").asString(""),
              p.path("targetInfo").path("type").asString(""));
      case "Target.detachedFromTarget" -> devtools.forget(p.path("sessionId").asString(""));
      case "Inspector.targetCrashed" -> {
        crashed = true;
        over = true;
        loaded.countDown();
        devtools.forget(session);
      }
      default -> {
        // recorded, if it concerns the evidence
      }
    }
  }

  private void dialog(JsonNode p) {
    boolean leave = p.path("type").asString("").equals("beforeunload");
    context.note("dialog: " + p.path("type").asString(""));
    send("Page.handleJavaScriptDialog", Devtools.params().put("accept", leave));
    if (dialogs.incrementAndGet() > MOST_DIALOGS) {
      context.note("dialog loop");
      send("Runtime.terminateExecution", Devtools.params());
    }
  }

  // ---- opening

  /**
   * Opens an address and waits until it has loaded, at most {@code limit}; the page is then left as
   * it is.
   *
   * @throws BrowserException when the tab or the browser is gone
   */
  public Opened open(String url, Duration limit) {
    return open(url, limit, "");
  }

  /** The same, as when a link of the page {@code from} was followed; empty when none was. */
  public Opened open(String url, Duration limit, String from) {
    loaded = new CountDownLatch(1);
    document = null;
    downloading = false;
    dialogs.set(0);
    scripts.clear();
    recorder.page(session, url);
    long end = System.nanoTime() + limit.toNanos();
    String problem = "";
    boolean slow = false;
    try {
      ObjectNode where = Devtools.params().put("url", url);
      if (!from.isEmpty()) {
        where.put("referrer", from).put("transitionType", "link");
      }
      JsonNode answer = call("Page.navigate", where, limit);
      String error = answer.path("errorText").asString("");
      if (!error.isEmpty()) {
        problem = problem(error);
      } else if (answer.path("loaderId").asString("").isEmpty()) {
        loaded.countDown(); // same document
      }
      if (problem.isEmpty()) {
        slow = !loaded.await(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (slow) {
          send("Page.stopLoading", Devtools.params());
        }
      }
    } catch (BrowserException e) {
      if (e.code() != BrowserException.Code.TIMEOUT) {
        return new Opened(
            url, 0, "", Map.of(), over ? state() : problem(String.valueOf(e.getMessage())), false);
      }
      send("Page.stopLoading", Devtools.params());
      JsonNode seen = document;
      if (seen == null) {
        return new Opened(url, 0, "", Map.of(), "timeout", true);
      }
      slow = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Opened(url, 0, "", Map.of(), "interrupted", true);
    }
    if (over) {
      return new Opened(url, 0, "", Map.of(), state(), slow);
    }
    JsonNode response = document;
    if (downloading) {
      problem = "download";
    }
    if (response == null) {
      if (problem.isEmpty() && slow) {
        problem = "timeout";
      }
      return new Opened(currentUrl(url), 0, "", Map.of(), problem, slow);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!name.equals("set-cookie")) {
        headers.put(name, header.getValue().asString(""));
      }
    }
    String mime = response.path("mimeType").asString("");
    if (problem.isEmpty() && !mime.isEmpty() && !mime.contains("html") && !mime.contains("xml")) {
      problem = "not-html";
    }
    return new Opened(
        currentUrl(response.path("url").asString(url)),
        response.path("status").asInt(0),
        mime,
        headers,
        problem,
        slow);
  }

  private String state() {
    return crashed ? "crashed" : devtools.closed() ? "browser-gone" : "closed-itself";
  }

  /** Whether the tab can still be used. */
  public boolean usable() {
    return !over;
  }

  private String currentUrl(String otherwise) {
    try {
      JsonNode tree = call("Page.getFrameTree", Devtools.params(), Duration.ofSeconds(3));
      String url = tree.path("frameTree").path("frame").path("url").asString(otherwise);
      String fragment = tree.path("frameTree").path("frame").path("urlFragment").asString("");
      return url.startsWith("chrome-error:") || url.equals("about:blank")
          ? otherwise
          : url + fragment;
    } catch (BrowserException e) {
      return otherwise;
    }
  }

  /** The address of the page now. */
  public String url() {
    return currentUrl("");
  }

  private static String problem(String error) {
    String text = error.toUpperCase(Locale.ROOT);
    if (text.contains("NAME_NOT_RESOLVED") || text.contains("NAME_RESOLUTION")) {
      return "unknown-host";
    } else if (text.contains("CONNECTION_REFUSED")
        || text.contains("ADDRESS_UNREACHABLE")
        || text.contains("CONNECTION_FAILED")) {
      return "refused";
    } else if (text.contains("TOO_MANY_REDIRECTS")) {
      return "redirect-loop";
    } else if (text.contains("CERT_") || text.contains("SSL_")) {
      return "certificate";
    } else if (text.contains("TIMED_OUT")) {
      return "timeout";
    } else if (text.contains("ERR_ABORTED")) {
      return "download";
    } else if (text.contains("BLOCKED")
        || text.contains("INVALID_URL")
        || text.contains("UNKNOWN_URL")) {
      return "blocked";
    }
    return "no-answer";
  }

  /** Lets the page live for a while. */
  public void settle(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try {
      while (!over && System.nanoTime() < end) {
        Thread.sleep(Math.clamp((end - System.nanoTime()) / 1_000_000, 1, 250));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- reading

  /** Every document of the tab that scripts can be run in, the page first. */
  public List<Frame> frames() {
    List<Frame> frames = new ArrayList<>();
    JsonNode tree =
        call("Page.getFrameTree", Devtools.params(), Duration.ofSeconds(5)).path("frameTree");
    collect(tree, frames);
    return frames;
  }

  private void collect(JsonNode tree, List<Frame> into) {
    JsonNode frame = tree.path("frame");
    String parent = frame.path("parentId").asString("");
    into.add(
        new Frame(
            session,
            frame.path("id").asString(""),
            parent,
            frame.path("url").asString(""),
            parent.isEmpty()));
    for (JsonNode child : tree.path("childFrames")) {
      if (into.size() < 60) {
        collect(child, into);
      }
    }
  }

  /**
   * Runs an expression in a frame's own world, as the page's scripts do; a promise is awaited.
   *
   * @return its value as JSON; a missing node when the frame is gone or it threw
   * @throws BrowserException when there is no answer in time, or the page is gone
   */
  public JsonNode evaluate(Frame frame, String expression, Duration limit) {
    String world = worlds.get(frame.id());
    ObjectNode params = evaluation(expression);
    if (world != null) {
      params.put("uniqueContextId", world);
    } else if (!frame.main()) {
      return Devtools.JSON.missingNode();
    }
    return run(params, limit);
  }

  /**
   * The same in a world of our own: page scripts cannot see or change what runs there, the document
   * is shared.
   */
  public JsonNode read(Frame frame, String expression, Duration limit) {
    Integer world = isolated.get(frame.id());
    if (world == null) {
      try {
        world =
            call(
                    "Page.createIsolatedWorld",
                    Devtools.params().put("frameId", frame.id()).put("worldName", "limpide"),
                    Duration.ofSeconds(5))
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
    return run(evaluation(expression).put("contextId", world), limit);
  }

  private static ObjectNode evaluation(String expression) {
    return Devtools.params()
        .put("expression", expression)
        .put("awaitPromise", true)
        .put("returnByValue", true)
        .put("userGesture", true);
  }

  private JsonNode run(ObjectNode params, Duration limit) {
    try {
      JsonNode answer = call("Runtime.evaluate", params, limit);
      return answer.has("exceptionDetails")
          ? Devtools.JSON.missingNode()
          : answer.path("result").path("value");
    } catch (BrowserException e) {
      if (e.code() == BrowserException.Code.REFUSED) {
        return Devtools.JSON.missingNode();
      }
      if (e.code() == BrowserException.Code.TIMEOUT && !over) {
        send("Runtime.terminateExecution", Devtools.params());
      }
      throw e;
    }
  }

  void dumpStorage() {
    if (over) {
      return;
    }
    try {
      for (Frame frame : frames()) {
        if (frame.url().startsWith("http")) {
          JsonNode entries = read(frame, STORAGE, Duration.ofSeconds(4));
          if (entries.isArray()) {
            recorder.dump(frame.url(), entries);
          }
        }
      }
    } catch (BrowserException e) {
      context.note("storage could not be read: " + e.getMessage());
    }
  }

  private static final String STORAGE =
      """
      (async () => {
        const out = [];
        for (const [area, get] of [['LOCAL_STORAGE', () => localStorage], ['SESSION_STORAGE', () => sessionStorage]]) {
          try { const s = get(); for (let i = 0; i < s.length && i < 500; i++) { const key = s.key(i), value = s.getItem(key) || '';
            out.push({area, key: key.slice(0, 300), size: value.length, value: value.slice(0, 4096)}); } } catch (e) {}
        }
        try { for (const d of await indexedDB.databases()) out.push({area: 'INDEXED_DB', key: (d.name || '').slice(0, 300), size: -1, value: ''}); } catch (e) {}
        try { for (const name of await caches.keys()) out.push({area: 'CACHE_API', key: name.slice(0, 300), size: -1, value: ''}); } catch (e) {}
        return out;
      })()
      """;

  /** The sources of the scripts the page loaded, each cut at {@code most} characters. */
  public List<Script> scripts(int most) {
    List<Script> sources = new ArrayList<>();
    for (Map.Entry<String, String> script : scripts.entrySet()) {
      try {
        JsonNode body =
            call(
                "Network.getResponseBody",
                Devtools.params().put("requestId", script.getKey()),
                Duration.ofSeconds(3));
        String text = body.path("body").asString("");
        if (body.path("base64Encoded").asBoolean(false)) {
          text = new String(Base64.getDecoder().decode(text), UTF_8);
        }
        sources.add(
            new Script(script.getValue(), text.length() > most ? text.substring(0, most) : text));
      } catch (BrowserException e) {
        sources.add(new Script(script.getValue(), ""));
      }
    }
    return sources;
  }

  /** A picture of what is visible, or of the page down to {@code mostHeight} pixels; JPEG. */
  public byte[] screenshot(int mostHeight, Duration limit) {
    ObjectNode params =
        Devtools.params().put("format", "jpeg").put("quality", 60).put("optimizeForSpeed", true);
    if (mostHeight > 0) {
      JsonNode size =
          call("Page.getLayoutMetrics", Devtools.params(), Duration.ofSeconds(5))
              .path("cssContentSize");
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
    return Base64.getDecoder()
        .decode(call("Page.captureScreenshot", params, limit).path("data").asString(""));
  }

  /** The accessibility tree as indented text, names and roles only, cut. */
  public String accessibility(int mostLines, Duration limit) {
    StringBuilder text = new StringBuilder();
    int lines = 0;
    for (JsonNode node :
        call("Accessibility.getFullAXTree", Devtools.params(), limit).path("nodes")) {
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

  /** Shows a document of our own, which may load nothing. */
  public void show(String html, Duration limit) {
    call("Emulation.setScriptExecutionDisabled", Devtools.params().put("value", true), limit);
    call(
        "Page.setDocumentContent",
        Devtools.params().put("frameId", mainFrame).put("html", html),
        limit);
  }

  /** Writes a PDF of the page; its own style says the paper's size, margins, header and footer. */
  public byte[] pdf(Duration limit) {
    ObjectNode params =
        Devtools.params()
            .put("printBackground", true)
            .put("preferCSSPageSize", true)
            .put("displayHeaderFooter", false)
            .put("marginTop", 0)
            .put("marginBottom", 0)
            .put("marginLeft", 0)
            .put("marginRight", 0);
    return Base64.getDecoder()
        .decode(call("Page.printToPDF", params, limit).path("data").asString(""));
  }

  // ---- acting

  /** Presses the left button at a point of a frame, in that frame's CSS pixels. */
  public void press(Frame frame, double x, double y) {
    double[] offset = offset(frame);
    double px = x + offset[0];
    double py = y + offset[1];
    Duration limit = Duration.ofSeconds(5);
    call("Input.dispatchMouseEvent", mouse("mouseMoved", px, py), limit);
    call(
        "Input.dispatchMouseEvent",
        mouse("mousePressed", px, py).put("button", "left").put("clickCount", 1),
        limit);
    call(
        "Input.dispatchMouseEvent",
        mouse("mouseReleased", px, py).put("button", "left").put("clickCount", 1),
        limit);
  }

  private static ObjectNode mouse(String type, double x, double y) {
    return Devtools.params().put("type", type).put("x", x).put("y", y);
  }

  private double[] offset(Frame frame) {
    double[] sum = {0, 0};
    Map<String, Frame> byId = new LinkedHashMap<>();
    frames().forEach(f -> byId.put(f.id(), f));
    for (Frame at = byId.get(frame.id()); at != null && !at.main(); at = byId.get(at.parent())) {
      JsonNode owner =
          call(
              "DOM.getFrameOwner",
              Devtools.params().put("frameId", at.id()),
              Duration.ofSeconds(5));
      JsonNode quad =
          call(
                  "DOM.getBoxModel",
                  Devtools.params().put("backendNodeId", owner.path("backendNodeId").asInt(0)),
                  Duration.ofSeconds(5))
              .path("model")
              .path("content");
      sum[0] += quad.path(0).asDouble(0);
      sum[1] += quad.path(1).asDouble(0);
    }
    return sum;
  }

  /** Scrolls the page as a mouse wheel does. */
  public void wheel(double pixels) {
    call(
        "Input.dispatchMouseEvent",
        mouse("mouseWheel", 400, 400).put("deltaX", 0).put("deltaY", pixels),
        Duration.ofSeconds(5));
  }

  /** Types text into whatever has the focus, key by key as far as scripts can tell. */
  public void type(String text) {
    for (int i = 0; i < text.length(); i++) {
      String key = text.substring(i, i + 1);
      send(
          "Input.dispatchKeyEvent",
          Devtools.params().put("type", "keyDown").put("text", key).put("key", key));
      send("Input.dispatchKeyEvent", Devtools.params().put("type", "keyUp").put("key", key));
    }
    call("Runtime.evaluate", evaluation("1"), Duration.ofSeconds(5));
  }

  /** Milliseconds since the context was opened. */
  public long millis() {
    return recorder.millis();
  }

  @Override
  public void close() {
    over = true;
    context.closed(this);
    devtools.send("", "Target.closeTarget", Devtools.params().put("targetId", target));
    devtools.forget(session);
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  static String resource(String name) {
    try (InputStream in = Tab.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
