package org.limpide.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is typed, with a real browser and a small shop on loopback. */
@Tag("browser")
class AuditCommandTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static HttpServer shop;

  @BeforeAll
  static void open() throws IOException {
    shop = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 20);
    shop.createContext(
        "/",
        exchange -> {
          byte[] page =
              "<!doctype html><html lang=fr><title>Boutique</title><h1>Boutique</h1><img src=http://127.0.0.1:1/x alt=''>"
                  .getBytes(UTF_8);
          boolean home = exchange.getRequestURI().getPath().equals("/");
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange
              .getResponseHeaders()
              .add("Set-Cookie", "_ga=GA1.2.3.4; Max-Age=63072000; Path=/");
          exchange.sendResponseHeaders(home ? 200 : 404, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    shop.start();
  }

  @AfterAll
  static void close() {
    shop.stop(0);
  }

  private static Typed audit(String... more) {
    List<String> arguments = new ArrayList<>(List.of("audit"));
    arguments.addAll(List.of(more));
    arguments.addAll(
        List.of("--scenarios", "S0", "--pages", "1", "--settle", "100", "--first-wait", "500"));
    return Typed.command(arguments.toArray(String[]::new));
  }

  private static String resolve() {
    return "--resolve=*:80:127.0.0.1:" + shop.getAddress().getPort();
  }

  @Test
  void aFoundFaultFailsOnlyWhenAskedToAndTheSealHolds() {
    Path out = folder.resolve("one");
    Typed typed =
        audit(
            "http://boutique.example",
            resolve(),
            "--out",
            out.toString(),
            "--format",
            "json,csv",
            "--quiet");
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out().lines()).hasSize(1);
    assertThat(typed.out()).startsWith("http://boutique.example/ : ").contains(" → " + out);
    assertThat(out.resolve("report.json")).isNotEmptyFile();
    assertThat(out.resolve("report.csv")).isNotEmptyFile();
    assertThat(out.resolve("report.html")).doesNotExist();
    assertThat(out.resolve("report.pdf")).doesNotExist();
    assertThat(Typed.command("verify", out.toString()).code()).isZero();
  }

  @Test
  void severalSitesGetAFolderEachAndTheUnreachableOneIsSaid() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    Path out = folder.resolve("many");
    Typed typed =
        audit(
            "http://boutique.example",
            "http://127.0.0.1:" + closed,
            "http://unknown.invalid:81",
            resolve(),
            "--out",
            out.toString(),
            "--format",
            "html",
            "--lang",
            "en",
            "--parallel",
            "2",
            "--fail-on",
            "critical");
    assertThat(typed.code()).as(typed.err()).isIn(1, 3);
    assertThat(typed.out().lines()).hasSize(3);
    assertThat(typed.err())
        .contains("http://127.0.0.1:" + closed + "/ : the site refuses the connection")
        .contains("http://unknown.invalid:81/ : this site's name does not exist")
        .contains("http://boutique.example/  S0")
        .doesNotContain("\tat ", "Exception");
    for (String name :
        List.of("boutique.example-80", "127.0.0.1-" + closed, "unknown.invalid-81")) {
      assertThat(out.resolve(name).resolve("report.json")).isNotEmptyFile();
      assertThat(out.resolve(name).resolve("report.html")).isNotEmptyFile();
    }
    assertThat(Typed.command("verify", out.toString()).code()).isZero();
  }

  @Test
  void anUnreachableSiteAloneIsImpossibleButReported() throws IOException {
    Path out = folder.resolve("none");
    Typed typed =
        audit("http://unknown.invalid:81", "--out", out.toString(), "--format=json", "--quiet");
    assertThat(typed.code()).isEqualTo(3);
    assertThat(typed.err())
        .isEqualToIgnoringNewLines(
            "http://unknown.invalid:81/ : ce nom de site n'existe pas ou ne répond pas");
    assertThat(Files.readString(out.resolve("report.json"))).contains("\"unknown-host\"");
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Typed typed =
        audit(
            "http://boutique.example",
            resolve(),
            "--out",
            file.resolve("below").toString(),
            "--quiet");
    assertThat(typed.code()).isEqualTo(3);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).contains("n'a pas pu être écrit").doesNotContain("\tat ");
  }

  @Test
  void aBrowserThatDoesNotStartIsSaidInOneSentence() {
    Typed typed =
        audit(
            "http://boutique.example",
            "--browser=/bin/false",
            "--out",
            folder.resolve("b").toString(),
            "--quiet");
    assertThat(typed.code()).isEqualTo(3);
    assertThat(typed.err()).contains("Aucun navigateur Chromium").doesNotContain("\tat ");
  }
}
