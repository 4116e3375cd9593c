package org.limpide.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.web.Role;

class PasskeyTest {
  static final List<String> FLAGS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");

  @Tag("browser")
  @OnEachEngine
  void aPersonAddsAPasskeySignsOutAndSignsInWithIt(Engines.Kind engine) {
    Server server = Running.on(engine);
    Accounts accounts = server.part(Accounts.class);
    String email = "cle" + UUID.randomUUID() + "@exemple.test";
    Person person =
        accounts.register(
            EmailAddress.parse(email).orElseThrow(), "Claude", Visitor.PASSWORD, Language.FR);
    String home = "http://localhost:" + server.port();
    try (Playwright playwright = Playwright.create();
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(FLAGS))) {
      BrowserContext context =
          browser.newContext(new Browser.NewContextOptions().setLocale("fr-FR"));
      Page page = context.newPage();
      withAuthenticator(context, page);
      page.navigate(home + "/sign-in");
      page.fill("#email", email);
      page.fill("#password", Visitor.PASSWORD);
      page.click("form[action$='/sign-in'] button");
      page.navigate(home + "/account/passkeys");

      page.fill("#name", "Téléphone <vert>");
      page.click("[data-passkeys] button");
      page.waitForSelector("th:has-text('Téléphone <vert>')");

      String before = session(context);
      page.click("details.menu:has(form[action$='/sign-out']) > summary");
      page.click("form[action$='/sign-out'] button");
      page.waitForURL("**/sign-in*");
      page.navigate(home + "/sign-in?next=%2Faccount%2Fpasskeys");
      page.click("text=Se connecter avec une clé d'accès");
      page.waitForURL("**/account/passkeys");

      assertThat(page.textContent("main")).contains("Téléphone <vert>");
      assertThat(session(context)).isNotEqualTo(before);
      // it signs in as that very person
      assertThat(server.part(Passkeys.class).of(person.id())).hasSize(1);

      page.click("summary:has-text('Retirer')");
      page.click("text=Retirer cette clé d'accès");
      page.waitForSelector("text=La clé d'accès est retirée");
      assertThat(server.part(Passkeys.class).of(person.id())).isEmpty();
    }
  }

  private static void withAuthenticator(BrowserContext context, Page page) {
    CDPSession devtools = context.newCDPSession(page);
    devtools.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject arguments = new JsonObject();
    arguments.add("options", options);
    devtools.send("WebAuthn.addVirtualAuthenticator", arguments);
  }

  private static String session(BrowserContext context) {
    return context.cookies().stream()
        .filter(cookie -> cookie.name.equals("limpide_session"))
        .map(cookie -> cookie.value)
        .findFirst()
        .orElse("");
  }

  @OnEachEngine
  void aRegistrationThatProvesNothingIsRefused(Engines.Kind engine) {
    Visitor owner = Visitor.member(Running.on(engine), Role.OWNER);

    assertThat(json(owner, "/webauthn/register/options", "")).isEqualTo(200);
    assertThat(json(owner, "/webauthn/register", "{\"publicKey\":{}}")).isEqualTo(400);
    assertThat(json(owner, "/webauthn/register", "rien")).isEqualTo(400);
    assertThat(json(Visitor.stranger(Running.on(engine)), "/webauthn/register/options", ""))
        .isEqualTo(400);
    assertThat(json(owner, "/login/webauthn", "{}")).isEqualTo(401);
  }

  @OnEachEngine
  void anotherPersonsPasskeyDoesNotExist(Engines.Kind engine) {
    Visitor owner = Visitor.member(Running.on(engine), Role.OWNER);

    assertThat(
            owner.post("/account/passkeys", "/account/passkeys/AAAA/remove", Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(owner.get("/api/v1/account/passkeys").body()).isEqualTo("[]");
  }

  private static int json(Visitor visitor, String path, String body) {
    return visitor
        .send(
            visitor
                .request(path)
                .header("X-CSRF-TOKEN", visitor.token("/sign-in"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build())
        .statusCode();
  }
}
