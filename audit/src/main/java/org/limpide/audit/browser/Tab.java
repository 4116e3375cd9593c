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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One page of a {@link BrowsingContext}: opens addresses, reads and presses what is there. */
public final class Tab implements AutoCloseable {
  private static final String INSTRUMENT = resource("instrument.js");
  private static final String STORAGE = resource("storage.js");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How long a page may keep the browser busy before its script is stopped. */
  private static final Duration BUSY = Duration.ofSeconds(6);

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
      boolean slow) {
    Opened at(String url) {
      return new Opened(url, status, mimeType, headers, problem, slow);
    }

    Opened failing(String why) {
      return new Opened(finalUrl, status, mimeType, headers, why, slow);
    }
  }

  /** A script the page loaded: its address and its source, cut. */
  public record Script(String url, String source) {}

  private final Devtools devtools;
  private final BrowsingContext context;
  private final String target;
  private final Recorder recorder;
  private final TabSession session;
  private final PageLoad load;
  private final Worlds worlds;
  private final Dialogs dialogs;
  private final Camera camera;
  private final Hands hands;
  private final String binding = "_" + HexFormat.of().formatHex(randomBytes());
  private final Map<String, String> scripts = new ConcurrentHashMap<>();
  private volatile String mainFrame;

  Tab(
      Devtools devtools,
      BrowsingContext context,
      String session,
      String target,
      Recorder recorder) {
    this.devtools = devtools;
    this.context = context;
    this.target = target;
    this.recorder = recorder;
    this.session = new TabSession(devtools, session);
    this.load = new PageLoad(this.session, context::note, context::obstacle);
    this.worlds = new Worlds(this.session);
    this.dialogs = new Dialogs(this.session, context::note);
    this.camera = new Camera(this.session);
    this.hands = new Hands(this.session);
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
            over("closed-itself");
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
    return session.send(method, params);
  }

  private void over(String why) {
    session.end(why);
    load.abandon();
  }

  // ---- events, on the reading thread: nothing here waits

  private void event(String method, JsonNode p) {
    recorder.event(session.id(), mainFrame, method, p);
    load.event(mainFrame, method, p);
    worlds.event(method, p);
    switch (method) {
      case "Page.frameNavigated" -> {
        JsonNode frame = p.path("frame");
        if (frame.path("parentId").asString("").isEmpty()) {
          mainFrame = frame.path("id").asString(mainFrame);
          recorder.page(session.id(), frame.path("url").asString(""));
        }
      }
      case "Network.responseReceived" -> {
        if (p.path("type").asString("").equals("Script") && scripts.size() < 60) {
          scripts.put(
              p.path("requestId").asString(""), p.path("response").path("url").asString(""));
        }
      }
      case "Runtime.bindingCalled" -> {
        if (p.path("name").asString("").equals(binding)) {
          try {
            told(Devtools.JSON.readTree(p.path("payload").asString("{}")));
          } catch (RuntimeException e) {
            context.note("a page spoke to the recorder");
          }
        }
      }
      case "Page.javascriptDialogOpening" -> dialogs.opening(p);
      case "Target.attachedToTarget" ->
          context.child(
              p.path("sessionId").asString(""),
              p.path("targetInfo").path("targetId").asString(""),
              p.path("targetInfo").path("type").asString(""));
      case "Target.detachedFromTarget" -> devtools.forget(p.path("sessionId").asString(""));
      case "Inspector.targetCrashed" -> {
        over("crashed");
        devtools.forget(session.id());
      }
      default -> {
        // recorded, if it concerns the evidence
      }
    }
  }

  private void told(JsonNode what) {
    if (what.path("kind").asString("").equals("dialog")) {
      dialogs.told(what.path("type").asString(""));
    } else {
      recorder.told(session.id(), what);
    }
  }

  // ---- opening

  /**
   * Opens an address and waits until it has loaded, at most {@code limit}; the page is then left as
   * it is. What goes wrong is told by {@link Opened#problem()}.
   */
  public Opened open(String url, Duration limit) {
    return open(url, limit, "");
  }

  /** The same, as when a link of the page {@code from} was followed; empty when none was. */
  public Opened open(String url, Duration limit, String from) {
    dialogs.begin();
    scripts.clear();
    recorder.page(session.id(), url);
    Opened opened = load.open(url, limit, from);
    if (opened.slow() && !awake()) {
      return opened.failing(session.problem());
    }
    return opened.status() == 0 ? opened : opened.at(load.url(opened.finalUrl()));
  }

  /** What is open now: not what was opened, when the page has sent its visitor elsewhere since. */
  public Opened now(Opened before) {
    return load.now(before);
  }

  /** Whether the tab can still be used. */
  public boolean usable() {
    return !session.over();
  }

  /** Why the tab can no longer be used, as a visit's problem; empty while it can. */
  public String problem() {
    return session.problem();
  }

  /**
   * Whether the page answers, if need be after a script that keeps it busy was stopped. A page that
   * still does not is given up, and the tab with it.
   */
  public boolean awake() {
    if (session.over() || worlds.answer(BUSY)) {
      return !session.over();
    }
    context.note("a script that did not end was stopped");
    send("Runtime.terminateExecution", Devtools.params());
    if (!worlds.answer(BUSY)) {
      over("no-answer");
    }
    return !session.over();
  }

  /** The address of the page now. */
  public String url() {
    return load.url("");
  }

  /** Lets the page live for a while. */
  public void settle(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try {
      while (!session.over() && System.nanoTime() < end) {
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
    collect(
        session.call("Page.getFrameTree", Devtools.params(), PATIENCE).path("frameTree"), frames);
    return frames;
  }

  private void collect(JsonNode tree, List<Frame> into) {
    JsonNode frame = tree.path("frame");
    String parent = frame.path("parentId").asString("");
    into.add(
        new Frame(
            session.id(),
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
    return worlds.evaluate(frame, expression, limit);
  }

  /**
   * The same in a world of our own: page scripts cannot see or change what runs there, the document
   * is shared.
   */
  public JsonNode read(Frame frame, String expression, Duration limit) {
    return worlds.read(frame, expression, limit);
  }

  void dumpStorage() {
    if (session.over()) {
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

  /** The sources of the scripts the page loaded, each cut at {@code most} characters. */
  public List<Script> scripts(int most) {
    List<Script> sources = new ArrayList<>();
    for (Map.Entry<String, String> script : scripts.entrySet()) {
      try {
        JsonNode body =
            session.call(
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
    return camera.screenshot(mostHeight, limit);
  }

  /** The accessibility tree as indented text, names and roles only, cut. */
  public String accessibility(int mostLines, Duration limit) {
    return camera.accessibility(mostLines, limit);
  }

  /** Shows a document of our own, which may load nothing. */
  public void show(String html, Duration limit) {
    session.call(
        "Emulation.setScriptExecutionDisabled", Devtools.params().put("value", true), limit);
    session.call(
        "Page.setDocumentContent",
        Devtools.params().put("frameId", mainFrame).put("html", html),
        limit);
  }

  /** Writes a PDF of the page; its own style says the paper's size, margins, header and footer. */
  public byte[] pdf(Duration limit) {
    return camera.pdf(limit);
  }

  // ---- acting

  /** Presses the left button at a point of a frame, in that frame's CSS pixels. */
  public void press(Frame frame, double x, double y) {
    hands.press(frame, frames(), x, y);
  }

  /** Scrolls the page as a mouse wheel does. */
  public void wheel(double pixels) {
    hands.wheel(pixels);
  }

  /** Types text into whatever has the focus, key by key as far as scripts can tell. */
  public void type(String text) {
    hands.type(text);
  }

  /** Milliseconds since the context was opened. */
  public long millis() {
    return recorder.millis();
  }

  @Override
  public void close() {
    over("closed");
    context.closed(this);
    devtools.send("", "Target.closeTarget", Devtools.params().put("targetId", target));
    devtools.forget(session.id());
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
