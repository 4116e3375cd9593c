package org.limpide.server.audits;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A small shop that sets an advertising cookie before any choice and has no privacy page. */
final class FaultyShop implements AutoCloseable {
  private final HttpServer server;

  FaultyShop() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean home = exchange.getRequestURI().getPath().equals("/");
          byte[] page =
              """
              <!DOCTYPE html><html lang="fr"><head><title>Ma boutique</title></head><body>
              <h1>Boutique de démonstration</h1><a href="/contact">Contact</a>
              <form action="/contact" method="post"><label>E-mail <input type="email" name="email"></label>
              <button>Envoyer</button></form>
              <script>document.cookie = '_ga=GA1.1.1234567890.1700000000; max-age=63072000; path=/';</script>
              </body></html>
              """
                  .getBytes(StandardCharsets.UTF_8);
          boolean known = home || exchange.getRequestURI().getPath().equals("/contact");
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(known ? 200 : 404, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
