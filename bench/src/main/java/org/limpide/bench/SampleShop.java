package org.limpide.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A shop of some twenty pages on loopback, with cookies, pictures, a form, a consent banner that
 * works and a tracker of another site behind it; the same bytes at every run.
 */
final class SampleShop implements AutoCloseable {
  static final String HOST = "boutique.example";
  private static final String TRACKER = "stats.tracker.example";
  private static final int PRODUCTS = 14;
  private static final int PICTURES = 6;

  private static final String BANNER =
      """
      <div id="cookies" role="dialog" aria-label="Cookies" style="position:fixed;bottom:0;left:0;right:0;padding:20px;background:#fff;border-top:1px solid #333">
      <p>Nous utilisons des cookies pour mesurer notre audience et pour la publicité. Vous pouvez accepter, refuser ou choisir.</p>
      <button type="button" data-choice="yes">Tout accepter</button> <button type="button" data-choice="no">Tout refuser</button>
      <a href="/vie-privee">En savoir plus</a></div>
      <script>
      (() => {
        const banner = document.getElementById('cookies'), chosen = () => (document.cookie.match(/choix=(\\w+)/) || [])[1];
        const load = () => { const s = document.createElement('script'); s.src = '//%s/t.js'; document.head.append(s); };
        const show = () => { banner.hidden = !!chosen(); banner.style.display = banner.hidden ? 'none' : ''; };
        banner.addEventListener('click', e => { const c = e.target.dataset && e.target.dataset.choice; if (!c) return;
          document.cookie = 'choix=' + c + '; max-age=15552000; path=/'; show(); if (c === 'yes') load(); });
        addEventListener('click', e => { if (e.target.id === 'gerer') { document.cookie = 'choix=; max-age=0; path=/'; show(); } });
        show(); if (chosen() === 'yes') load();
      })();
      </script>
      """
          .formatted(TRACKER);

  private static final String TRACKER_SCRIPT =
      "document.cookie='_ga=GA1.1.12345.67890; max-age=34186669; path=/';new Image().src='//%s/p?u='+encodeURIComponent(location.href);"
          .formatted(TRACKER);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final byte[][] pictures = new byte[PICTURES][];

  SampleShop() throws IOException {
    for (int i = 0; i < PICTURES; i++) {
      pictures[i] = Picture.png(600, 400, new Random(i));
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 200);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      if (host.startsWith(TRACKER)) {
        exchange.getResponseHeaders().add("Set-Cookie", "uid=abcdef; Max-Age=31536000; Path=/");
        send(exchange, 200, "text/javascript", TRACKER_SCRIPT.getBytes(UTF_8));
      } else if (path.matches("/picture/\\d")) {
        byte[] picture = pictures[(path.charAt(path.length() - 1) - '0') % PICTURES];
        send(exchange, 200, "image/png", picture);
      } else if (path.equals("/style.css")) {
        String css =
            "body{font:16px/1.5 sans-serif;max-width:70em;margin:auto}img{width:31%;margin:1%}";
        send(exchange, 200, "text/css", css.getBytes(UTF_8));
      } else {
        page(exchange, path);
      }
    }
  }

  private static void page(HttpExchange exchange, String path) throws IOException {
    String body =
        switch (path) {
          case "/" -> "<h1>Boutique</h1>" + products() + pictures(0);
          case "/contact" ->
              """
              <h1>Contact</h1><form action="/contact" method="post"><label>Nom <input name="nom" autocomplete="name"></label>
              <label>Courriel <input type="email" name="email" required></label><label>Message <textarea name="message"></textarea></label>
              <button>Envoyer</button></form>
              """;
          case "/vie-privee" -> "<h1>Vie privée</h1>" + text(40);
          case "/mentions-legales" -> "<h1>Mentions légales</h1>" + text(15);
          case "/cgv" -> "<h1>Conditions générales de vente</h1>" + text(60);
          default ->
              path.matches("/produit/\\d+")
                  ? "<h1>Produit "
                      + path.substring(9)
                      + "</h1>"
                      + text(12)
                      + pictures(path.length())
                  : "";
        };
    exchange.getResponseHeaders().add("Set-Cookie", "session=0123456789; HttpOnly; Path=/");
    String whole =
        "<!doctype html><html lang=fr><meta charset=utf-8><title>Boutique</title><link rel=stylesheet href=/style.css>"
            + body
            + "<footer><a href=/contact>Contact</a> <a href=/vie-privee>Vie privée</a> <a href=/mentions-legales>Mentions"
            + " légales</a> <a href=/cgv>CGV</a> <button type=button id=gerer>Gérer mes cookies</button></footer>"
            + BANNER;
    send(exchange, body.isEmpty() ? 404 : 200, "text/html; charset=utf-8", whole.getBytes(UTF_8));
  }

  private static String products() {
    StringBuilder links = new StringBuilder();
    for (int i = 1; i <= PRODUCTS; i++) {
      links.append("<a href=/produit/").append(i).append(">Produit ").append(i).append("</a> ");
    }
    return links.toString();
  }

  private static String pictures(int first) {
    StringBuilder images = new StringBuilder();
    for (int i = 0; i < PICTURES; i++) {
      images.append("<img alt='' src=/picture/").append((first + i) % PICTURES).append('>');
    }
    return images.toString();
  }

  private static String text(int paragraphs) {
    return "<p>Un paragraphe de texte ordinaire, comme en portent toutes les pages d'une boutique.</p>"
        .repeat(paragraphs);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
