package org.limpide.banner;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules L1 to L20 of the law on trackers, as a visitor in Chromium meets them. */
@Tag("browser")
class VisitorTest {
  static final List<String> SERVICES = List.of("google-analytics", "meta-pixel", "youtube");
  static final String TAGS =
      """
      <script type="text/plain" data-limpide="google-analytics" data-src="http://google-analytics.example:PORT/gtag/js?id=G-1"></script>
      <script type="text/plain" data-limpide="meta-pixel" data-src="http://meta-pixel.example:PORT/en_US/fbevents.js"></script>
      <div data-limpide="youtube" data-src="http://youtube.example:PORT/embed/1" data-title="Une vidéo" data-width="560" data-height="315">
        <p>Ce contenu vient de YouTube.</p>
        <button type="button" data-limpide-show hidden>Afficher</button>
        <a href="http://youtube.example:PORT/watch?v=1">Le voir sur YouTube</a></div>
      """;

  private Shop shop;

  @BeforeEach
  void open() {
    shop = new Shop(Fictional.notice("La Boutique", SERVICES));
    shop.page(
        "/", "<main><h1>La Boutique</h1><p><a href=/deux>Page deux</a></p>" + TAGS + "</main>");
    shop.page("/deux", "<main><h1>Page deux</h1>" + TAGS + "</main>");
    shop.page("/vie-privee", "<main><h1>Vie privée</h1></main>");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void l1NothingIsReadOrWrittenBeforeTheChoice() {
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked();
      visitor.page.mouse().wheel(0, 600);
      visitor.rest(1500);
      assertThat(shop.thirdParties()).isEmpty();
      assertThat(visitor.cookies()).isEmpty();
      assertThat(visitor.page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
      assertThat(visitor.page.evaluate("async () => (await indexedDB.databases()).length"))
          .isEqualTo(0);
      assertThat(shop.sent).isEmpty();
      assertThat(visitor.faults).isEmpty();
    }
  }

  @Test
  void l2ScrollingLeavingAndEscapingAreNoConsent() {
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked();
      visitor.page.keyboard().press("Tab");
      visitor.dialog().locator("button").first().focus();
      visitor.page.keyboard().press("Escape");
      assertThat(visitor.dialog().isVisible()).isFalse();
      visitor.page.mouse().wheel(0, 900);
      visitor.page.click("text=Page deux");
      visitor.asked().rest(500);
      assertThat(shop.thirdParties()).isEmpty();
      assertThat(visitor.cookies()).isEmpty();
      assertThat(shop.sent).isEmpty();
    }
  }

  @Test
  void l3RefusingIsAsEasyAsAccepting() {
    for (int[] size : new int[][] {{1280, 900}, {360, 640}}) {
      try (var visitor = new Chrome(shop, Chrome.desk().setViewportSize(size[0], size[1]))) {
        visitor.go("/").asked();
        var accept = visitor.dialog().locator(".lmp-accept");
        var refuse = visitor.dialog().locator(".lmp-refuse");
        String look =
            "e => { const s = getComputedStyle(e); return [s.color, s.backgroundColor, s.fontSize, s.fontWeight, s.borderColor, s.padding].join() }";
        assertThat(refuse.evaluate(look)).isEqualTo(accept.evaluate(look));
        BoundingBox a = accept.boundingBox();
        BoundingBox r = refuse.boundingBox();
        assertThat(r.width / a.width).isBetween(0.95, 1.05);
        assertThat(r.height / a.height).isBetween(0.95, 1.05);
        for (BoundingBox box : List.of(a, r)) {
          assertThat(box.y).isNotNegative();
          assertThat(box.y + box.height).isLessThanOrEqualTo(size[1]);
        }
        assertThat(
                refuse.evaluate(
                    "e => e.parentNode === document.querySelector('.lmp-accept').parentNode"))
            .isEqualTo(true);
        assertThat(refuse.evaluate("e => e.nextElementSibling.className"))
            .asString()
            .contains("lmp-accept");
        visitor.press("Tout refuser").until(1);
        shop.sent.clear();
      }
    }
  }

