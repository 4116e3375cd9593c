package org.limpide.audit.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.limpide.audit.hostile.HostileServer.home;
import static org.limpide.audit.hostile.HostileServer.html;
import static org.limpide.audit.hostile.HostileServer.redirect;
import static org.limpide.audit.hostile.HostileServer.send;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.SiteEvidence;

/** The hostile sites, each with what an audit must still bring back from it. */
final class HostileSites {
  /** What must hold of the evidence, besides what holds for every site. */
  interface Expectation {
    void check(SiteEvidence seen);
  }

  /**
   * A site.
   *
   * @param name of its host
   * @param url where the audit starts
   */
  record Site(
      String name,
      String url,
      HostileServer.Site answers,
      Set<Scenario> scenarios,
      int pages,
      int timeout,
      Expectation expected) {

    static Site of(String name, HostileServer.Site answers, Expectation expected) {
      return new Site(
          name,
          "http://" + name + ".hostile.example/",
          answers,
          Set.of(Scenario.S0),
          1,
          60,
          expected);
    }

    Site at(String other) {
      return new Site(name, other, answers, scenarios, pages, timeout, expected);
    }

    Site with(int pages, Scenario... scenarios) {
      return new Site(name, url, answers, Set.of(scenarios), pages, timeout, expected);
    }

    Site within(int seconds) {
      return new Site(name, url, answers, scenarios, pages, seconds, expected);
    }
  }

  private HostileSites() {}

  static List<Site> all() {
    List<Site> sites = new ArrayList<>();
    sites.addAll(unreachable());
    sites.addAll(notPages());
    sites.addAll(endless());
    sites.addAll(nagging());
    sites.addAll(heavy());
    return sites;
  }

  private static List<Site> unreachable() {
    HostileServer.Site none = exchange -> html(exchange, 500, "never asked");
    return List.of(
        Site.of("unknown", none, unread("unknown-host")).at("http://unknown.invalid:81/"),
        Site.of("refused", none, unread("refused")).at("http://127.0.0.1:" + closedPort() + "/"),
        Site.of("loop", exchange -> redirect(exchange, "/"), unread("redirect-loop")),
        Site.of(
            "loops",
            exchange ->
                redirect(exchange, "/" + Integer.toHexString(exchange.getRequestURI().hashCode())),
            unread("redirect-loop")),
        Site.of("dropped", exchange -> {}, unread("no-answer")),
        Site.of(
                "selfsigned",
                home("<h1>Self-signed</h1>"),
                seen -> {
                  assertThat(seen.pages()).hasSize(1);
                  assertThat(seen.unseen()).anyMatch(s -> s.contains("certificate"));
                })
            .at("https://selfsigned.hostile.example/"));
  }

