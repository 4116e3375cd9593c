package org.limpide.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Server;
import org.limpide.server.Visitor;

class GracefulStopTest {

  @OnEachEngine
  void aRequestUnderWayIsAnsweredAndNoNewOneIsTaken(Engines.Kind engine) throws Exception {
    Server server = Server.start(engine.fresh().with("limpide.test.routes", "yes"));
    TestRoutes routes = server.part(TestRoutes.class);
    int port = server.port();
    Visitor visitor = Visitor.stranger(server);
    CompletableFuture<HttpResponse<String>> slow =
        CompletableFuture.supplyAsync(() -> visitor.get("/test/slow"));
    assertThat(routes.arrived.await(10, TimeUnit.SECONDS)).isTrue();

    CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
    awaitRefusal(port);
    assertThat(slow).isNotDone();
    assertThat(closed).isNotDone();
    routes.mayEnd.countDown();

    HttpResponse<String> answer = slow.get(10, TimeUnit.SECONDS);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("answered");
    closed.get(20, TimeUnit.SECONDS);
  }

  private static void awaitRefusal(int port) throws Exception {
    Instant limit = Instant.now().plus(Duration.ofSeconds(10));
    while (true) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        assertThat(socket.isConnected()).isTrue();
      } catch (ConnectException e) {
        return;
      }
      assertThat(Instant.now()).as("still taking requests").isBefore(limit);
      Thread.sleep(20);
    }
  }
}
