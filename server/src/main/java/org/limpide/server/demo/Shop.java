package org.limpide.server.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.limpide.server.demo.ShopPages.Answer;

/**
 * « La Boussole bleue », a fictional shop with faults, on this machine alone. Its second party, a
 * fictional measure of audience, answers on the same port under another name, {@code localhost}, as
 * browsers tell sites apart by name.
 *
 * <p>Its wings, {@code /coulisses}, which no page links to, mend each fault and break it again, so
 * that a second audit has something to compare.
 */
public final class Shop implements AutoCloseable {
  static final String WINGS = "/coulisses";

  private final HttpServer server;
  private final Set<ShopFault> faults =
      Collections.newSetFromMap(new ConcurrentHashMap<ShopFault, Boolean>());

  private Shop(HttpServer server) {
    this.server = server;
    this.faults.addAll(EnumSet.allOf(ShopFault.class));
  }

  /**
   * Opens it on this machine's own address.
   *
   * @param port 0 takes a free one
   * @throws IOException when the port is taken
   */
  public static Shop open(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    Shop shop = new Shop(server);
    server.createContext("/", shop::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return shop;
  }

  /** Its home page. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port() + "/");
  }

  /** Where its faults are mended. */
  public URI wings() {
    return address().resolve(WINGS);
  }

  /** What an operator allows for the service to visit it, for {@code limpide.egress.allow}. */
  public String egress() {
    return "127.0.0.1:" + port() + ",[::1]:" + port();
  }

  private String tracker() {
    return "http://localhost:" + port();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  /** Mends a fault. */
  public void mend(ShopFault fault) {
    faults.remove(fault);
  }

  /** Makes a fault again. */
  public void spoil(ShopFault fault) {
    faults.add(fault);
  }

  /** Those that stand. */
  public Set<ShopFault> faults() {
    return Set.copyOf(faults);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
      boolean posted = exchange.getRequestMethod().equals("POST");
      String path = exchange.getRequestURI().getPath();
      if (host.startsWith("localhost")) {
        measured(exchange, path);
      } else if (path.equals(WINGS)) {
        wings(exchange, posted);
      } else if (posted) {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        send(exchange, 200, ShopPages.thanks(faults, tracker()));
      } else {
        Optional<Answer> page = ShopPages.of(path, faults, tracker());
        send(exchange, page.isPresent() ? 200 : 404, page.orElseGet(Shop::nothing));
      }
    }
  }

  private static Answer nothing() {
    return new Answer(
        "text/html",
        "<!DOCTYPE html><html lang=\"fr\"><title>Introuvable</title><h1>Cette page n'existe pas</h1>");
  }

  private void measured(HttpExchange exchange, String path) throws IOException {
    switch (path) {
      case "/mesure.js" -> send(exchange, 200, ShopPages.measure(tracker()));
      case "/collecte" -> exchange.sendResponseHeaders(204, -1);
      default -> {
        exchange.getResponseHeaders().set("Location", address().resolve(path).toString());
        exchange.sendResponseHeaders(302, -1); // somebody typed localhost for the shop
      }
    }
  }

  private void wings(HttpExchange exchange, boolean posted) throws IOException {
    if (posted) {
      String body = new String(exchange.getRequestBody().readNBytes(1000), StandardCharsets.UTF_8);
      for (ShopFault fault : ShopFault.values()) {
        if (body.equals("fault=" + fault.name()) && !faults.remove(fault)) {
          faults.add(fault);
        }
      }
      exchange.getResponseHeaders().set("Location", WINGS);
      exchange.sendResponseHeaders(303, -1);
      return;
    }
    String rows =
        EnumSet.allOf(ShopFault.class).stream().map(this::row).collect(Collectors.joining("\n"));
    send(
        exchange,
        200,
        new Answer("text/html", ShopPages.read("coulisses.html").replace("ROWS", rows)));
  }

  private String row(ShopFault fault) {
    boolean stands = faults.contains(fault);
    return """
        <tr><td>%s</td><td>%s</td><td><form method="post"><button name="fault" value="%s">%s</button></form></td></tr>"""
        .formatted(
            fault.title().fr(),
            stands ? "✗ à réparer" : "✓ réparé",
            fault.name(),
            stands ? "Réparer" : "Remettre");
  }

  private static void send(HttpExchange exchange, int status, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type() + "; charset=utf-8");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
