package org.limpide.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.Engines;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.web.Role;

@Tag("browser")
class KeyPagesTest {
  private final Server server = Running.on(Engines.Kind.SQLITE);
  private final String home = "http://localhost:" + server.port();

  @Test
  void thePagesAreForEveryoneAndFitASmallScreen() {
    String email = "page" + UUID.randomUUID() + "@exemple.test";
    Accounts accounts = server.part(Accounts.class);
    Person person =
        accounts.register(
            EmailAddress.parse(email).orElseThrow(), "Claude", Visitor.PASSWORD, Language.FR);
    accounts.join(person.id(), accounts.found("Une boutique").id(), Role.OWNER);
    List<String> wrong = new ArrayList<>();
    try (Playwright playwright = Playwright.create();
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(PasskeyTest.FLAGS))) {
      Page page =
          browser.newPage(
              new Browser.NewPageOptions().setLocale("fr-FR").setViewportSize(360, 740));
      look(page, "/sign-in", wrong);
      page.fill("#email", email);
      page.fill("#password", Visitor.PASSWORD);
      page.click("form[action$='/sign-in'] button");
      look(page, "/account/passkeys", wrong);
      look(page, "/api", wrong);

      look(page, "/account/api-keys", wrong);
      page.fill("#name", "Tableau de bord de l'agence");
      page.fill("#days", "400");
      page.click("text=Créer une clé >> nth=-1");
      judge(page, "a wrong key", wrong);
      assertThat(page.inputValue("#name")).isEqualTo("Tableau de bord de l'agence");
      page.fill("#days", "30");
      page.click("text=Créer une clé >> nth=-1");
      assertThat(page.textContent("main")).contains("elle ne sera plus montrée");
      judge(page, "a new key", wrong);

      look(page, "/account/totp", wrong);
      page.click("text=Préparer les codes");
      judge(page, "the QR code", wrong);
      Totp totp = server.part(TotpCodes.class).waiting(person.id()).orElseThrow();
      page.fill("#code", totp.code(Instant.now()));
      page.click("text=Confirmer et demander les codes");
      judge(page, "the recovery codes", wrong);
      look(page, "/account/totp", wrong);

      page.click("form[action$='/sign-out'] button");
      page.fill("#email", email);
      page.fill("#password", Visitor.PASSWORD);
      page.click("form[action$='/sign-in'] button");
      page.waitForURL("**/sign-in/code*");
      page.fill("#code", "000000 ");
      page.click("text=Continuer");
      judge(page, "a wrong code", wrong);
    }
    assertThat(wrong).isEmpty();
  }

  private void look(Page page, String path, List<String> wrong) {
    page.navigate(home + path);
    judge(page, path, wrong);
  }

  private static void judge(Page page, String what, List<String> wrong) {
    // colours are the common style sheet's, and looked at with it
    AxeBuilder axe = new AxeBuilder(page).include("main").disableRules(List.of("color-contrast"));
    for (Rule rule : axe.analyze().getViolations()) {
      wrong.add(what + ": " + rule.getId() + " " + rule.getNodes().getFirst().getHtml());
    }
    Object wide =
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");
    if (Boolean.TRUE.equals(wide)) {
      wrong.add(what + ": wider than the screen");
    }
  }
}
