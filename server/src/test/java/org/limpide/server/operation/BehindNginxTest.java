package org.limpide.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.Engines;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;
import org.limpide.server.Visitor;
import org.limpide.server.accounts.Accounts;
import org.limpide.server.accounts.Organisation;
import org.limpide.server.accounts.Person;
import org.limpide.server.web.Role;

/** The service behind the shop's own HTTPS, as a name of its own and as a path of the shop. */
class BehindNginxTest {
  private static final String EMAIL = "claude@exemple.test";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

  @TempDir Path folder;

  private static final String HEADERS =
      """
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-Port $server_port;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_set_header X-Forwarded-For $remote_addr;
      """;

  @Test
  void aPersonSignsInUnderANameOfItsOwn() throws Exception {
    walk("", "location / { proxy_pass http://127.0.0.1:%d; " + HEADERS + " }");
  }

  @Test
  void aPersonSignsInUnderAPathOfTheShop() throws Exception {
    walk(
        "/limpide",
        "location / { return 200 'la boutique'; }\n"
            + "location /limpide/ { proxy_pass http://127.0.0.1:%d; "
            + HEADERS
            + " }");
  }

  private void walk(String base, String location) throws Exception {
    ServerSettings local = Engines.Kind.SQLITE.fresh();
    ServerSettings settings =
        new ServerSettings(
            local.data(),
            Optional.empty(),
            "127.0.0.1",
            0,
            Optional.of(URI.create("https://localhost" + base + "/")),
            List.of("127.0.0.1"),
            Optional.empty(),
            ServerSettings.Logs.LINES,
            Map.of());
    try (Server server = Server.start(settings);
        Nginx nginx = Nginx.start(folder, location.formatted(server.port()));
        HttpClient client = client()) {
      Organisation organisation = owner(server);
      String root = "https://127.0.0.1:" + nginx.port() + base;

      HttpResponse<String> first = get(client, root + "/o/" + organisation.id() + "/sites");
      assertThat(first.statusCode()).isEqualTo(302);
      String signIn = first.headers().firstValue("Location").orElseThrow();
      assertThat(signIn).startsWith(base + "/sign-in");
      HttpResponse<String> page = get(client, URI.create(root + "/x").resolve(signIn).toString());
      assertThat(page.statusCode()).as(signIn).isEqualTo(200);
      assertThat(page.body())
          .contains("href=\"" + base + "/assets/", "action=\"" + base + "/sign-in\"");
      assertThat(page.headers().allValues("Set-Cookie"))
          .isNotEmpty()
          .allMatch(
              cookie ->
                  cookie.contains("Secure")
                      && cookie.contains("Path=" + (base.isEmpty() ? "/" : base)));

      HttpResponse<String> in =
          post(
              client,
              root + "/sign-in",
              page.body(),
              Map.of("email", EMAIL, "password", Visitor.PASSWORD));
      assertThat(in.statusCode()).isEqualTo(302);
      String sites = root + "/o/" + organisation.id() + "/sites";
      HttpResponse<String> blank = get(client, sites + "/new");
      HttpResponse<String> added =
          post(client, sites, blank.body(), Map.of("url", "https://a.test", "name", ""));
      assertThat(added.headers().firstValue("Location").orElse(""))
          .contains(base + "/o/" + organisation.id() + "/sites/");
      assertThat(get(client, sites).body()).contains("https://a.test/");
    }
  }

  @Test
  void forwardedHeadersOfAnybodyElseAreNotBelieved() {
    try (Server server = Server.start(Engines.Kind.SQLITE.fresh())) {
      Visitor visitor = Visitor.stranger(server);

      HttpResponse<String> answer =
          visitor.send(
              visitor
                  .request("/sign-in")
                  .header("X-Forwarded-Proto", "https")
                  .header("X-Forwarded-Host", "evil.test")
                  .GET()
                  .build());

      assertThat(answer.body()).doesNotContain("evil.test");
      assertThat(answer.headers().allValues("Set-Cookie"))
          .isNotEmpty()
          .noneMatch(cookie -> cookie.contains("Secure"));
    }
  }

  private static Organisation owner(Server server) {
    Accounts accounts = server.part(Accounts.class);
    Organisation organisation = accounts.found("Boutique " + UUID.randomUUID());
    Person person =
        accounts.register(
            EmailAddress.parse(EMAIL).orElseThrow(), "Claude Essai", Visitor.PASSWORD, Language.FR);
    accounts.join(person.id(), organisation.id(), Role.OWNER);
    return organisation;
  }

  private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(
      HttpClient client, String address, String page, Map<String, String> fields) throws Exception {
    Matcher token = TOKEN.matcher(page);
    assertThat(token.find()).isTrue();
    StringBuilder body = new StringBuilder("_csrf=").append(encode(token.group(1)));
    fields.forEach(
        (name, value) -> body.append('&').append(name).append('=').append(encode(value)));
    return client.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpClient client() throws Exception {
    SSLContext anything = SSLContext.getInstance("TLS");
    anything.init(null, new TrustManager[] {new TrustEverything()}, new SecureRandom());
    return HttpClient.newBuilder()
        .sslContext(anything)
        .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
        .build();
  }

  /** The certificate is made for the occasion. */
}
