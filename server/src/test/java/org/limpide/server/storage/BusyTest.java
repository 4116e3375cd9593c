package org.limpide.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;
import org.limpide.server.Visitor;
import org.limpide.server.web.Role;

/**
 * Another process holds what a change needs: one reads on, and the change waits, but not for ever.
 */
class BusyTest {
  private static final String SENTENCE = "La base de données est trop occupée en ce moment.";

  @OnEachEngine
  void aChangeWaitsForAnotherProcessAndThenSaysSo(Engines.Kind engine) throws Exception {
    ServerSettings settings = engine.fresh();
    try (Server server = Server.start(settings)) {
      Visitor owner = Visitor.member(server, Role.OWNER);
      Form form = Form.of(owner);
      HttpResponse<String> page;
      HttpResponse<String> api;
      Duration waited;
      try (Connection other = holding(engine, settings)) {
        Instant asked = Instant.now();
        CompletableFuture<HttpResponse<String>> first =
            CompletableFuture.supplyAsync(() -> form.send("pendant.exemple"));
        CompletableFuture<HttpResponse<String>> second =
            CompletableFuture.supplyAsync(() -> form.sendAsProgram("pendant-api.exemple"));
        assertThat(owner.here("/sites").statusCode()).isEqualTo(200);
        page = first.join();
        api = second.join();
        waited = Duration.between(asked, Instant.now());
        other.rollback();
      }

      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.body()).contains(SENTENCE, "https://pendant.exemple");
      assertThat(api.statusCode()).isEqualTo(503);
      assertThat(api.body()).contains(SENTENCE, "urn:limpide:problem:unavailable");
      assertThat(waited).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(30));
      assertThat(form.send("apres.exemple").statusCode()).isEqualTo(302);
      assertThat(owner.here("/sites").body())
          .contains("https://apres.exemple/")
          .doesNotContain("pendant");
    }
  }

  private static Connection holding(Engines.Kind engine, ServerSettings settings) throws Exception {
    Connection other =
        DriverManager.getConnection(
            settings
                .databaseUrl()
                .orElse(
                    "jdbc:sqlite:"
                        + settings.data().resolve("limpide.db")
                        + "?transaction_mode=IMMEDIATE"));
    other.setAutoCommit(false);
    try (var statement = other.createStatement()) {
      statement.execute(
          switch (engine) {
            case SQLITE -> "update site set name = name";
            case POSTGRESQL -> "lock table site in share mode";
          });
    }
    return other;
  }
}
