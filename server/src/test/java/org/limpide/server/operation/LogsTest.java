package org.limpide.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.limpide.server.Engines;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;
import org.limpide.server.Visitor;
import org.limpide.server.jobs.JobState;
import org.limpide.server.jobs.Jobs;
import org.limpide.server.web.Role;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What the logs say of what people do: where and what kind, and nobody's name. */
class LogsTest {
  static final String EMAIL = "dominique.martin@exemple.test";
  static final String NAME = "Dominique Martin-Essai";
  static final String QUERY = "client=7731-dominique";

  record Form(Engines.Kind engine, ServerSettings.Logs logs) {}

  static List<Form> forms() {
    return Engines.here().stream()
        .flatMap(
            engine ->
                List.of(ServerSettings.Logs.values()).stream().map(logs -> new Form(engine, logs)))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void noPersonalDataIsLogged(Form form) throws Exception {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    List<String> secrets;
    try (Server server = Server.start(settings(form))) {
      level("ROOT", Level.INFO);
      level("org.limpide", Level.DEBUG);
      secrets = live(server);
    } finally {
      System.setOut(before);
      level("ROOT", Level.WARN);
      level("org.limpide", Level.INFO);
    }
    String log = written.toString(StandardCharsets.UTF_8);
    assertThat(log)
        .as("what failed is there, by its kind and place")
        .contains("a request failed", "failed: java.lang.IllegalStateException")
        .contains("org.jooq.exception", "TestRoutes.person", "Careless.run", "Caused by: ");
    assertThat(log).doesNotContain(secrets).doesNotContain("cannot write to", "no answer from");
    if (form.logs() == ServerSettings.Logs.JSON) {
      assertThat(log.lines())
          .allSatisfy(line -> assertThat(JsonMapper.shared().readTree(line).isObject()).isTrue());
    }
  }

  private static ServerSettings settings(Form form) {
    ServerSettings fresh = form.engine().fresh();
    return new ServerSettings(
        fresh.data(),
        fresh.databaseUrl(),
        fresh.address(),
        0,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        form.logs(),
        Map.of("limpide.test.routes", "yes"));
  }

  private static void level(String name, Level level) {
    if (LoggerFactory.getLogger(name) instanceof Logger logger) {
      logger.setLevel(level);
    }
  }

  /** A day in the service; returns what must not be found. */
  private static List<String> live(Server server) throws InterruptedException {
    Visitor owner = Visitor.member(server, Role.OWNER, "Boutique Dominique");
    String here = "/o/" + owner.organisation();
    Visitor stranger = Visitor.stranger(server);
    assertThat(stranger.signIn(owner.email(), "mauvais-mot-de-passe-7").statusCode())
        .isBetween(200, 499);
    owner.post(
        here + "/sites/new",
        here + "/sites",
        Map.of("url", "https://boutique.test/?" + QUERY, "name", NAME));
    String invitation =
        secret(
            owner
                .post(
                    here + "/invitations/new",
                    here + "/invitations",
                    Map.of("email", EMAIL, "role", "READER"))
                .body());
    assertThat(stranger.get("/invitation/" + invitation).statusCode()).isEqualTo(200);
    stranger.post("/forgotten", "/forgotten", Map.of("email", owner.email()));
    stranger.get("/invitation/jeton-" + QUERY + "?" + QUERY);
    stranger.get("/nowhere/" + EMAIL + "?" + QUERY);
    assertThat(stranger.get("/test/careless?" + QUERY).statusCode()).isEqualTo(500);
    assertThat(stranger.get("/test/chatty?" + QUERY).body())
        .contains("de notre côté")
        .doesNotContain(EMAIL, "IllegalState");
    assertThat(stranger.get("/api/v1/organisations/x?" + QUERY).statusCode()).isEqualTo(401);
    failingJob(server, owner);
    return List.of(
        owner.email(),
        EMAIL,
        NAME,
        QUERY,
        invitation,
        "7731-dominique",
        "Claude Essai",
        Visitor.PASSWORD);
  }

  /** Of the link the owner is shown where no mail can be sent. */
  private static String secret(String page) {
    Matcher link = Pattern.compile("/invitation/([A-Za-z0-9_-]{20,})").matcher(page);
    assertThat(link.find()).as("a link in %s", page).isTrue();
    return link.group(1);
  }

  private static void failingJob(Server server, Visitor owner) throws InterruptedException {
    Jobs jobs = server.part(Jobs.class);
    UUID job = jobs.submit(owner.organisation(), Careless.KIND, UUID.randomUUID());
    Instant limit = Instant.now().plus(Duration.ofSeconds(30));
    while (jobs.one(owner.organisation(), job).orElseThrow().phase() != JobState.Phase.FAILED) {
      assertThat(Instant.now()).isBefore(limit);
      Thread.sleep(50);
    }
  }
}
