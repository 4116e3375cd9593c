package org.limpide.audit.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.limpide.audit.browser.Browser;
import org.limpide.audit.browser.BrowserException;
import org.limpide.audit.browser.BrowsingContext;
import org.limpide.audit.browser.Recording;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.egress.Egress;
import org.limpide.audit.evidence.CookieFact;

/**
 * Proves, on a page of our own on loopback, that the browser shows what an audit must see:
 * first-party, third-party and script-set cookies, storage, refused cookies. A browser that blocks
 * third-party cookies, as Chromium does by default, would make every site look innocent.
 */
final class SelfTest {
  private SelfTest() {}

  /** What the browser does not show; empty when all is well. */
  static List<String> run(Browser browser, Optional<Egress> egress) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 20);
      server.setExecutor(threads);
      int port = server.getAddress().getPort();
      server.createContext("/", exchange -> answer(exchange, port));
      server.start();
      Optional<Egress.Lent> lent = egress.map(way -> way.lend(server.getAddress()));
      try {
        return look(browser, port);
      } finally {
        lent.ifPresent(Egress.Lent::close);
        server.stop(0);
      }
    } catch (IOException e) {
      return List.of("no loopback server could be started: " + e.getMessage());
    }
  }

  private static List<String> look(Browser browser, int port) {
    List<String> missing = new ArrayList<>();
    try (BrowsingContext context = browser.open("localhost"::equals)) {
      Tab tab = context.tab();
      Tab.Opened opened = tab.open("http://localhost:" + port + "/", Duration.ofSeconds(10));
      if (!opened.problem().isEmpty()) {
        return List.of("the self-test page could not be opened: " + opened.problem());
      }
      tab.settle(Duration.ofMillis(120));
      if (tab.evaluate(
              tab.frames().getFirst(), "navigator.webdriver === true", Duration.ofSeconds(5))
          .asBoolean(true)) {
        missing.add("the browser says that it is automated");
      }
      context.takeStock();
      Recording seen = context.recording();
      require(missing, seen, "first", CookieFact.State.STORED, "first-party cookies");
      require(missing, seen, "third", CookieFact.State.STORED, "third-party cookies");
      require(missing, seen, "script", CookieFact.State.STORED, "script-set cookies");
      require(missing, seen, "refused", CookieFact.State.BLOCKED, "refused cookies");
      if (seen.storage().stream().noneMatch(s -> s.key().equals("kept") && s.remains())) {
        missing.add("local storage is not seen");
      }
    } catch (BrowserException e) {
      missing.add("the browser did not answer: " + e.getMessage());
    }
    return missing;
  }

  private static void require(
      List<String> missing, Recording seen, String name, CookieFact.State state, String what) {
    if (seen.cookies().stream().noneMatch(c -> c.name().equals(name) && c.state() == state)) {
      missing.add(what + " are not seen");
    }
  }

  private static void answer(HttpExchange exchange, int port) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body;
    var headers = exchange.getResponseHeaders();
    if (path.equals("/")) {
      headers.add("Set-Cookie", "first=1; Path=/");
      headers.add("Set-Cookie", "refused=1; Domain=example.com");
      headers.set("Content-Type", "text/html; charset=utf-8");
      body =
          "<!doctype html><title>self-test</title><script>document.cookie='script=1; path=/';"
              + "localStorage.setItem('kept','1')</script><img src='http://127.0.0.1:"
              + port
              + "/pixel' alt=''>";
    } else {
      headers.add("Set-Cookie", "third=1; SameSite=None; Secure; Path=/");
      headers.set("Content-Type", "image/svg+xml");
      body = "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>";
    }
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
