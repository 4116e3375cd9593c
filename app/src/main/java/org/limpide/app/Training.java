package org.limpide.app;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;
import org.limpide.server.accounts.Accounts;
import org.limpide.server.accounts.Organisation;
import org.limpide.server.web.Role;

/**
 * A short life of the service on empty data, for the Java runtime to learn from: what it has loaded
 * and linked goes into the AOT cache (JEP 483, 514, 515), and the next starts take a second or two.
 * Somebody signs in and looks round, so that the first real visitor does not wait either.
 */
final class Training {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
  private static final String EMAIL = "entrainement@exemple.test";
  private static final String PASSWORD = "vague-Lundi-cuivre-7-sapin";
  private static final List<String> OUTSIDE =
      List.of("/health", "/metrics", "/nowhere", "/assets/limpide.css", "/account");
  private static final List<String> INSIDE =
      List.of("", "/sites", "/sites/new", "/tasks", "/members", "/notifications", "/search?q=a");

  private final URI address;
  private final HttpClient client;

  private Training(URI address, HttpClient client) {
    this.address = address;
    this.client = client;
  }

  static int run(ServerSettings settings) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("limpide-train-");
    try (Server server = Server.start(ServerSettings.local(folder, 0));
        HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      new Training(server.address(), client).live(somebody(server));
    } finally {
      delete(folder);
    }
    return ExitCode.DONE;
  }

  private static Organisation somebody(Server server) {
    Accounts accounts = server.part(Accounts.class);
    Organisation organisation = accounts.found("Boutique");
    accounts.join(
        accounts
            .register(EmailAddress.parse(EMAIL).orElseThrow(), "Camille", PASSWORD, Language.FR)
            .id(),
        organisation.id(),
        Role.OWNER);
    return organisation;
  }

  private void live(Organisation organisation) throws IOException, InterruptedException {
    post("/sign-in", "/sign-in", Map.of("email", EMAIL, "password", PASSWORD));
    String here = "/o/" + organisation.id();
    post(here + "/sites/new", here + "/sites", Map.of("url", "https://exemple.test", "name", ""));
    for (int i = 0; i < 3; i++) {
      for (String path : OUTSIDE) {
        get(path);
      }
      for (String path : INSIDE) {
        get(here + path);
      }
      get("/api/v1" + here.replace("/o/", "/organisations/") + "/sites");
    }
  }

  private String get(String path) throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(address + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private void post(String page, String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(get(page));
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(
                Collectors.joining(
                    "&", "_csrf=" + encode(token.find() ? token.group(1) : "") + "&", ""));
    client.send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.discarding());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
