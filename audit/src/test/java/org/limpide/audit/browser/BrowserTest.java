package org.limpide.audit.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.Origin;
import org.limpide.audit.evidence.StorageFact;

@Tag("browser")
class BrowserTest {
  private static final Map<String, String> PAGES = new ConcurrentHashMap<>();
  private static final Map<String, List<String>> COOKIES = new ConcurrentHashMap<>();

  @SuppressWarnings("NullAway.Init")
  private static HttpServer server;

  @SuppressWarnings("NullAway.Init")
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext(
        "/",
        exchange -> {
          String host = exchange.getRequestHeaders().getFirst("Host").replaceFirst(":.*", "");
          String key = host + exchange.getRequestURI().getPath();
          String page = PAGES.get(key);
          COOKIES
              .getOrDefault(key, List.of())
              .forEach(c -> exchange.getResponseHeaders().add("Set-Cookie", c));
          String type =
              key.endsWith(".js")
                  ? "text/javascript"
                  : key.endsWith(".bin") ? "application/octet-stream" : "text/html; charset=utf-8";
          exchange.getResponseHeaders().set("Content-Type", type);
          if (key.endsWith("/loop")) {
            exchange.getResponseHeaders().set("Location", "/loop");
            exchange.sendResponseHeaders(302, -1);
          } else {
            byte[] body = (page == null ? "absent" : page).getBytes(UTF_8);
            exchange.sendResponseHeaders(page == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
    browser =
        Browser.start(
            Optional.empty(),
            List.of(new Resolve("*", 80, "127.0.0.1", server.getAddress().getPort())),
            Optional.empty(),
            "fr-FR,fr,en",
            Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.stop(0);
  }

  private static Recording visit(String path) {
    try (BrowsingContext context = browser.open(host -> host.endsWith("shop.example"))) {
      Tab tab = context.tab();
      Tab.Opened opened = tab.open("http://www.shop.example" + path, Duration.ofSeconds(15));
      assertThat(opened.problem()).isEmpty();
      tab.settle(Duration.ofMillis(500));
      context.takeStock();
      return context.recording();
    }
  }

  @Test
  void aCookieIsBlamedOnTheResponseOrTheScriptThatSetIt() {
    PAGES.put(
        "www.shop.example/cookies", "<script src='http://cdn.tracker.example/t.js'></script>hello");
    COOKIES.put(
        "www.shop.example/cookies",
        List.of("PHPSESSID=abc; HttpOnly; Path=/", "refused=1; Domain=other.example"));
    PAGES.put(
        "cdn.tracker.example/t.js",
        "function put(){document.cookie='_ga=GA1.2.3; max-age=34186669; path=/';localStorage.setItem('uid','42')}put()");
    Recording seen = visit("/cookies");
    CookieFact session =
        seen.cookies().stream().filter(c -> c.name().equals("PHPSESSID")).findFirst().orElseThrow();
    assertThat(session.state()).isEqualTo(CookieFact.State.STORED);
    assertThat(session.httpOnly()).isTrue();
    assertThat(session.setBy().kind()).isEqualTo(Origin.Kind.HTTP);
    CookieFact ga =
        seen.cookies().stream().filter(c -> c.name().equals("_ga")).findFirst().orElseThrow();
    assertThat(ga.setBy().kind()).isEqualTo(Origin.Kind.SCRIPT);
    assertThat(ga.setBy().url()).isEqualTo("http://cdn.tracker.example/t.js");
    assertThat(ga.setBy().stack().getFirst()).contains("put@http://cdn.tracker.example/t.js:1:");
    CookieFact refused =
        seen.cookies().stream().filter(c -> c.name().equals("refused")).findFirst().orElseThrow();
    assertThat(refused.state()).isEqualTo(CookieFact.State.BLOCKED);
    StorageFact uid =
        seen.storage().stream().filter(s -> s.key().equals("uid")).findFirst().orElseThrow();
    assertThat(uid.remains()).isTrue();
    assertThat(uid.setBy().url()).isEqualTo("http://cdn.tracker.example/t.js");
    assertThat(seen.requests())
        .anySatisfy(
            r -> {
              assertThat(r.url()).isEqualTo("http://cdn.tracker.example/t.js");
              assertThat(r.thirdParty()).isTrue();
              assertThat(r.initiator().kind()).isEqualTo(Origin.Kind.PARSER);
            });
  }

  @Test
  void aCookieRemovedLaterIsKnownAsDeleted() {
    PAGES.put(
        "www.shop.example/deleted",
        "<script>document.cookie='once=1; path=/';document.cookie='once=; max-age=0; path=/'</script>x");
    assertThat(visit("/deleted").cookies())
        .singleElement()
        .satisfies(c -> assertThat(c.state()).isEqualTo(CookieFact.State.DELETED));
  }

  @Test
  void whatAFrameOfAnotherSiteStoresIsSeen() {
    PAGES.put("www.shop.example/frame", "<iframe src='http://video.example/embed'></iframe>");
    PAGES.put("video.example/embed", "<script>localStorage.setItem('viewer','1')</script>video");
    assertThat(visit("/frame").storage())
        .anySatisfy(
            s -> {
              assertThat(s.origin()).isEqualTo("http://video.example");
              assertThat(s.thirdParty()).isTrue();
            });
  }

  @Test
  void whatGoesWrongHasAName() {
    PAGES.put("www.shop.example/file.bin", "binary");
    try (BrowsingContext context = browser.open(host -> true)) {
      Tab tab = context.tab();
      assertThat(tab.open("http://www.shop.example/loop", Duration.ofSeconds(10)).problem())
          .isEqualTo("redirect-loop");
      assertThat(tab.open("http://www.shop.example/file.bin", Duration.ofSeconds(10)).problem())
          .isEqualTo("download");
      assertThat(tab.open("http://127.0.0.1:9/", Duration.ofSeconds(10)).problem())
          .isEqualTo("blocked");
      assertThat(tab.open("http://absent.invalid:81/", Duration.ofSeconds(10)).problem())
          .isEqualTo("unknown-host");
    }
  }

  @Test
  void alertsPopupsAndPagesThatCloseThemselvesDoNotStopTheVisit() {
    PAGES.put(
        "www.shop.example/alert",
        "<script>for(let i=0;i<5;i++)alert(i);window.open('/pop');</script>here");
    PAGES.put("www.shop.example/pop", "pop");
    try (BrowsingContext context = browser.open(host -> true)) {
      Tab tab = context.tab();
      tab.open("http://www.shop.example/alert", Duration.ofSeconds(10));
      assertThat(
              tab.read(tab.frames().getFirst(), "document.body.innerText", Duration.ofSeconds(5))
                  .asString())
          .contains("here");
      assertThat(context.notes()).contains("a page opened a dialog (alert), which was closed");
    }
  }

  @Test
  void anOpenedWindowIsClosedAndItsEndlessScriptStopped() {
    PAGES.put("www.shop.example/opener", "opener");
    PAGES.put("www.shop.example/window", "<script>alert(1); while (true) {}</script>");
    try (BrowsingContext context = browser.open(host -> true)) {
      Tab tab = context.tab();
      tab.open("http://www.shop.example/opener", Duration.ofSeconds(20));
      tab.evaluate(
          tab.frames().getFirst(), "open('/window') ? 'opened' : ''", Duration.ofSeconds(20));
      tab.settle(Duration.ofMillis(1500));
      assertThat(tab.awake()).isTrue();
      assertThat(
              tab.read(tab.frames().getFirst(), "document.body.innerText", Duration.ofSeconds(20))
                  .asString(""))
          .isEqualTo("opener");
      assertThat(context.notes()).contains("a page opened another window, which was closed");
    }
  }

  @Test
  void nothingIsLeftBehind() throws IOException {
    Path folder;
    long pid;
    try (Browser other =
        Browser.start(Optional.empty(), List.of(), Optional.empty(), "fr", Clock.systemUTC())) {
      pid = other.pid();
      folder = Path.of(System.getProperty("java.io.tmpdir"));
    }
    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(browser.alive()).isTrue();
    try (var files = Files.list(folder)) {
      assertThat(
              files.filter(f -> f.getFileName().toString().startsWith("limpide-browser-")).count())
          .isLessThanOrEqualTo(40);
    }
  }
}
