package org.limpide.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.limpide.server.web.Role;

/** How pages adapt to whoever reads them: language, colours, keyboard, zoom, no script. */
@Tag("browser")
class ThemeAndLanguageTest {
  private static final String GROUND = "getComputedStyle(document.body).backgroundColor";
  private static final String LIGHT = "rgb(255, 255, 255)";
  private static final String DARK = "rgb(16, 24, 26)";

  private final Server server = Running.on(Engines.Kind.SQLITE);

  @Test
  void theLanguageIsChangedByAButtonAndKeptAfterSigningIn() {
    try (Chrome window = Chrome.open(server)) {
      Page page = window.go("/sign-in?failed");
      assertThat(page.textContent("h1")).isEqualTo("Connexion");

      page.click(".menu summary");
      page.click("button[name=language][value=en]");
      page.waitForURL("**/sign-in?failed");
      assertThat(page.textContent("h1")).isEqualTo("Sign in");
      assertThat(page.getAttribute("html", "lang")).isEqualTo("en");

      window.signIn(Visitor.member(server, Role.OWNER));
      page.click("nav.rail a:text-is('Sites')");
      assertThat(page.title()).startsWith("Sites · ").endsWith(" · Limpide");
      assertThat(page.textContent("main")).contains("Add a site");
    }
  }

  @Test
  void theColoursAreChangedByAButtonAndKeptOnTheNextPages() {
    try (Chrome window = Chrome.open(server)) {
      Page page = window.go("/sign-in");
      assertThat(page.evaluate(GROUND)).isEqualTo(LIGHT);

      page.click(".menu summary");
      page.click("button[name=theme][value=dark]");
      page.waitForFunction("document.documentElement.dataset.theme === 'dark'");
      assertThat(page.evaluate(GROUND)).isEqualTo(DARK);

      window.signIn(Visitor.member(server, Role.OWNER));
      assertThat(page.evaluate(GROUND)).isEqualTo(DARK);
      page.click(".menu summary");
      page.click("button[name=theme][value=light]");
      page.waitForFunction("document.documentElement.dataset.theme === 'light'");
      page.click("nav.rail a:text-is('Sites')");
      assertThat(page.evaluate(GROUND)).isEqualTo(LIGHT);
    }
  }

  @Test
  void withoutAChoiceTheColoursFollowTheSystemEvenWithoutAScript() {
    for (boolean script : new boolean[] {true, false}) {
      try (Chrome window = Chrome.open(server, Chrome.desk().setJavaScriptEnabled(script))) {
        Page page = window.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        window.go("/sign-in");
        assertThat(ground(page)).isEqualTo(DARK);

        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        until(() -> ground(page).equals(LIGHT), page);
        assertThat(ground(page)).isEqualTo(LIGHT);

        window.look("fr", "dark");
        window.go("/sign-in");
        assertThat(ground(page)).as("chosen against the system's").isEqualTo(DARK);
      }
    }
  }

  @Test
  void theKeyboardAloneReachesEverythingInTheOrderOneReads() {
    try (Chrome window = Chrome.signedIn(server, Role.OWNER)) {
      Page page = window.go("/o/" + organisation(window) + "/sites/new");

      page.keyboard().press("Tab");
      assertThat(focused(page)).contains("Aller au contenu");
      page.keyboard().press("Enter");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
      page.keyboard().press("Tab");
      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("url");
      page.keyboard().type("clavier.exemple");
      page.keyboard().press("Enter");
      page.waitForURL(url -> !url.endsWith("/new") && !url.endsWith("/sites"));
      assertThat(page.textContent("h1")).isEqualTo("clavier.exemple");

      List<String> stops = new ArrayList<>();
      page.evaluate("document.activeElement.blur()");
      for (int i = 0; i < 10; i++) {
        page.keyboard().press("Tab");
        stops.add(focused(page));
        assertThat((boolean) page.evaluate(RINGED)).as("ring on " + focused(page)).isTrue();
      }
      assertThat(stops)
          .containsSubsequence("Aller au contenu", "Limpide", "Affichage", "Accueil", "Sites");
    }
  }

  /** Whether what has the focus shows it. */
  private static final String RINGED =
      "(() => { const s = getComputedStyle(document.activeElement);"
          + " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; })()";

  @Test
  void aMenuShutsByEscapeAndTheSlashKeySearches() {
    try (Chrome window = Chrome.signedIn(server, Role.OWNER)) {
      Page page = window.page();
      page.focus(".menu summary");
      page.keyboard().press("Enter");
      assertThat(page.isVisible("button[name=theme][value=dark]")).isTrue();
      page.keyboard().press("Escape");
      assertThat(page.isVisible("button[name=theme][value=dark]")).isFalse();
      assertThat(focused(page)).isEqualTo("Affichage");

      page.keyboard().press("/");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("search-q");
      assertThat(page.inputValue("#search-q")).isEmpty();
    }
  }

