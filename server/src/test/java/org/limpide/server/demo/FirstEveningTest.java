package org.limpide.server.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.limpide.law.RuleCatalogue;
import org.limpide.server.Chrome;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.accounts.FirstStart;

/**
 * A shopkeeper's first evening, from the link the service prints to a colleague who signs in with a
 * passkey, in a real browser; the windows fail on any console error or refused resource.
 */
@Tag("browser")
class FirstEveningTest {
  /** The rule the newsletter's ticked box fails. */
  private static final String PRETICKED = "FM-01";

  private static final double AUDIT = 90_000;

  @OnEachEngine
  void fromTheSetUpLinkToAPasskey(Engines.Kind engine) throws Exception {
    try (Shop shop = Shop.open(0);
        Server server = Server.start(engine.fresh().with("limpide.egress.allow", shop.egress()));
        Chrome owner = Chrome.open(server);
        Chrome colleague =
            Chrome.open(URI.create("http://localhost:" + server.port()), Chrome.desk())) {
      Page page = owner.page();
      setUp(owner, server);
      String site = addSite(page, shop);
      audit(page, site);
      assertThat(page.locator("main")).containsText(fault());
      shop.mend(ShopFault.PRETICKED_NEWSLETTER);
      audit(page, site);
      comparison(page);
      task(page);
      String link = invitation(page);
      join(colleague, link);
      passkey(colleague);
      languageAndTheme(page);
    }
  }

  private static void setUp(Chrome owner, Server server) {
    Page page = owner.go(server.part(FirstStart.class).link().orElseThrow());
    page.fill("#organisation", "La Boussole bleue");
    page.fill("#name", "Camille Renaud");
    page.fill("#email", "camille@boussole-bleue.example");
    page.fill("#password", Visitor.PASSWORD);
    page.click("main form .btn-primary");
    page.waitForURL(Pattern.compile(".*/o/[0-9a-f-]{36}$"));
    assertThat(page.locator("main")).containsText("Pour bien commencer");
    assertThat(server.part(FirstStart.class).link()).isEmpty();
  }

  private static String addSite(Page page, Shop shop) {
    page.locator("main a[href$='/sites/new']").first().click();
    page.fill("#url", shop.address().toString());
    page.fill("#name", "La boutique");
    page.click("main form .btn-primary");
    page.waitForURL(Pattern.compile(".*/sites/[0-9a-f-]{36}$"));
    return page.url();
  }

  /** Launches an audit from the page, watches it, and stays on its result. */
  private static void audit(Page page, String site) {
    page.navigate(site);
    page.locator(".nav-tabs a[href$='/audits']").click();
    page.locator("main form details summary").first().click();
    page.selectOption("#pages", "10");
    page.selectOption("#depth", "1");
    page.selectOption("#watch", "5");
    for (String scenario : List.of("S2", "S3", "S4", "S5")) {
      page.locator("input[name=scenarios][value=" + scenario + "]").uncheck();
    }
    page.locator("main form:has(#watch) button").click();
    Locator progress = page.locator("[data-events]");
    assertThat(progress).isVisible();
    String first = progress.locator("[data-field=step]").innerText();
    // it moves by itself: no page was loaded in between
    page.evaluate("window.stillThere = true");
    assertThat(progress.locator("[data-field=step]"))
        .not()
        .hasText(first, new LocatorAssertions.HasTextOptions().setTimeout(AUDIT));
    assertThat(page.evaluate("window.stillThere")).isEqualTo(true);
    assertThat(page.locator("#downloads"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(AUDIT));
  }

  private static String fault() {
    return RuleCatalogue.bundled().rule(PRETICKED).title().fr();
  }

  private static void comparison(Page page) {
    page.locator("main a[href*='/compare?before=']").click();
    assertThat(page.locator("section:has(#mended)")).containsText(fault());
    assertThat(page.locator("section:has(#still-there)")).isVisible();
  }

  private static void task(Page page) {
    page.locator(".rail a[href$='/tasks']").click();
    Locator first = page.locator("main table tbody th a").first();
    String title = first.innerText();
    first.click();
    assertThat(page.locator("h1")).hasText(title);
    tool(page, "/owner");
    page.selectOption("#owner", new SelectOption().setLabel("Camille Renaud"));
    page.locator("form[action$='/owner'] button").click();
    assertThat(page.locator("main dl").first()).containsText("Camille Renaud");
    tool(page, "/close");
    page.selectOption("#because", "done");
    page.fill("form[action$='/close'] textarea", "Réparé ce soir.");
    page.locator("form[action$='/close'] button").click();
    assertThat(page.locator("form[action$='/reopen']")).isVisible();
    assertThat(page.locator("main")).containsText("Réparé ce soir.");
  }

  /** Unfolds what a task can be told. */
  private static void tool(Page page, String action) {
    page.locator("details:has(form[action$='" + action + "']) > summary").click();
  }

  private static String invitation(Page page) {
    page.locator(".rail a[href$='/members']").click();
    page.locator("main a[href$='/invitations/new']").click();
    page.fill("#email", "theo@agence-des-quais.example");
    page.selectOption("#role", "AGENT");
    page.click("main form .btn-primary");
    return page.locator("#link").innerText().strip();
  }

  private static void join(Chrome colleague, String link) {
    Page page = colleague.go(URI.create(link).getPath());
    assertThat(page.locator("h1")).containsText("La Boussole bleue");
    page.fill("#name", "Théo Lambert");
    page.fill("#password", Visitor.PASSWORD);
    page.click("main form .btn-primary");
    page.waitForURL(Pattern.compile(".*/o/[0-9a-f-]{36}$"));
    assertThat(page.locator("main")).containsText("À faire maintenant");
  }

  private static void passkey(Chrome colleague) {
    Page page = colleague.page();
    authenticator(colleague);
    colleague.go("/account/passkeys");
    page.fill("#name", "Téléphone de Théo");
    page.click("[data-passkeys] button");
    page.waitForSelector("td:has-text('Téléphone de Théo')");
    page.locator("summary:has-text('Théo Lambert')").click();
    page.click("form[action$='/sign-out'] button");
    page.waitForURL("**/sign-in*");
    page.click("[data-passkeys=sign-in] button");
    page.waitForURL(Pattern.compile(".*/o/[0-9a-f-]{36}$"));
    assertThat(page.locator("header")).containsText("Théo Lambert");
  }

  private static void authenticator(Chrome window) {
    CDPSession devtools = window.context().newCDPSession(window.page());
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

  private static void languageAndTheme(Page page) {
    page.locator(".rail a[href$='/sites']").click();
    Locator display = page.locator("details.menu").first();
    display.locator("summary").click();
    display.locator("button[value=en]").click();
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    page.locator("details.menu").first().locator("summary").click();
    page.locator("button[value=dark]").click();
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    assertThat(page.url()).endsWith("/sites");
  }
}
