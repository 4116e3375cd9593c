package org.limpide.banner;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The banner among what pages do: strict policies, single pages, failing networks, other people's
 * scripts.
 */
@Tag("browser")
class PageTest {
  private static final String PAGE = "<main><h1>La Boutique</h1>" + VisitorTest.TAGS + "</main>";
  private Shop shop;

  @BeforeEach
  void open() {
    shop = new Shop(Fictional.notice("La Boutique", VisitorTest.SERVICES));
    shop.page("/", PAGE).page("/deux", PAGE).page("/vide", "<main><h1>Vide</h1></main>");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void itWorksUnderAStrictPolicyWithTrustedTypes() {
    shop.policy = Optional.of(Shop.STRICT);
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked().press("Personnaliser");
      visitor.page.getByLabel("Publicité personnalisée").check();
      visitor.press("Tout refuser").until(1);
      visitor.reopen().page.keyboard().press("Escape");
      assertThat(shop.sent).hasSize(1);
      assertThat(visitor.faults).isEmpty();
      assertThat(visitor.dialog().evaluate("e => getComputedStyle(e).position")).isEqualTo("fixed");
    }
  }

  @Test
  void allowedServicesLoadUnderThePolicyMadeForThem() {
    shop.policy = Optional.of(policy(Set.of()));
    shop.pages.put("tag", shop.bundle.tag("abc").replace("<script ", "<script data-csp "));
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked();
      shop.policy = Optional.of(policy(Set.copyOf(VisitorTest.SERVICES)));
      visitor.page.waitForNavigation(() -> visitor.press("Tout accepter"));
      visitor
          .calls("google-analytics.example")
          .calls("meta-pixel.example")
          .calls("youtube.example");
      assertThat(hosts())
          .contains("google-analytics.example", "meta-pixel.example", "youtube.example");
      assertThat(visitor.faults).isEmpty();
    }
  }

  @Test
  void theBrowserItselfStopsATrackerNobodyKnows() {
    shop.policy = Optional.of(policy(Set.of()));
    shop.page(
        "/",
        "<main><h1>x</h1><img src='http://unknown.example:PORT/pixel' alt=''><script src='http://unknown.example:PORT/t.js'></script></main>");
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked().rest(300);
      assertThat(shop.thirdParties()).isEmpty();
      assertThat(visitor.faults).hasSize(2).allMatch(f -> f.contains("Content Security Policy"));
    }
  }

  @Test
  void theGuardHoldsWhatScriptsAskForUntilItIsAllowed() {
    try (var visitor = new Chrome(shop)) {
      visitor.go("/vide").asked();
      Object refused =
          visitor.page.evaluate(
              """
              async (port) => {
                const at = (path) => 'http://meta-pixel.example:' + port + path;
                const s = document.createElement('script'); s.src = at('/a.js'); document.head.append(s);
                const t = document.createElement('script'); t.setAttribute('src', at('/b.js')); document.head.append(t);
                new Image().src = at('/tr?1');
                const f = document.createElement('iframe'); f.src = at('/embed'); document.querySelector('main').append(f);
                const beacon = navigator.sendBeacon(at('/beacon'), 'x');
                const fetched = await fetch(at('/fetch')).then(() => 'fetched', () => 'refused');
                const x = new XMLHttpRequest();
                const xhr = await new Promise((done) => {
                  x.onload = () => done('loaded'); x.onerror = () => done('refused');
                  x.open('GET', at('/xhr')); x.send();
                });
                return [beacon, fetched, xhr].join();
              }
              """,
              shop.port());
      visitor.rest(300);
      assertThat(refused).isEqualTo("false,refused,refused");
      assertThat(shop.thirdParties()).isEmpty();
      assertThat(visitor.page.locator(".lmp-facade").innerText())
          .contains("Meta Pixel (Meta Platforms, États-Unis)");
      visitor.press("Tout accepter").until(1).calls("meta-pixel.example").rest(300);
      assertThat(shop.thirdParties().stream().map(Shop.Call::path))
          .contains("/a.js", "/b.js", "/tr?1", "/embed");
      assertThat(
              visitor.page.evaluate(
                  "(port) => fetch('http://meta-pixel.example:' + port + '/x.svg').then(r => r.status)",
                  shop.port()))
          .isEqualTo(200);
    }
  }

  @Test
  void aShopsOldPageIsQuietOnceTheServerGuardsItAndWorksOnceAllowed() {
    String old =
        """
        <main><h1>La Boutique</h1>
        <script>window.before = 1</script>
        <script async src="http://google-analytics.example:PORT/gtag/js?id=G-1"></script>
        <script>(function () { var s = document.createElement('script'); s.src = 'http://meta-pixel.example:PORT/fbevents.js'; document.head.append(s); })()</script>
        <img alt="" src="http://meta-pixel.example:PORT/tr?id=1">
        <iframe title="Une vidéo" width="560" height="315" src="http://youtube.example:PORT/embed/1"></iframe></main>
        """
            .replace("PORT", "" + shop.port());
    String guarded =
        new HtmlGuard(shop.notice).guard("<html lang=fr><body>" + old, shop.home(), Set.of());
    shop.page("/", org.jsoup.Jsoup.parse(guarded).body().html());
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked().rest(500);
      assertThat(shop.thirdParties()).isEmpty();
      assertThat(visitor.page.evaluate("window.before")).isEqualTo(1);
      assertThat(visitor.page.locator(".lmp-facade button").innerText())
          .isEqualTo("Afficher (YouTube)");
      visitor.press("Tout accepter").until(1);
      visitor
          .calls("google-analytics.example")
          .calls("youtube.example")
          .calls("meta-pixel.example")
          .rest(300);
      assertThat(shop.thirdParties().stream().map(Shop.Call::path))
          .contains("/gtag/js?id=G-1", "/fbevents.js", "/tr?id=1", "/embed/1");
      assertThat(visitor.faults).isEmpty();
    }
  }

  @Test
  void contentThatASinglePageAddsLaterIsHeldAndShown() {
    try (var visitor = new Chrome(shop)) {
      visitor.go("/vide").asked().press("Tout refuser").until(1);
      String add =
          "(tags) => { history.pushState({}, '', '/suite'); document.body.innerHTML = '<main><h1>Suite</h1></main>'; document.querySelector('main').append(document.createRange().createContextualFragment(tags)) }";
      String tags = VisitorTest.TAGS.replace("PORT", "" + shop.port());
      visitor.page.evaluate(add, tags);
      visitor.rest(300);
      assertThat(shop.thirdParties()).isEmpty();
      assertThat(visitor.page.locator("body > button").isVisible())
          .as("the way back survives")
          .isTrue();
      visitor.reopen().press("Tout accepter").until(2).calls("youtube.example");
      shop.calls.clear();
      visitor.page.evaluate(add, tags);
      visitor.calls("google-analytics.example").calls("youtube.example");
      assertThat(hosts()).contains("google-analytics.example", "youtube.example");
    }
  }

  @Test
  void aFacadeShowsOneContentWithoutAnyOtherConsent() {
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked().press("Tout refuser").until(1);
      visitor.page.click("button:text-is('Afficher')");
      visitor.page.frameLocator("iframe.limpide-frame").getByText("The video").waitFor();
      assertThat(visitor.page.locator("iframe").getAttribute("title")).isEqualTo("Une vidéo");
      assertThat(hosts()).containsExactly("youtube.example");
      assertThat(shop.sent).hasSize(1);
      visitor.go("/").rest(200);
      assertThat(visitor.page.locator("iframe").count()).isZero();
    }
  }

  @Test
  void withoutJavaScriptAnEmbedIsALink() {
    try (var visitor = new Chrome(shop, Chrome.desk().setJavaScriptEnabled(false))) {
      visitor.go("/").rest(300);
      assertThat(visitor.page.locator("a:text-is('Le voir sur YouTube')").isVisible()).isTrue();
      assertThat(visitor.page.locator("button").isVisible()).isFalse();
      assertThat(shop.thirdParties()).isEmpty();
    }
  }

  @Test
  void aChoiceThatCouldNotBeSentIsKeptObeyedAndSentAgainAsTheSameEvent() {
    shop.status = 500;
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked().press("Tout refuser").until(1);
      assertThat(visitor.page.evaluate("localStorage.getItem('limpide_unsent') !== null"))
          .isEqualTo(true);
      shop.status = 201;
      visitor.go("/deux").until(2).rest(100);
      assertThat(visitor.dialog().count()).isZero();
      assertThat(shop.sent.get(1).body()).isEqualTo(shop.sent.get(0).body());
      assertThat(visitor.page.evaluate("localStorage.length")).isEqualTo(0);
      assertThat(visitor.cookies()).containsExactly("limpide_choice");
      visitor.go("/").rest(300);
      assertThat(shop.sent).hasSize(2);
    }
  }

  @Test
  void aBrokenLineFallsBackOnABeacon() {
    try (var visitor = new Chrome(shop)) {
      visitor.context.addInitScript(
          "const f = window.fetch; window.fetch = (u, o) => o && o.method === 'POST' ? Promise.reject(new TypeError('x')) : f(u, o)");
      visitor.go("/").asked().press("Tout refuser").until(1);
      assertThat(shop.sent.getFirst().contentType()).isEqualTo("text/plain");
      assertThat(visitor.cookies()).containsExactly("limpide_choice");
    }
  }

  @Test
  void theEventIsTimeOrderedAndNamesTheNotice() {
    try (var visitor = new Chrome(shop)) {
      long before = System.currentTimeMillis();
      visitor.go("/").asked().press("Tout accepter").until(1);
      var body = shop.sent.getFirst().body();
      var event = java.util.UUID.fromString(body.get("event").stringValue());
      assertThat(event.version()).isEqualTo(7);
      assertThat(event.variant()).isEqualTo(2);
      assertThat(event.getMostSignificantBits() >>> 16)
          .isBetween(before, System.currentTimeMillis());
      assertThat(body.get("notice").stringValue()).isEqualTo(shop.notice.version());
      assertThat(body.get("language").stringValue()).isEqualTo("fr");
      assertThat(body.propertyNames())
          .containsExactlyInAnyOrder("event", "notice", "choices", "method", "language");
    }
  }

  @Test
  void theBrowserWritesTheSameCookieAsTheServer() {
    shop.status = 500;
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked().press("Personnaliser");
      visitor.page.getByLabel("Mesure d’audience").check();
      visitor.press("Enregistrer mes choix").until(1);
      String value =
          (String) visitor.page.evaluate("JSON.parse(localStorage.getItem('limpide_unsent'))[1]");
      var cookie = ChoiceCookie.read(value).orElseThrow();
      assertThat(cookie)
          .isEqualTo(
              ChoiceCookie.of(
                  shop.notice,
                  Map.of("audience", true),
                  ChoiceCookie.today(java.time.Clock.systemUTC())));
    }
  }

  @Test
  void tagsThatListenAreToldByDefaultAndOnEachChange() {
    shop.publish(
        Fictional.notice(
            "La Boutique", List.of("google-analytics", "google-ads", "microsoft-ads", "matomo")));
    try (var visitor = new Chrome(shop)) {
      visitor.go("/vide").asked();
      visitor.press("Personnaliser").page.getByLabel("Mesure d’audience").check();
      visitor.press("Enregistrer mes choix").until(1);
      assertThat((String) visitor.page.evaluate("JSON.stringify(dataLayer.map(a => [...a]))"))
          .isEqualTo(
              "[[\"consent\",\"default\",{\"ad_storage\":\"denied\",\"ad_user_data\":\"denied\",\"ad_personalization\":\"denied\",\"analytics_storage\":\"denied\"}],"
                  + "[\"consent\",\"update\",{\"ad_storage\":\"denied\",\"ad_user_data\":\"denied\",\"ad_personalization\":\"denied\",\"analytics_storage\":\"granted\"}]]");
      assertThat((String) visitor.page.evaluate("JSON.stringify(uetq)"))
          .contains("\"default\",{\"ad_storage\":\"denied\"}")
          .contains("\"update\",{\"ad_storage\":\"denied\"}");
      assertThat((String) visitor.page.evaluate("JSON.stringify(_paq)"))
          .isEqualTo("[[\"requireConsent\"],[\"setConsentGiven\"]]");
      visitor.reopen().press("Tout refuser").until(2);
      assertThat((String) visitor.page.evaluate("JSON.stringify(_paq.at(-1))"))
          .isEqualTo("[\"forgetConsentGiven\"]");
    }
  }

  @Test
  void l16AnOpenAccountIsToldOnTheFirstLayer() {
    shop.page("/compte", "<main data-limpide-account><h1>Mon compte</h1></main>");
    try (var visitor = new Chrome(shop)) {
      visitor.go("/compte").asked();
      assertThat(visitor.dialog().innerText()).contains("vaut sur tous les appareils");
      visitor.go("/").asked();
      assertThat(visitor.dialog().innerText()).doesNotContain("tous les appareils");
    }
  }

  @Test
  void l20AxeFindsNothingOnEitherLayerInEitherLight() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {1280, 360}) {
        try (var visitor =
            new Chrome(
                shop,
                new Browser.NewContextOptions()
                    .setViewportSize(width, width == 360 ? 740 : 800)
                    .setColorScheme(scheme))) {
          visitor.go("/").asked();
          assertThat(Axe.violations(visitor.page)).as(scheme + " " + width).isEmpty();
          visitor.page.screenshot(picture("layer1", scheme, width));
          visitor.press("Liste des partenaires (3)");
          assertThat(Axe.violations(visitor.page)).as(scheme + " " + width).isEmpty();
          visitor.page.screenshot(picture("layer2", scheme, width));
          assertThat(visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
              .isEqualTo(true);
          visitor.press("Tout refuser").until(1).rest(100);
          assertThat(Axe.violations(visitor.page)).as(scheme + " " + width).isEmpty();
          visitor.page.screenshot(picture("after", scheme, width));
          shop.sent.clear();
        }
      }
    }
  }

  private static com.microsoft.playwright.Page.ScreenshotOptions picture(
      String what, ColorScheme scheme, int width) {
    return new com.microsoft.playwright.Page.ScreenshotOptions()
        .setPath(
            Path.of(
                "target",
                "pictures",
                what
                    + "-"
                    + scheme.name().toLowerCase(java.util.Locale.ROOT)
                    + "-"
                    + width
                    + ".png"));
  }

  @Test
  void l20EverythingIsDoneWithTheKeyboardAlone() {
    try (var visitor = new Chrome(shop)) {
      visitor.go("/").asked();
      visitor.page.locator("body").evaluate("e => document.activeElement.blur()");
      assertThat(tabTo(visitor, "Personnaliser")).isLessThanOrEqualTo(6);
      visitor.page.keyboard().press("Enter");
      assertThat(visitor.page.evaluate("document.activeElement.textContent"))
          .isEqualTo("Vos choix, un par un");
      visitor.page.keyboard().press("Tab");
      visitor.page.keyboard().press("Space");
      assertThat(visitor.page.evaluate("document.activeElement.checked")).isEqualTo(true);
      tabTo(visitor, "Enregistrer mes choix");
      visitor.page.keyboard().press("Enter");
      visitor.until(1);
      assertThat(shop.sent.getFirst().body().get("method").stringValue()).isEqualTo("save");
      tabTo(visitor, "Mes choix de cookies");
      visitor.page.keyboard().press("Enter");
      visitor.dialog().locator(".lmp-save").waitFor();
      visitor.page.keyboard().press("Escape");
      assertThat(visitor.dialog().isVisible()).isFalse();
      assertThat(visitor.page.evaluate("document.activeElement.textContent"))
          .isEqualTo("Mes choix de cookies");
    }
  }

  private static int tabTo(Chrome visitor, String name) {
    for (int presses = 1; presses < 40; presses++) {
      visitor.page.keyboard().press("Tab");
      if (name.equals(visitor.page.evaluate("document.activeElement.textContent"))) {
        return presses;
      }
    }
    throw new AssertionError("the keyboard does not reach: " + name);
  }

  @Test
  void l20ThePageStaysReadableAtTwiceTheSize() {
    try (var visitor = new Chrome(shop, Chrome.desk().setViewportSize(640, 450))) {
      visitor.go("/").asked();
      for (String button : List.of(".lmp-refuse", ".lmp-customise", ".lmp-accept")) {
        var box = visitor.dialog().locator(button).boundingBox();
        assertThat(box.y + box.height).isLessThanOrEqualTo(450);
      }
      assertThat(visitor.dialog().evaluate("e => e.scrollWidth <= e.clientWidth")).isEqualTo(true);
      assertThat(visitor.dialog().getAttribute("lang")).isEqualTo("fr");
    }
  }

  @Test
  void anEnglishPageIsAnsweredInEnglish() {
    try (var visitor = new Chrome(shop)) {
      visitor.context.addInitScript(
          "new MutationObserver(() => { if (document.documentElement) document.documentElement.lang = 'en-GB' }).observe(document, {childList: true})");
      visitor.go("/").asked();
      assertThat(visitor.dialog().innerText())
          .contains("Reject all")
          .contains("Your choices on La Boutique");
      visitor.press("Reject all").until(1);
      assertThat(shop.sent.getFirst().body().get("language").stringValue()).isEqualTo("en");
    }
  }

  @Test
  void nothingMovesAndTheAnswerIsQuickOnASlowMachine() {
    try (var visitor = new Chrome(shop)) {
      visitor.context.addInitScript(
          "window.shift = 0; new PerformanceObserver(l => l.getEntries().forEach(e => window.shift += e.value)).observe({type: 'layout-shift', buffered: true});"
              + "window.slow = 0; new PerformanceObserver(l => l.getEntries().forEach(e => { if (e.interactionId) window.slow = Math.max(window.slow, e.duration) })).observe({type: 'event', buffered: true, durationThreshold: 16});"
              + "window.lcp = ''; new PerformanceObserver(l => l.getEntries().forEach(e => window.lcp = e.element && e.element.closest('.lmp') ? 'banner' : 'page')).observe({type: 'largest-contentful-paint', buffered: true})");
      var cdp = visitor.context.newCDPSession(visitor.page);
      var rate = new com.google.gson.JsonObject();
      rate.addProperty("rate", 4);
      cdp.send("Emulation.setCPUThrottlingRate", rate);
      for (String button :
          List.of("Tout refuser", "Tout accepter", "Tout refuser", "Tout accepter")) {
        visitor.context.clearCookies();
        visitor.go("/").asked().rest(400);
        visitor.press(button).until(1).rest(400);
        System.out.printf(
            "%s at 4x: slowest interaction %s ms, layout shift %s, LCP on the %s%n",
            button,
            visitor.page.evaluate("slow"),
            visitor.page.evaluate("shift"),
            visitor.page.evaluate("lcp"));
        assertThat(((Number) visitor.page.evaluate("shift")).doubleValue()).isZero();
        shop.sent.clear();
      }
    }
  }

  private String policy(Set<String> allowed) {
    // the fictional hosts are on the shop's port; a source without a port means the scheme's own
    return CspAllowList.of(shop.notice)
        .header(allowed, "abc")
        .replaceAll("\\.example", ".example:PORT");
  }

  private List<String> hosts() {
    return shop.thirdParties().stream().map(Shop.Call::host).distinct().toList();
  }
}