  @Test
  void withoutAScriptOneSignsInAddsASiteAndRemovesIt() {
    try (Chrome window =
        Chrome.open(server, Chrome.desk().setJavaScriptEnabled(false).setViewportSize(360, 780))) {
      Page page = window.expectRefusals().signIn(Visitor.member(server, Role.OWNER)).page();

      page.click(".fold summary");
      page.click(".fold a:text-is('Sites')");
      page.click("main a:text-is('Ajouter un site')");
      page.fill("#url", "pas une adresse");
      page.click("main form button");
      assertThat(page.textContent("[role=alert]")).contains("Une chose est à corriger");
      assertThat(page.inputValue("#url")).isEqualTo("pas une adresse");
      page.fill("#url", "sans-script.exemple");
      page.click("main form button");
      assertThat(page.textContent("h1")).isEqualTo("sans-script.exemple");
      assertThat(page.textContent("[role=status]")).contains("Le site est ajouté.");

      page.click(".confirm summary");
      page.click(".confirm form button");
      assertThat(page.textContent("[role=status]")).contains("Le site est retiré");
    }
  }

  @Test
  void at200And400PercentNothingIsLostSideways() {
    // a window of 1280 pixels at 200 % has 640 of the page's own, at 400 % 320
    for (int width : new int[] {640, 320}) {
      try (Chrome window =
          Chrome.open(server, Chrome.desk().setViewportSize(width, 450).setDeviceScaleFactor(2))) {
        window.signIn(Visitor.member(server, Role.OWNER));
        for (String path : List.of("/o/" + organisation(window) + "/sites/new", "/design")) {
          Page page = window.go(path);
          assertThat(window.scrollsSideways()).as(path + " " + window.widest()).isFalse();
          page.click(".menu summary");
          assertThat(window.scrollsSideways()).as("menu open, " + path).isFalse();
          assertThat(
                  (boolean)
                      page.evaluate(
                          "(() => { const r = document.querySelector('.menu-sheet')"
                              + ".getBoundingClientRect(); return r.left >= 0 && r.right <= innerWidth; })()"))
              .as("menu within the window, " + path + " at " + width)
              .isTrue();
        }
      }
    }
  }

  @Test
  void motionPrintAndForcedColoursAreRespected() {
    try (Chrome window = Chrome.signedIn(server, Role.OWNER)) {
      Page page = window.go("/design");
      page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      assertThat(page.evaluate(style(".skeleton", "animationName"))).isEqualTo("none");

      page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
      assertThat(page.evaluate(style(".badge", "borderTopStyle"))).isEqualTo("solid");

      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setForcedColors(ForcedColors.NONE)
              .setMedia(Media.PRINT)
              .setColorScheme(ColorScheme.DARK));
      assertThat(page.evaluate(style(".top", "display"))).isEqualTo("none");
      assertThat(page.evaluate("getComputedStyle(document.body).color"))
          .as("dark ink on white paper, whatever the screen shows")
          .isEqualTo("rgb(22, 37, 42)");
    }
  }

  @Test
  void whatHtmxCannotDoIsSaidInASentence() {
    try (Chrome window = Chrome.signedIn(server, Role.OWNER).expectRefusals()) {
      Page page = window.page();
      page.evaluate("htmx.ajax('GET', '/nowhere', { target: 'h1' }).catch(() => {})");
      page.waitForSelector("#said .alert");
      assertThat(page.textContent("#said")).contains("n'existe pas, ou n'existe plus");
      assertThat(page.textContent("h1")).doesNotContain("introuvable");

      // a change carries the token of the page's forms: refused as unknown, not as forged
      page.evaluate("htmx.ajax('POST', '/o/x/sites', { target: 'h1' }).catch(() => {})");
      page.waitForFunction("document.querySelectorAll('#said .alert').length === 1");
      assertThat(page.textContent("#said")).doesNotContain("expiré");
      window.faults().forEach(one -> assertThat(one).contains("Response Status Error Code 404"));
    }
  }

  private static String ground(Page page) {
    // works without the page's own scripts: the debugging pipe evaluates
    return (String) page.evaluate(GROUND);
  }

  /** Waits, five seconds at most, for what the page does when it is told of a change. */
  private static void until(java.util.function.BooleanSupplier done, Page page) {
    for (int i = 0; i < 100 && !done.getAsBoolean(); i++) {
      page.waitForTimeout(50);
    }
  }

  private static String style(String selector, String property) {
    return "getComputedStyle(document.querySelector('" + selector + "'))." + property;
  }

  private static String focused(Page page) {
    return ((String) page.evaluate("document.activeElement.textContent")).strip();
  }

  private static String organisation(Chrome window) {
    return window.page().url().replaceAll(".*/o/([^/]+).*", "$1");
  }
}
