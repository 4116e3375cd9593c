package org.limpide.audit.banner;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.browser.Browser;
import org.limpide.audit.browser.BrowsingContext;
import org.limpide.audit.browser.Tab;
import tools.jackson.databind.JsonNode;

/** Pages on loopback under any host name, and the real browser to see them with. */
final class Shop implements AutoCloseable {
  private static final Path BANNERS = Path.of("src/test/resources/cmp");
  private static final String TRACKER =
      "document.cookie = '_ga=GA1.1.123456789.987654321; path=/; max-age=34186669';";

  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final Browser browser;

  Shop() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    browser =
        Browser.start(
            Optional.empty(),
            List.of(new Resolve("*", 80, "127.0.0.1", server.getAddress().getPort())),
            Optional.empty(),
            "fr-FR,fr,en",
            Clock.systemUTC());
  }

  /** Serves this body at a path of {@code www.shop.example}, or at {@code //host/path}. */
  void page(String path, String body) {
    String key = path.startsWith("//") ? path.substring(2) : "www.shop.example" + path;
    pages.put(key, "<!doctype html><html lang=fr><meta charset=utf-8><title>t</title>" + body);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String host = exchange.getRequestHeaders().getFirst("Host").replaceFirst(":.*", "");
    String path = exchange.getRequestURI().getPath();
    byte[] body = body(host, path);
    exchange
        .getResponseHeaders()
        .set(
            "Content-Type",
            path.endsWith(".js")
                ? "text/javascript"
                : path.endsWith(".css") ? "text/css" : "text/html; charset=utf-8");
    exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private byte[] body(String host, String path) throws IOException {
    if (path.equals("/ga.js")) {
      return TRACKER.getBytes(UTF_8);
    }
    String page = pages.get(host + path);
    if (page != null) {
      return page.getBytes(UTF_8);
    }
    Path file =
        BANNERS.resolve(host.replaceFirst("\\..*", "") + (path.equals("/") ? "/index.html" : path));
    return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
  }

  BrowsingContext visitor() {
    return browser.open(host -> true);
  }

  static void open(Tab tab, String url) {
    Tab.Opened opened = tab.open(url, Duration.ofSeconds(15));
    if (!opened.problem().isEmpty()) {
      throw new IllegalStateException(opened.problem());
    }
  }

  /** The names of the cookies that the page's scripts can read. */
  static String cookies(Tab tab) {
    JsonNode names =
        tab.read(
            tab.frames().getFirst(),
            "document.cookie.split('; ').map((c) => c.split('=')[0]).join(' ')",
            Duration.ofSeconds(5));
    return names.asString("");
  }

  /** Removes what the tracker wrote, so that it shows whether it runs again. */
  static void forgetTracker(Tab tab) {
    tab.read(
        tab.frames().getFirst(),
        "document.cookie = '_ga=; path=/; max-age=0'",
        Duration.ofSeconds(5));
  }

  @Override
  public void close() {
    browser.close();
    server.stop(0);
  }
}
