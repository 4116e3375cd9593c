package org.limpide.banner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A shop with the banner, the third parties it calls and the server that takes the choices, all on
 * one port of this machine; Chromium is told that every name of {@code .example} is there. It keeps
 * what it was asked.
 */
final class Shop implements AutoCloseable {
  static final String KEY = "k1";
  static final String STRICT =
      "default-src 'none'; script-src 'nonce-abc'; style-src 'self'; connect-src 'self'; img-src 'self';"
          + " require-trusted-types-for 'script'";

  /** A request: the host it was for, its path and query, its cookies. */
  record Call(String host, String path, String cookies) {}

  /** A choice that was sent, and how. */
  record Sent(JsonNode body, String contentType) {}

  final List<Call> calls = new CopyOnWriteArrayList<>();
  final List<Sent> sent = new CopyOnWriteArrayList<>();
  final Map<String, String> pages = new LinkedHashMap<>();

  /** What the choices' address answers; 0 cuts the line. */
  volatile int status = 201;

  volatile Notice notice;
  volatile Bundle bundle;
  volatile Optional<String> policy = Optional.empty();

  private final HttpServer server;

  Shop(Notice notice) {
    publish(notice);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  void publish(Notice next) {
    notice = next;
    bundle = Bundle.of(next, KEY, "/c/");
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI home() {
    return URI.create("http://shop.example:" + port() + "/");
  }

  String at(String host, String path) {
    return "http://" + host + ":" + port() + path;
  }

  /** A page of the shop; {@code PORT} in it is the port. */
  Shop page(String path, String body) {
    pages.put(path, body);
    return this;
  }

  /** Requests that reached another host than the shop. */
  List<Call> thirdParties() {
    return calls.stream().filter(c -> !c.host().equals("shop.example")).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String host = exchange.getRequestHeaders().getFirst("Host").replaceAll(":.*", "");
    String path = exchange.getRequestURI().toString();
    calls.add(
        new Call(
            host,
            path,
            exchange.getRequestHeaders().getOrDefault("Cookie", List.of("")).getFirst()));
    if (!host.equals("shop.example")) {
      third(exchange, host, path);
    } else if (path.equals("/c/" + KEY + "/choices")) {
      choice(exchange);
    } else if (path.startsWith("/c/" + KEY + "/")) {
      var file = bundle.file(path.substring(path.lastIndexOf('/') + 1));
      if (file.isPresent()) {
        send(exchange, 200, file.get().contentType(), file.get().content());
      } else {
        send(exchange, 404, "text/plain", new byte[0]);
      }
    } else {
      String body = pages.get(exchange.getRequestURI().getPath());
      policy.ifPresent(
          p ->
              exchange
                  .getResponseHeaders()
                  .add("Content-Security-Policy", p.replace("PORT", "" + port())));
      String html =
          "<!doctype html><html lang=fr><head><meta charset=utf-8><title>La Boutique</title>"
              + "<meta name=viewport content='width=device-width,initial-scale=1'><link rel=icon href='/icon.svg'>"
              + "<link rel=stylesheet href=/shop.css>"
              + (pages.containsKey("tag") ? pages.get("tag") : bundle.tag("abc"))
              + "</head><body>"
              + (body == null ? "" : body.replace("PORT", "" + port()))
              + "</body></html>";
      switch (path) {
        case "/icon.svg" ->
            send(
                exchange, 200, "image/svg+xml", bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"));
        case "/shop.css" ->
            send(
                exchange,
                200,
                "text/css",
                bytes(
                    "body{font:16px/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem}"));
        default ->
            send(exchange, body == null ? 404 : 200, "text/html; charset=utf-8", bytes(html));
      }
    }
  }

  private static void third(HttpExchange exchange, String host, String path) throws IOException {
    exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
    if (path.contains(".js") || path.contains("/gtag/")) {
      String name = host.contains("meta") ? "_fbp" : "_ga";
      send(
          exchange,
          200,
          "text/javascript",
          bytes(
              "window.ran=(window.ran||[]).concat('"
                  + host
                  + "');document.cookie='"
                  + name
                  + "=1;path=/';"
                  + "localStorage.setItem('"
                  + name
                  + "','1');new Image().src='//"
                  + host
                  + ":' + location.port + '/collect?x=1'"));
    } else if (path.contains("embed")) {
      send(
          exchange, 200, "text/html", bytes("<!doctype html><title>Video</title><p>The video</p>"));
    } else {
      send(exchange, 200, "image/svg+xml", bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    }
  }

  private void choice(HttpExchange exchange) throws IOException {
    JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
    if (status == 0) {
      exchange.close();
      return;
    }
    sent.add(new Sent(body, exchange.getRequestHeaders().getFirst("Content-Type")));
    if (status == 201) {
      Map<String, Boolean> choices = new LinkedHashMap<>();
      body.get("choices")
          .properties()
          .forEach(c -> choices.put(c.getKey(), c.getValue().booleanValue()));
      var cookie = ChoiceCookie.of(notice, choices, LocalDate.now(ZoneOffset.UTC));
      exchange.getResponseHeaders().add("Set-Cookie", cookie.header(notice.days(), "", false));
    }
    send(
        exchange,
        status,
        "application/json",
        bytes("{\"id\":\"x\",\"index\":1,\"log\":\"l\",\"receipt\":\"r\"}"));
  }

  /** The services a request's cookie allows, as a server would read them. */
  Set<String> allowed(String cookies) {
    return List.of(cookies.split("; ")).stream()
        .filter(c -> c.startsWith(ChoiceCookie.NAME + "="))
        .findFirst()
        .flatMap(c -> ChoiceCookie.read(c.substring(ChoiceCookie.NAME.length() + 1)))
        .map(c -> c.allowed(notice, LocalDate.now(ZoneOffset.UTC)))
        .orElse(Set.of());
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] content)
      throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    if (content.length > 0) {
      exchange.getResponseBody().write(content);
    }
    exchange.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
