package org.limpide.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.evidence.ServerFacts.PlainHttp;

class PlainAnswersTest {
  private static final TimeLeft LEFT = TimeLeft.of(Duration.ofMinutes(1));

  private static List<PlainHttp> ask(Doors doors, String... pages) {
    return new PlainAnswers(doors, host -> host.endsWith("exemple.fr")).of(List.of(pages), LEFT);
  }

  @Test
  void aRedirectIsNotedWithItsWholeAddress() {
    try (var server =
        OneServer.saying(
            "HTTP/1.1 301 Moved\r\nLocation: /ailleurs\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(ask(server.doors(80), "https://autre.test/a?b=1"))
          .containsExactly(
              new PlainHttp("http://autre.test/a?b=1", 301, "http://autre.test/ailleurs", ""));
    }
  }

  @Test
  void aRedirectToPlainHttpIsFollowedInTheSite() {
    try (var server =
        new OneServer(
            socket -> {
              boolean www = OneServer.head(socket).contains("/www");
              String to = www ? "https://www.exemple.fr/" : "http://www.exemple.fr/www";
              socket
                  .getOutputStream()
                  .write(
                      ("HTTP/1.1 302 Found\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n")
                          .getBytes());
            })) {
      assertThat(ask(server.doors(80), "https://exemple.fr/"))
          .extracting(PlainHttp::location)
          .containsExactly("http://www.exemple.fr/www", "https://www.exemple.fr/");
    }
  }

  @Test
  void aPageThatSendsOnByMetaRefreshIsARedirect() {
    try (var server =
        OneServer.saying(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "4b\r\n<meta http-equiv=\"refresh\" content=\"0; url=https://www.exemple.fr/accueil\">    \r\n0\r\n\r\n")) {
      assertThat(ask(server.doors(80), "https://www.exemple.fr/").getFirst().location())
          .isEqualTo("https://www.exemple.fr/accueil");
    }
  }

  @Test
  void aClosedPortIsToldOnce() throws IOException {
    int closed;
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = server.getLocalPort();
    }
    var doors = new Doors(List.of(new Resolve("*", 80, "127.0.0.1", closed)));
    assertThat(ask(doors, "https://www.exemple.fr/", "https://www.exemple.fr/contact"))
        .containsExactly(new PlainHttp("http://www.exemple.fr/", 0, "", "refused"));
  }

  @Test
  void aServerThatDripsDoesNotHoldUs() {
    try (var server =
        new OneServer(
            socket -> {
              for (int i = 0; i < 1000; i++) {
                socket.getOutputStream().write('x');
                pause();
              }
            })) {
      long began = System.nanoTime();
      List<PlainHttp> answers =
          new PlainAnswers(server.doors(80), host -> true)
              .of(List.of("http://exemple.fr/"), TimeLeft.of(Duration.ofMillis(400)));
      assertThat(answers).extracting(PlainHttp::problem).containsExactly("timeout");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void noMoreThanTwentyFivePagesAreAskedFor() {
    var count = new AtomicInteger();
    try (var server =
        new OneServer(
            socket -> {
              OneServer.head(socket);
              count.incrementAndGet();
              socket.getOutputStream().write("HTTP/1.1 404 No\r\n\r\n".getBytes());
            })) {
      String[] pages = new String[60];
      for (int i = 0; i < pages.length; i++) {
        pages[i] = "https://exemple.fr/" + i;
      }
      assertThat(ask(server.doors(80), pages)).hasSize(PlainAnswers.MOST);
      assertThat(count).hasValue(PlainAnswers.MOST);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
