package org.limpide.server;

import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.accounts.Accounts;
import org.limpide.server.accounts.Person;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;

/**
 * Someone with a browser's manners but no browser: cookies, forms with their token, no redirects.
 */
public final class Visitor {
  /** A password strong enough for the rules. */
  public static final String PASSWORD = "vague-Lundi-cuivre-7-sapin";

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

  private final Server server;
  private final CookieManager jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client;
  private final OrganisationId organisation;
  private final UUID person;
  private final String email;

  private Visitor(Server server, OrganisationId organisation, UUID person, String email) {
    this.server = server;
    this.organisation = organisation;
    this.person = person;
    this.email = email;
    this.client =
        HttpClient.newBuilder()
            .cookieHandler(jar)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Somebody who has not signed in. */
  public static Visitor stranger(Server server) {
    return new Visitor(server, new OrganisationId(UUID.randomUUID()), UUID.randomUUID(), "");
  }

  /** A member, signed in, of a new organisation. */
  public static Visitor member(Server server, Role role) {
    return member(server, role, "Boutique " + UUID.randomUUID());
  }

  /** A member, signed in, of a new organisation of that name. */
  public static Visitor member(Server server, Role role, String organisation) {
    return member(server, role, server.part(Accounts.class).found(organisation).id());
  }

  /** A new member, signed in, of that organisation. */
  public static Visitor member(Server server, Role role, OrganisationId organisation) {
    return member(server, role, organisation, "Claude Essai");
  }

  /** A new member of that name, signed in, of that organisation. */
  public static Visitor member(Server server, Role role, OrganisationId organisation, String name) {
    Accounts accounts = server.part(Accounts.class);
    String email =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", ".")
            + "."
            + UUID.randomUUID().toString().substring(24)
            + "@exemple.test";
    Person person =
        accounts.register(EmailAddress.parse(email).orElseThrow(), name, PASSWORD, Language.FR);
    accounts.join(person.id(), organisation, role);
    Visitor visitor = new Visitor(server, organisation, person.id(), email);
    visitor.signIn(email, PASSWORD);
    return visitor;
  }

  public OrganisationId organisation() {
    return organisation;
  }

  public UUID person() {
    return person;
  }

  /** With which they sign in, with {@link #PASSWORD}. */
  public String email() {
    return email;
  }

  /** Signs in through the page. */
  public HttpResponse<String> signIn(String email, String password) {
    return post("/sign-in", "/sign-in", Map.of("email", email, "password", password));
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  /** A page of the visitor's organisation. */
  public HttpResponse<String> here(String path) {
    return get("/o/" + organisation + path);
  }

  /** Opens a page, then sends a form with its token. */
  public HttpResponse<String> post(String page, String path, Map<String, String> fields) {
    String token = token(page);
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&", "_csrf=" + encode(token) + "&", ""));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** The token of a page's forms; empty when it has none. */
  public String token(String page) {
    Matcher matcher = TOKEN.matcher(get(page).body());
    return matcher.find() ? matcher.group(1) : "";
  }

  /** A request to build on. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path));
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What a browser needs to go on as this visitor. */
  public List<Cookie> cookies() {
    return jar.getCookieStore().getCookies().stream()
        .map(
            cookie ->
                new Cookie(cookie.getName(), cookie.getValue()).setUrl(server.address().toString()))
        .toList();
  }

  /** A file, as its bytes. */
  public byte[] bytes(String path) {
    try (InputStream in = stream(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer as it comes; closing it leaves. */
  public InputStream stream(String path) {
    try {
      return client
          .send(request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