  private static int closedPort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Site> notPages() {
    byte[] pdf =
        "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n".getBytes(UTF_8);
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8);
    byte[] json = "{\"a\":1}".getBytes(UTF_8);
    return List.of(
        Site.of("pdf", e -> send(e, 200, "application/pdf", pdf), unread("not-html", "download")),
        Site.of("image", e -> send(e, 200, "image/svg+xml", svg), unread("not-html")),
        Site.of("json", e -> send(e, 200, "application/json", json), unread("not-html")),
        Site.of(
            "download",
            e -> {
              e.getResponseHeaders().set("Content-Disposition", "attachment; filename=a.html");
              html(e, 200, "<h1>file</h1>");
            },
            unread("download")),
        Site.of(
            "drip",
            e -> {
              if (e.getRequestURI().getPath().equals("/")) {
                html(
                    e,
                    200,
                    "<title>t</title><h1>Read me</h1><a id=a href=/file.bin download>f</a><script>a.click()"
                        + "</script>");
              } else {
                send(e, 200, "application/octet-stream", new byte[100_000]);
              }
            },
            read("Read me", "download")));
  }

  private static List<Site> endless() {
    return List.of(
        Site.of(
                "body",
                e -> {
                  begin(e, "<!doctype html><title>t</title><h1>Read me</h1>");
                  while (true) {
                    e.getResponseBody().write("<p>and more".getBytes(UTF_8));
                    e.getResponseBody().flush();
                    pause(20);
                  }
                },
                readOrNamed("Read me", ""))
            .within(12),
        Site.of(
                "headers",
                e -> {
                  begin(e, "");
                  pause(60_000);
                },
                unread("timeout"))
            .within(8),
        Site.of("silent", e -> pause(60_000), unread("timeout")).within(8),
        Site.of(
                "script",
                home("<h1>Read me</h1><script>while (true) {}</script><p>after"),
                readOrNamed("Read me", "script that did not end"))
            .within(15),
        Site.of(
            "later",
            home("<h1>Read me</h1><script>setTimeout(() => { while (true) {} }, 500)</script>"),
            seen -> assertThat(seen.unseen()).anyMatch(s -> s.contains("did not end"))),
        Site.of(
                "wanderer",
                e ->
                    html(
                        e,
                        200,
                        "<title>t</title><h1>Gone</h1><script>onload = () => location.href = '/' +"
                            + " Math.random()</script>"),
                HostileSites::named)
            .within(10),
        Site.of(
                "refresh",
                e ->
                    html(
                        e, 200, "<meta http-equiv=refresh content=0><title>t</title><h1>Gone</h1>"),
                HostileSites::named)
            .within(10),
        Site.of(
                "scroll",
                home(
                    "<h1>Read me</h1><script>const more = () => { for (let i = 0; i < 50; i++)"
                        + " document.body.append(Object.assign(document.createElement('p'),"
                        + " {textContent: 'more and more'})); }; more(); onscroll = more; setInterval("
                        + "() => { scrollBy(0, 2000) }, 50)</script>"),
                read("Read me", ""))
            .with(1, Scenario.S0, Scenario.S3));
  }

  private static List<Site> nagging() {
    return List.of(
        Site.of(
            "alerts",
            home(
                "<h1>Read me</h1><script>while (true) { alert(1); confirm(2); prompt(3) }</script>"),
            read("Read me", "dialog")),
        Site.of(
                "leave",
                e ->
                    html(
                        e,
                        200,
                        "<title>t</title><h1>Read me</h1><a href=/a>a</a><a href=/b>b</a><script>"
                            + "onbeforeunload = e => { e.preventDefault(); return 'stay' };"
                            + "setInterval(() => alert('still'), 100)</script>"),
                seen -> assertThat(seen.pages()).hasSizeGreaterThanOrEqualTo(2))
            .with(3, Scenario.S0),
        Site.of(
            "popups",
            e ->
                html(
                    e,
                    200,
                    e.getRequestURI().getPath().equals("/")
                        ? "<title>t</title><h1>Read me</h1><script>for (let i = 0; i < 40; i++)"
                            + " open('/pop' + i)</script>"
                        : "<script>alert('pop'); open('/again'); while (true) {}</script>"),
            read("Read me", "")),
        Site.of(
            "closes",
            home("<h1>Gone</h1><script>onload = () => window.close()</script>"),
            HostileSites::named));
  }

  private static List<Site> heavy() {
    String line = "<p class='line'>Une ligne de texte parmi beaucoup d'autres, sans fin.</p>\n";
    String thirtyMegabytes = "<h1>Read me</h1>" + line.repeat(30_000_000 / line.length());
    String links =
        IntStream.range(0, 2000)
            .mapToObj(i -> "<a href=/page" + i + ">Page " + i + "</a> ")
            .collect(Collectors.joining());
    return List.of(
        Site.of(
            "big",
            home(thirtyMegabytes),
            seen -> {
              named(seen);
              assertThat(seen.unseen()).anyMatch(s -> s.contains("too big"));
            }),
        Site.of(
                "links",
                e -> html(e, 200, "<title>t</title><h1>Read me</h1>" + links),
                seen -> {
                  assertThat(seen.pages().size()).isBetween(2, 6);
                  assertThat(seen.unseen()).anyMatch(s -> s.contains("further pages"));
                })
            .with(6, Scenario.S0),
        Site.of(
            "odd",
            e -> {
              if (e.getRequestURI().getPath().equals("/")) {
                redirect(e, "/accueil/caf%E9?a[]=1|2{}^`<>&b=%&c=é");
              } else {
                html(
                    e,
                    200,
                    "<title>t</title><h1>Read me</h1><a href='http://[::bad/'>x</a><a href='http://a b/%'>y</a>");
              }
            },
            read("Read me", "")),
        Site.of("empty", e -> send(e, 200, "text/html", new byte[0]), seen -> {}));
  }

  private static void begin(HttpExchange exchange, String start) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(start.getBytes(UTF_8));
    exchange.getResponseBody().flush();
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** The home page could not be read, for one of these reasons, which the evidence names. */
  private static Expectation unread(String... problems) {
    return seen -> {
      assertThat(seen.pages()).isEmpty();
      assertThat(seen.scenario(Scenario.S0).orElseThrow().outcome()).isEqualTo(Outcome.UNREACHABLE);
      assertThat(seen.unseen())
          .anyMatch(s -> List.of(problems).stream().anyMatch(p -> s.contains("(" + p + ")")));
    };
  }

  /** The home page was read, and the evidence names what was strange. */
  private static Expectation read(String text, String strange) {
    return seen -> {
      assertThat(seen.pages()).isNotEmpty();
      assertThat(seen.pages().getFirst().text()).contains(text);
      if (!strange.isEmpty()) {
        assertThat(seen.unseen()).anyMatch(s -> s.contains(strange));
      }
    };
  }

  /** The same, unless the machine was too slow for it: then that is what the evidence says. */
  private static Expectation readOrNamed(String text, String strange) {
    return seen -> {
      if (seen.pages().isEmpty()) {
        named(seen);
      } else {
        read(text, strange).check(seen);
      }
    };
  }

  /** Read or not, a page is either in the evidence with its text or named as unseen. */
  private static void named(SiteEvidence seen) {
    if (seen.pages().isEmpty()) {
      assertThat(seen.unseen()).isNotEmpty();
      assertThat(seen.scenario(Scenario.S0).orElseThrow().outcome()).isNotEqualTo(Outcome.DONE);
    } else {
      assertThat(seen.pages()).allMatch(page -> !page.text().isBlank());
    }
  }
}
