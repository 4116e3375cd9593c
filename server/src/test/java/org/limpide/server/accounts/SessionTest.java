package org.limpide.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Role;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

class SessionTest {
  private static final String CONTEXT =
      HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

  private final Hand clock = new Hand();

  @OnEachEngine
  void aSessionLiesInTheDatabaseAndHoldsNothingOfThePersonButTheirId(Engines.Kind engine)
      throws SQLException {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    try (Connection connection = server.part(Database.class).dataSource().getConnection();
        var query =
            connection.prepareStatement(
                "select s.device, s.factors, a.attribute_name from spring_session s left join"
                    + " spring_session_attributes a on a.session_primary_id = s.primary_id"
                    + " where s.principal_name = ?")) {
      query.setString(1, owner.person().toString());
      var rows = query.executeQuery();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).startsWith("Java/");
      assertThat(rows.getString(2)).isEqualTo("FACTOR_PASSWORD");
      String attribute = rows.getString(3);
      assertThat(attribute == null || attribute.contains("Csrf")).isTrue();
      assertThat(rows.next()).isFalse();
    }
  }

  @OnEachEngine
  void signingInGivesANewCookieForThisSiteOnly(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor stranger = Visitor.stranger(server);
    String before = cookie(stranger.get("/sign-in"));
    Visitor owner = Visitor.member(server, Role.OWNER);
    String email = email(server, owner);
    var answer = stranger.signIn(email, Visitor.PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(before).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
    assertThat(cookie(answer)).contains("HttpOnly", "SameSite=Lax");
    assertThat(cookie(answer).split(";")[0]).isNotEqualTo(before.split(";")[0]);
  }

  @OnEachEngine
  void aSessionTakenBackIsGoneAtOnce(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Visitor elsewhere = Visitor.stranger(server);
    elsewhere.signIn(email(server, owner), Visitor.PASSWORD);
    assertThat(elsewhere.get("/account").statusCode()).isEqualTo(200);
    assertThat(owner.get("/account/sessions").body()).contains("Cette session", "Java");

    UUID other =
        server.part(OwnSessions.class).of(owner.person()).stream()
            .filter(one -> !current(owner, one))
            .findFirst()
            .orElseThrow()
            .key();
    var ended = owner.post("/account/sessions", "/account/sessions/" + other + "/end", Map.of());

    assertThat(ended.statusCode()).isEqualTo(302);
    assertThat(elsewhere.get("/account").headers().firstValue("Location").orElse(""))
        .contains("/sign-in");
    assertThat(owner.get("/account").statusCode()).isEqualTo(200);
  }

  @OnEachEngine
  void nobodyEndsAnothersSession(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Visitor other = Visitor.member(server, Role.OWNER);
    UUID theirs = server.part(OwnSessions.class).of(other.person()).getFirst().key();

    var answer = owner.post("/account/sessions", "/account/sessions/" + theirs + "/end", Map.of());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(other.get("/account").statusCode()).isEqualTo(200);
  }

  @OnEachEngine
  void signingOutEndsTheSession(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    owner.post("/account", "/sign-out", Map.of());
    assertThat(server.part(OwnSessions.class).of(owner.person())).isEmpty();
    assertThat(owner.get("/account").statusCode()).isEqualTo(302);
  }

  @OnEachEngine
  void aSessionRestsEightHoursAndLastsSevenDays(Engines.Kind engine) {
    SessionRecords records = records(engine);
    String id = signedIn(records);
    clock.forward(Duration.ofHours(8).minusSeconds(1));
    assertThat(records.findById(id)).isNotNull();
    clock.forward(Duration.ofSeconds(2));
    assertThat(records.findById(id)).isNull();

    String used = signedIn(records);
    int hours = 0;
    for (StoredSession one = records.findById(used); one != null; one = records.findById(used)) {
      records.save(one);
      clock.forward(Duration.ofHours(4));
      hours += 4;
    }
    assertThat(hours).isEqualTo(7 * 24);
  }

  @OnEachEngine
  void readingDoesNotWriteMoreThanOnceAMinute(Engines.Kind engine) {
    SessionRecords records = records(engine);
    String id = signedIn(records);
    var since = clock.instant();
    clock.forward(Duration.ofSeconds(59));
    records.save(Optional.ofNullable(records.findById(id)).orElseThrow());
    assertThat(Optional.ofNullable(records.findById(id)).orElseThrow().getLastAccessedTime())
        .isEqualTo(since);
    clock.forward(Duration.ofSeconds(2));
    records.save(Optional.ofNullable(records.findById(id)).orElseThrow());
    assertThat(Optional.ofNullable(records.findById(id)).orElseThrow().getLastAccessedTime())
        .isEqualTo(clock.instant());
  }

  @OnEachEngine
  void aRequestUnderWayDoesNotBringBackASessionTakenBack(Engines.Kind engine) {
    SessionRecords records = records(engine);
    String id = signedIn(records);
    StoredSession underWay = Optional.ofNullable(records.findById(id)).orElseThrow();
    records.deleteById(id);
    underWay.setAttribute("something", "new");
    records.save(underWay);
    assertThat(records.findById(id)).isNull();
  }

  private SessionRecords records(Engines.Kind engine) {
    Database database = Running.on(engine).part(Database.class);
    return new SessionRecords(database, new SessionStore(database), clock);
  }

  private static String signedIn(SessionRecords records) {
    StoredSession session = records.createSession();
    session.setAttribute(
        CONTEXT,
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(
                UUID.randomUUID().toString(), "", java.util.List.of())));
    records.save(session);
    return session.getId();
  }

  /** Whether the visitor's own list calls that session the one it is shown in. */
  private static boolean current(Visitor visitor, OpenSession session) {
    HttpRequest request = visitor.request("/api/v1/account/sessions").GET().build();
    String body = visitor.send(request).body();
    int at = body.indexOf(session.key().toString());
    return body.substring(at).startsWith("\"here\":true", body.substring(at).indexOf("\"here\""));
  }

  private static String email(Server server, Visitor visitor) {
    return server.part(Accounts.class).person(visitor.person()).orElseThrow().email().address();
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(one -> one.startsWith("limpide_session="))
        .findFirst()
        .orElse("");
  }
}
