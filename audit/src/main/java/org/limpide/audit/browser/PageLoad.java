package org.limpide.audit.browser;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document a tab is loading or has loaded. Loading may never end, fail, turn into a download or
 * be followed by another document at once: each has its own word.
 */
final class PageLoad {
  /** Beyond that a document is stopped: its beginning is read, the rest is named as unseen. */
  private static final long MOST_BYTES = 8_000_000;

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final TabSession session;
  private final Consumer<String> note;
  private final Function<String, Optional<String>> obstacle;
  private final AtomicLong bytes = new AtomicLong();
  private volatile CountDownLatch loaded = new CountDownLatch(1);
  private volatile @Nullable JsonNode document;
  private volatile String documentRequest = "";
  private volatile boolean downloading;
  private volatile boolean committed;

  /**
   * The documents of one tab.
   *
   * @param obstacle why no connection to an address could be made, where that is known elsewhere
   */
  PageLoad(TabSession session, Consumer<String> note, Function<String, Optional<String>> obstacle) {
    this.session = session;
    this.note = note;
    this.obstacle = obstacle;
  }

  /** On the reading thread. */
  void event(String mainFrame, String method, JsonNode p) {
    switch (method) {
      case "Page.lifecycleEvent" -> {
        if (p.path("name").asString("").equals("load")
            && p.path("frameId").asString("").equals(mainFrame)) {
          loaded.countDown();
        }
      }
      case "Page.frameNavigated" -> {
        if (p.path("frame").path("parentId").asString("").isEmpty()) {
          committed = true;
        }
      }
      case "Network.responseReceived" -> {
        if (p.path("type").asString("").equals("Document")
            && p.path("frameId").asString("").equals(mainFrame)) {
          document = p.path("response");
          documentRequest = p.path("requestId").asString("");
          bytes.set(0);
        }
      }
      case "Network.dataReceived" -> received(p);
      case "Page.downloadWillBegin" -> {
        downloading = true;
        note.accept("a download was refused: " + p.path("url").asString(""));
      }
      default -> {
        // not about loading
      }
    }
  }

  private void received(JsonNode p) {
    if (p.path("requestId").asString("-").equals(documentRequest)) {
      long before = bytes.get();
      long now = bytes.addAndGet(p.path("dataLength").asLong(0));
      if (before <= MOST_BYTES && now > MOST_BYTES) {
        note.accept(
            "a page was too big and only its first "
                + MOST_BYTES / 1_000_000
                + " megabytes were read");
        session.send("Page.stopLoading", Devtools.params());
        loaded.countDown(); // a stopped page never tells that it has loaded
      }
    }
  }

  /** Nothing more will come. */
  void abandon() {
    loaded.countDown();
  }

  /**
   * Opens an address and waits until it has loaded, at most {@code limit}; whether the page then
   * answers is for the caller to find out.
   *
   * @param from the page whose link was followed, else empty
   */
  Tab.Opened open(String url, Duration limit, String from) {
    loaded = new CountDownLatch(1);
    document = null;
    documentRequest = "";
    downloading = false;
    committed = false;
    long end = System.nanoTime() + limit.toNanos();
    String problem = "";
    boolean slow = false;
    try {
      ObjectNode where = Devtools.params().put("url", url);
      if (!from.isEmpty()) {
        where.put("referrer", from).put("transitionType", "link");
      }
      JsonNode answer = session.call("Page.navigate", where, limit);
      String error = answer.path("errorText").asString("");
      if (!error.isEmpty()) {
        problem = aborted(error) ? abortion() : problem(error, url);
      } else if (answer.path("loaderId").asString("").isEmpty()) {
        loaded.countDown(); // same document
      }
      if (problem.isEmpty()) {
        slow = !loaded.await(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } catch (BrowserException e) {
      if (e.code() != BrowserException.Code.TIMEOUT) {
        return unopened(
            url, session.over() ? session.problem() : problem(String.valueOf(e.getMessage())));
      }
      slow = true;
      problem = downloading ? "download" : committed ? "" : "timeout";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unopened(url, "interrupted");
    }
    if (slow && !session.over()) {
      session.send("Page.stopLoading", Devtools.params());
      if (problem.isEmpty() && document != null && bytes.get() == 0) {
        problem = "timeout"; // headers without a page
      }
    }
    return session.over() ? unopened(url, session.problem()) : opened(url, problem, slow);
  }

  private static Tab.Opened unopened(String url, String problem) {
    return new Tab.Opened(url, 0, "", Map.of(), problem, false);
  }

  private Tab.Opened opened(String url, String problem, boolean slow) {
    JsonNode response = document;
    if (response == null) {
      return new Tab.Opened(url, 0, "", Map.of(), problem, slow);
    }
    String mime = response.path("mimeType").asString("");
    String found =
        problem.isEmpty() && !mime.isEmpty() && !mime.contains("html") ? "not-html" : problem;
    return new Tab.Opened(
        response.path("url").asString(url),
        response.path("status").asInt(0),
        mime,
        headers(response),
        found,
        slow);
  }

  /**
   * What is open now, which is not what was opened when the page has sent its visitor elsewhere.
   *
   * @throws BrowserException when the page does not answer
   */
  Tab.Opened now(Tab.Opened before) {
    String url = url(before.finalUrl());
    JsonNode response = document;
    if (response == null || withoutFragment(url).equals(withoutFragment(before.finalUrl()))) {
      return new Tab.Opened(
          url,
          before.status(),
          before.mimeType(),
          before.headers(),
          before.problem(),
          before.slow());
    }
    Tab.Opened other = opened(url, before.problem(), before.slow());
    boolean same = withoutFragment(other.finalUrl()).equals(withoutFragment(url));
    return new Tab.Opened(
        url,
        same ? other.status() : before.status(),
        same ? other.mimeType() : before.mimeType(),
        same ? other.headers() : before.headers(),
        same ? other.problem() : before.problem(),
        before.slow());
  }

  private static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }

  private static Map<String, String> headers(JsonNode response) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!name.equals("set-cookie")) {
        headers.put(name, header.getValue().asString(""));
      }
    }
    return headers;
  }

  /** The address of the page now; {@code otherwise} when there is none or no answer. */
  String url(String otherwise) {
    try {
      JsonNode frame =
          session
              .call("Page.getFrameTree", Devtools.params(), PATIENCE)
              .path("frameTree")
              .path("frame");
      String url = frame.path("url").asString(otherwise);
      return url.startsWith("chrome-error:") || url.equals("about:blank")
          ? otherwise
          : url + frame.path("urlFragment").asString("");
    } catch (BrowserException e) {
      return otherwise;
    }
  }

  private static boolean aborted(String error) {
    return error.contains("ERR_ABORTED");
  }

  /** A navigation that the browser gave up: a download, an empty answer, or another one's start. */
  private String abortion() throws InterruptedException {
    for (int tries = 0; tries < 10 && !downloading; tries++) {
      Thread.sleep(30); // the event that tells of a download may come after the answer
    }
    JsonNode response = document;
    int status = response == null ? 0 : response.path("status").asInt(0);
    return downloading ? "download" : status == 204 || status == 205 ? "not-html" : "no-answer";
  }

  private String problem(String error, String url) {
    return error.contains("SOCKS_") // says only that there was no connection
        ? obstacle.apply(url).orElseGet(() -> problem(error))
        : problem(error);
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
    } else if (text.contains("BLOCKED")
        || text.contains("UNSAFE_PORT")
        || text.contains("INVALID_URL")
        || text.contains("UNKNOWN_URL")) {
      return "blocked";
    }
    return "no-answer";
  }
}
