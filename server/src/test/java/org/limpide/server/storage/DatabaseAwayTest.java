package org.limpide.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.limpide.server.Engines;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;
import org.limpide.server.Visitor;
import org.limpide.server.web.Role;

/** PostgreSQL cuts every connection and lets nobody in, as one that is stopped; then it is back. */
@EnabledIfEnvironmentVariable(named = "LIMPIDE_TEST_POSTGRES", matches = ".+")
class DatabaseAwayTest {
  private static final String SENTENCE = "La base de données ne répond pas en ce moment.";

  @Test
  void pagesSayThatItIsAwayAndItComesBackByItself() throws Exception {
    ServerSettings settings = Engines.Kind.POSTGRESQL.fresh();
    String name = settings.databaseUrl().orElseThrow().replaceAll(".*/([^?]*).*", "$1");
    try (Server server = Server.start(settings)) {
      Visitor owner = Visitor.member(server, Role.OWNER);
      Visitor other = Visitor.stranger(server);
      Form form = Form.of(owner);
      assertThat(form.send("avant.exemple").statusCode()).isEqualTo(302);

      away(name, true);
      List<HttpResponse<String>> answers =
          together(
              () -> owner.here("/sites"),
              () -> form.send("pendant.exemple"),
              () -> owner.get("/api/v1/organisations/" + owner.organisation() + "/sites"),
              () -> form.sendAsProgram("pendant-api.exemple"),
              () -> other.get("/health"),
              () -> other.signIn(owner.email(), Visitor.PASSWORD),
              () -> other.get("/assets/limpide.svg"));

      assertThat(answers.subList(0, 5)).allMatch(answer -> answer.statusCode() == 503);
      assertThat(answers.get(0).body()).contains("<h1>", SENTENCE);
      assertThat(answers.get(0).headers().firstValue("Retry-After")).hasValue("30");
      assertThat(answers.get(1).body()).contains(SENTENCE, "https://pendant.exemple");
      for (HttpResponse<String> api : answers.subList(2, 4)) {
        assertThat(api.headers().firstValue("Content-Type").orElseThrow())
            .startsWith("application/problem+json");
        assertThat(api.body()).contains(SENTENCE, "urn:limpide:problem:unavailable");
      }
      assertThat(answers.get(4).body()).contains("\"database\":\"down\"");
      assertThat(answers.get(5).statusCode()).isBetween(403, 503);

      away(name, false);
      Instant limit = Instant.now().plus(Duration.ofSeconds(30));
      while (owner.get("/health").statusCode() != 200) {
        assertThat(Instant.now()).as("still away").isBefore(limit);
        Thread.sleep(100);
      }
      assertThat(owner.here("/sites").body())
          .contains("https://avant.exemple/")
          .doesNotContain("pendant");
      assertThat(form.send("apres.exemple").statusCode()).isEqualTo(302);
      assertThat(owner.here("/sites").body()).contains("https://apres.exemple/");
    }
  }

  @SafeVarargs
  private static List<HttpResponse<String>> together(Supplier<HttpResponse<String>>... requests) {
    return List.of(requests).stream().map(CompletableFuture::supplyAsync).toList().stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private static void away(String database, boolean away) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                Objects.requireNonNull(System.getenv("LIMPIDE_TEST_POSTGRES")));
        var statement = connection.createStatement()) {
      statement.execute("alter database " + database + " allow_connections " + !away);
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
              + database
              + "'");
    }
  }
}
