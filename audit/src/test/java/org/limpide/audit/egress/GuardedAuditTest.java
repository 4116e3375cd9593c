package org.limpide.audit.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.audit.Audit;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.AuditResult;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.Scenario;
import org.limpide.law.Language;

/** A whole audit, browser and requests of our own, with a policy for its connections. */
@Tag("browser")
class GuardedAuditTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private static AuditRequest request(String url, List<Resolve> resolve) {
    return new AuditRequest(
            URI.create(url),
            2,
            1,
            resolve,
            Optional.empty(),
            Optional.of("127.0.0.1:9"),
            true,
            Set.of(Scenario.S0),
            Duration.ofMillis(200),
            Duration.ofMillis(800),
            Duration.ofSeconds(60),
            LocalDate.of(2026, 9, 1),
            Optional.empty(),
            Language.FR,
            2)
        .withEgress(EgressPolicy.publicOnly());
  }

  @Test
  void aSiteOnAPrivateAddressIsNotVisitedAndTheEvidenceSaysSo() throws IOException {
    try (Server server = new Server("<p>inside</p>")) {
      AuditResult result =
          Audit.run(
              request("http://localhost:" + server.port() + "/", List.of()),
              folder,
              (scenario, page, done, planned) -> {});

      assertThat(server.asked).isEmpty();
      assertThat(result.evidence().pages()).isEmpty();
      assertThat(result.evidence().scenarios())
          .filteredOn(run -> run.scenario() == Scenario.S0)
          .allMatch(run -> run.outcome() == Outcome.UNREACHABLE);
      assertThat(result.evidence().unseen())
          .contains(
              "An address that is not public was not visited: localhost, port "
                  + server.port()
                  + " (loopback).")
          .anyMatch(sentence -> sentence.contains("private-address"));
    }
  }

  @Test
  void whatWasGivenByHandIsVisitedAndItsPrivateCallsAreTold() throws IOException {
    try (Server server =
            new Server("<h1>Shop</h1><img src='http://10.255.1.2/pixel.gif' alt='pixel'>");
        Server secret = new Server("secret")) {
      server.body += "<img src='http://127.0.0.1:" + secret.port() + "/x' alt='x'>";
      AuditResult result =
          Audit.run(
              request(
                  "http://shop.example/",
                  List.of(new Resolve("shop.example", 80, "127.0.0.1", server.port()))),
              folder,
              (scenario, page, done, planned) -> {});

      assertThat(server.asked).contains("/", "/.env"); // the browser, and our own requests
      assertThat(secret.asked).isEmpty();
      assertThat(result.evidence().pages()).isNotEmpty();
      assertThat(result.evidence().environment())
          .containsEntry("egress", "guarded")
          .containsEntry("privateAddressesNotVisited", "2");
      assertThat(result.evidence().unseen())
          .contains("An address that is not public was not visited: 10.255.1.2, port 80 (private).")
          .contains(
              "An address that is not public was not visited: 127.0.0.1, port "
                  + secret.port()
                  + " (loopback).");
    }
  }

  private static final class Server implements AutoCloseable {
    private final HttpServer server;
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile String body;

    Server(String body) throws IOException {
      this.body = "<!doctype html><title>t</title>" + body;
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext(
          "/",
          exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            byte[] bytes = this.body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(
                exchange.getRequestURI().getPath().equals("/") ? 200 : 404, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
