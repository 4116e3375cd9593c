package org.limpide.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.limpide.banner.Axe;
import org.limpide.server.Chrome;
import org.limpide.server.Engines;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.web.Role;

/** The pages that come only after a form was sent; the others are in {@code AxePagesTest}. */
@Tag("browser")
class KeyPagesTest {
  private final List<String> wrong = new ArrayList<>();

  @Test
  void whatIsShownOnceIsForEveryoneAndFitsASmallScreen() {
    Server server = Running.on(Engines.Kind.SQLITE);
    Visitor owner = Visitor.member(server, Role.OWNER);
    try (Chrome window =
        Chrome.open(server).as(owner).look("fr", "light").size(360, 740).expectRefusals()) {
      Page page = window.go("/account/api-keys");
      page.fill("#name", "Tableau de bord de l'agence");
      page.fill("#days", "400");
      page.click("main form button.btn-primary");
      assertThat(page.inputValue("#name")).isEqualTo("Tableau de bord de l'agence");
      judge(window, "a wrong key");
      page.fill("#days", "30");
      page.click("main form button.btn-primary");
      assertThat(page.textContent("main")).contains("elle ne sera plus montrée");
      judge(window, "a new key");

      window.go("/account/totp");
      page.click("text=Préparer les codes");
      judge(window, "the QR code");
      Totp totp = server.part(TotpCodes.class).waiting(owner.person()).orElseThrow();
      page.fill("#code", totp.code(Instant.now()));
      page.click("text=Confirmer et demander les codes");
      judge(window, "the recovery codes");
    }
    try (Chrome window = Chrome.open(server).look("fr", "dark").size(360, 740).expectRefusals()) {
      Page page = window.go("/sign-in");
      page.fill("#email", owner.email());
      page.fill("#password", Visitor.PASSWORD);
      page.click("form[action$='/sign-in'] button");
      page.waitForURL("**/sign-in/code*");
      page.fill("#code", "000000 ");
      page.click("text=Continuer");
      judge(window, "a wrong code");
    }
    assertThat(wrong).isEmpty();
  }

  private void judge(Chrome window, String what) {
    Axe.violations(window.page()).forEach(one -> wrong.add(what + ": " + one));
    if (window.scrollsSideways()) {
      wrong.add(what + ": wider than the screen, " + window.widest());
    }
  }
}