  @Test
  void l5NothingIsTickedBeforehand() {
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked().press("Personnaliser");
      var boxes = visitor.dialog().locator("input[type=checkbox]");
      assertThat(boxes.count()).isEqualTo(3 + SERVICES.size());
      assertThat(visitor.dialog().locator("input:checked").count()).isZero();
      assertThat(
              visitor.page.evaluate(
                  "[...document.querySelectorAll('.lmp input')].some(e => e.indeterminate)"))
          .isEqualTo(false);
    }
  }

  @Test
  void l6EachPurposeHasItsTitleAndLineOnTheFirstLayer() {
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked();
      String text = visitor.dialog().innerText();
      for (var purpose : shop.notice.purposes()) {
        assertThat(text).contains(purpose.title().get("fr")).contains(purpose.line().get("fr"));
      }
      assertThat(text).contains("Si vous refusez").doesNotContain("null", "undefined", "{");
    }
  }

  @Test
  void l7ThePartnersAreCountedAndListedBeforeTheChoice() {
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked();
      visitor.press("Liste des partenaires (" + SERVICES.size() + ")");
      var names = visitor.dialog().locator("details[open] li strong");
      assertThat(names.count()).isEqualTo(shop.notice.partnersCount());
      assertThat(names.allInnerTexts())
          .containsExactlyInAnyOrderElementsOf(
              shop.notice.partners().stream().map(Notice.Partner::name).toList());
      assertThat(visitor.dialog().innerText())
          .contains("Google, États-Unis")
          .contains("_ga (2 ans)".replace(' ', '\u00a0').replace("_ga\u00a0", "_ga "));
      assertThat(shop.thirdParties()).isEmpty();
    }
  }

  @Test
  void l8EachPurposeAndEachServiceIsChosenByItself() {
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked().press("Personnaliser");
      visitor.page.getByLabel("Mesure d’audience").check();
      visitor.press("Enregistrer mes choix").until(1).calls("google-analytics.example");
      assertThat(choices(0))
          .isEqualTo(Map.of("advertising", false, "audience", true, "media", false));
      assertThat(shop.sent.getFirst().body().get("method").stringValue()).isEqualTo("save");
      assertThat(hosts())
          .contains("google-analytics.example")
          .doesNotContain("meta-pixel.example", "youtube.example");
    }
  }

  @Test
  void aServiceMayBeRefusedWithinAPurpose() {
    shop.publish(Fictional.notice("La Boutique", List.of("google-analytics", "matomo")));
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked().press("Liste des partenaires (2)");
      visitor.page.getByLabel("Matomo").check();
      assertThat(visitor.page.getByLabel("Mesure d’audience").evaluate("e => e.indeterminate"))
          .isEqualTo(true);
      visitor.press("Enregistrer mes choix").until(1);
      assertThat(choices(0)).isEqualTo(Map.of("audience", false, "audience/matomo", true));
      assertThat(hosts()).doesNotContain("google-analytics.example");
    }
  }

  @Test
  void l9RefusalIsKeptAsLongAsConsentAndNobodyIsAskedAgain() {
    for (String button : List.of("Tout refuser", "Tout accepter")) {
      shop.sent.clear();
      try (var visitor = new Chrome(shop)) {
        visitor.go("/").asked().press(button).until(1);
        var cookie =
            visitor.context.cookies().stream()
                .filter(c -> c.name.equals(ChoiceCookie.NAME))
                .findFirst()
                .orElseThrow();
        double days = (cookie.expires - System.currentTimeMillis() / 1000.0) / 86400;
        assertThat(days).as(button).isBetween(181.9, 182.1);
        visitor.go("/deux").rest(500);
        assertThat(visitor.dialog().count()).isZero();
        assertThat(shop.sent).hasSize(1);
        assertThat(shop.calls.stream().filter(c -> c.path().contains("/ui-")).count())
            .as("a returning visitor needs the loader only")
            .isLessThanOrEqualTo(1);
      } finally {
        shop.calls.clear();
      }
    }
  }

  @Test
  void l9ANewPartnerAsksAgainAndKeepsWhatWasSaid() {
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked().press("Tout accepter").until(1);
      shop.calls.clear();
      var more = new java.util.ArrayList<>(SERVICES);
      more.add("criteo");
      shop.publish(Fictional.notice("La Boutique", more));
      visitor.go("/deux").asked().calls("google-analytics.example");
      assertThat(hosts()).contains("google-analytics.example").doesNotContain("criteo.example");
      shop.publish(Fictional.notice("La Boutique renommée", SERVICES));
      visitor.go("/deux").rest(500);
      assertThat(visitor.dialog().count()).isZero();
    }
  }

  @Test
  void l10WithdrawalIsTwoClicksAwayOnEveryPage() {
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked().press("Tout accepter").until(1);
      for (String path : List.of("/", "/deux", "/vie-privee")) {
        visitor.go(path).rest(200);
        assertThat(
                visitor.page.locator("body > button:text-is('Mes choix de cookies')").isVisible())
            .as(path)
            .isTrue();
      }
      visitor.reopen().press("Tout refuser").until(2);
      assertThat(shop.sent.get(1).body().get("method").stringValue()).isEqualTo("withdraw");
      assertThat(choices(1))
          .isEqualTo(Map.of("advertising", false, "audience", false, "media", false));
    }
  }

  @Test
  void theShopsOwnLinkTakesThePlaceOfTheButton() {
    shop.page(
        "/lien",
        "<main><h1>Lien</h1></main><footer><a href=/c/choix data-limpide-choices>Mes cookies</a></footer>");
    try (var visitor = new Chrome(shop)) {
      visitor.go("/lien").asked().press("Tout refuser").until(1);
      assertThat(visitor.page.locator("body > button").count()).isZero();
      visitor.page.click("text=Mes cookies");
      visitor.dialog().locator(".lmp-save").waitFor();
    }
  }

  @Test
  void l11WithdrawalStopsTheCallsAndTakesTheCookiesAway() {
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked().press("Tout accepter").until(1).calls("meta-pixel.example").rest(300);
      assertThat(visitor.cookies()).contains("_ga", "_fbp");
      visitor.reopen();
      shop.calls.clear();
      visitor.page.waitForNavigation(() -> visitor.press("Tout refuser"));
      visitor.until(2).rest(800);
      assertThat(visitor.cookies()).containsExactly("limpide_choice");
      assertThat(visitor.page.evaluate("Object.keys(localStorage).join()")).isEqualTo("");
      assertThat(shop.thirdParties()).isEmpty();
      assertThat(shop.sent).hasSize(2);
      assertThat(visitor.faults).isEmpty();
    }
  }

  @Test
  void gpcIsARefusalAndIsRecorded() {
    try (var visitor = new Chrome(shop)) {
      visitor.context.addInitScript(
          "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {get: () => true})");
      visitor.go("/").until(1);
      assertThat(shop.sent.getFirst().body().get("method").stringValue()).isEqualTo("gpc");
      assertThat(choices(0).values()).containsOnly(false);
      assertThat(visitor.dialog().count()).isZero();
      assertThat(shop.thirdParties()).isEmpty();
      visitor.go("/deux").rest(400);
      assertThat(shop.sent).hasSize(1);
    }
  }

  private Map<String, Boolean> choices(int event) {
    Map<String, Boolean> choices = new TreeMap<>();
    shop.sent
        .get(event)
        .body()
        .get("choices")
        .properties()
        .forEach(c -> choices.put(c.getKey(), c.getValue().booleanValue()));
    return choices;
  }

  private List<String> hosts() {
    return shop.thirdParties().stream().map(Shop.Call::host).distinct().toList();
  }
}
