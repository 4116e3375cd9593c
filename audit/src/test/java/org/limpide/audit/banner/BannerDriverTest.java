package org.limpide.audit.banner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.limpide.audit.browser.BrowsingContext;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Control;
import org.limpide.audit.evidence.Control.Role;
import org.limpide.audit.evidence.Toggle;

/** Banners of our own making, honest and otherwise, and what must not be taken for one. */
@Tag("browser")
class BannerDriverTest {
  private static final Duration LOOK = Duration.ofMillis(1500);
  private static final String FIXED =
      "position:fixed;bottom:0;left:0;right:0;background:#fff;padding:20px";

  @SuppressWarnings("NullAway.Init")
  private static Shop shop;

  @BeforeAll
  static void start() {
    shop = new Shop();
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static void on(String body, Consumer<Tab> then) {
    shop.page("/", "<main><h1>Boutique</h1><p>Du texte.</p></main>" + body);
    try (BrowsingContext visitor = shop.visitor()) {
      Tab tab = visitor.tab();
      Shop.open(tab, "http://www.shop.example/");
      then.accept(tab);
    }
  }

  private static void assertNoBanner(String body) {
    on(
        body,
        tab -> {
          BannerDriver driver = new BannerDriver(tab);
          assertThat(driver.look(Duration.ofMillis(400)).found()).isFalse();
          assertThat(driver.visible()).isFalse();
          assertThat(driver.refuse().done()).isFalse();
        });
  }

  @Test
  void aNewsletterPopUpIsNoBanner() {
    assertNoBanner(
        "<div class=modal role=dialog style='%s'><h2>Notre lettre</h2><p>Inscrivez-vous. En vous inscrivant vous consentez à notre politique de confidentialité et aux cookies de mesure.</p><form><input type=email name=email><button>J'accepte</button></form><button>Non merci</button></div>"
            .formatted(FIXED));
  }

  @Test
  void anAgeGateAPromotionAndAChatAreNoBanners() {
    assertNoBanner(
        "<div role=dialog style='%s'><p>Ce site de vins est réservé aux majeurs et utilise des cookies. Avez-vous plus de 18 ans ?</p><button>Oui</button><button>Non</button></div>"
            .formatted(FIXED));
    assertNoBanner(
        "<div class=promo style='%s'><p>Nos cookies tout chauds : -10 %% cette semaine</p><button>J'en profite</button><button aria-label=Fermer>×</button></div>"
            .formatted(FIXED));
    assertNoBanner(
        "<div class='chat-widget' style='%s'><p>Une question sur nos cookies ou votre choix ?</p><button>OK, discuter</button></div>"
            .formatted(FIXED));
  }

  @Test
  void whatAPageSaysOfCookiesIsNoBanner() {
    shop.page(
        "/cookies",
        "<main><h1>Cookies</h1><p>Nous utilisons des cookies. Vous pouvez accepter ou refuser.</p><form class=cookie-settings><label><input type=checkbox> Mesure d’audience</label><button>Enregistrer mes choix</button></form></main>");
    try (BrowsingContext visitor = shop.visitor()) {
      Tab tab = visitor.tab();
      Shop.open(tab, "http://www.shop.example/cookies");
      assertThat(new BannerDriver(tab).visible()).isFalse();
    }
  }

  @Test
  void aBannerThatOnlyHidesIsNeverRefused() {
    on( // by itself, after a moment
        "<div id=cookies style='%s'><p>Nous utilisons des cookies de mesure d’audience.</p><button id=ok>Accepter</button></div><script>setTimeout(() => document.getElementById('cookies').remove(), 2500)</script>"
            .formatted(FIXED),
        tab -> {
          BannerDriver driver = new BannerDriver(tab);
          assertThat(driver.look(LOOK).found()).isTrue();
          Choice choice = driver.refuse();
          assertThat(choice.done()).isFalse();
          assertThat(choice.why()).isNotBlank();
          assertThat(choice.clicks()).isEmpty();
        });
    on( // by its cross
        "<div id=cookies style='%s'><p>Nous utilisons des cookies de mesure d’audience.</p><button>Accepter</button><button onclick=\"this.parentElement.style.display='none'\">Fermer</button></div>"
            .formatted(FIXED),
        tab -> {
          BannerDriver driver = new BannerDriver(tab);
          assertThat(driver.look(LOOK).found()).isTrue();
          assertThat(driver.refuse().done()).isFalse();
          Choice closed = driver.close();
          assertThat(closed.done()).isTrue();
          assertThat(closed.clicks())
              .singleElement()
              .satisfies(c -> assertThat(c.meaning()).isEqualTo(Role.CLOSE));
        });
    on( // when its settings are asked for
        "<div id=cookies style='%s'><p>Nous utilisons des cookies de mesure d’audience.</p><button>Accepter</button><button onclick=\"this.parentElement.remove()\">Paramétrer</button></div>"
            .formatted(FIXED),
        tab -> {
          BannerDriver driver = new BannerDriver(tab);
          assertThat(driver.look(LOOK).found()).isTrue();
          assertThat(driver.refuse().done()).isFalse();
        });
  }

  @Test
  void aRefusalThatDoesNothingIsNotDone() {
    on(
        "<div id=cookies style='%s'><p>Nous utilisons des cookies de mesure d’audience.</p><button>Accepter</button><button>Tout refuser</button></div>"
            .formatted(FIXED),
        tab -> {
          BannerDriver driver = new BannerDriver(tab);
          assertThat(driver.look(LOOK).found()).isTrue();
          Choice choice = driver.refuse();
          assertThat(choice.done()).isFalse();
          assertThat(choice.clicks()).isNotEmpty();
        });
  }

  @Test
  void aBannerInAFrameOfAnotherSiteIsAnswered() {
    shop.page(
        "//cmp.example/banner",
        "<body style='margin:0'><p>Nous et nos partenaires utilisons des cookies pour la publicité.</p><button onclick=\"parent.postMessage('no','*')\">Continuer sans accepter</button> <button onclick=\"parent.postMessage('yes','*')\">Tout accepter</button>");
    on(
        "<div style='position:fixed;top:80px;left:100px'><iframe id=f src='http://cmp.example/banner' width=600 height=200></iframe></div><script>addEventListener('message', (e) => { document.cookie = 'choice=' + e.data; document.getElementById('f').remove(); })</script>",
        tab -> {
          BannerDriver driver = new BannerDriver(tab);
          BannerFact fact = driver.look(LOOK);
          assertThat(fact.found()).isTrue();
          assertThat(fact.controls()).extracting(Control::role).contains(Role.ACCEPT, Role.REFUSE);
          Choice choice = driver.refuse();
          assertThat(choice.done()).as(choice.toString()).isTrue();
          assertThat(Shop.cookies(tab)).contains("choice");
        });
  }

  @Test
  void aFrameInTheTextThatAsksForItselfIsNotTheSitesBanner() {
    shop.page(
        "//video.example/embed",
        "<p>Ce lecteur utilise des cookies.</p><button>Accepter</button><button>Refuser</button>");
    assertNoBanner("<iframe src='http://video.example/embed' width=400 height=200></iframe>");
  }

  @Test
  void aBannerInAShadowTreeIsAnswered() {
    on(
        "<consent-banner></consent-banner><script>customElements.define('consent-banner', class extends HTMLElement { connectedCallback() { const s = this.attachShadow({mode: 'open'}); s.innerHTML = `<div style='%s'><p>Des cookies, avec votre accord, pour la publicité.</p><x-button></x-button><div onclick=\"this.getRootNode().host.remove()\" style='cursor:pointer'>Je refuse</div></div>`; customElements.define('x-button', class extends HTMLElement { connectedCallback() { this.attachShadow({mode: 'open'}).innerHTML = '<button>Tout accepter</button>' } }); } })</script>"
            .formatted(FIXED),
        tab -> {
          BannerDriver driver = new BannerDriver(tab);
          BannerFact fact = driver.look(LOOK);
          assertThat(fact.found()).isTrue();
          assertThat(fact.text()).contains("publicité");
          assertThat(fact.controls()).extracting(Control::role).contains(Role.ACCEPT, Role.REFUSE);
          assertThat(driver.refuse().done()).isTrue();
        });
  }

  @Test
  void aBarThatOnlyInformsIsFoundAndCannotBeRefused() {
    on(
        "<div class=bar style='%s'>En poursuivant votre navigation, vous acceptez l’utilisation de cookies. <button onclick=\"this.parentElement.remove()\">OK</button></div>"
            .formatted(FIXED),
        tab -> {
          BannerDriver driver = new BannerDriver(tab);
          BannerFact fact = driver.look(LOOK);
          assertThat(fact.found()).isTrue();
          assertThat(fact.controls())
              .singleElement()
              .satisfies(c -> assertThat(c.role()).isEqualTo(Role.ACCEPT));
          assertThat(driver.refuse().done()).isFalse();
          assertThat(driver.accept().done()).isTrue();
        });
  }

  @Test
  void refusalThroughTheSettingsIsARefusal() {
    on(
        """
        <div class=consent role=dialog style='%s'><p>Nous utilisons des cookies.</p><button>Tout accepter</button>
        <button onclick="document.querySelector('.detail').hidden=false">Paramétrer</button>
        <div class=detail hidden><label><input type=checkbox checked disabled> Nécessaires</label>
        <label><input type=checkbox name=m checked> Mesure d’audience</label>
        <span id=p>Publicité</span><div role=switch aria-checked=true aria-labelledby=p tabindex=0 style="width:40px;height:20px;background:#ccc" onclick="this.setAttribute('aria-checked', this.getAttribute('aria-checked') !== 'true')"></div>
        <button onclick="document.cookie='choice='+document.querySelector('[name=m]').checked+document.querySelector('[role=switch]').getAttribute('aria-checked');document.querySelector('.consent').remove()">Enregistrer mes choix</button></div></div>
        """
            .formatted(FIXED),
        tab -> {
          BannerDriver driver = new BannerDriver(tab);
          assertThat(driver.look(LOOK).found()).isTrue();
          Choice choice = driver.refuse();
          assertThat(choice.done()).as(choice.toString()).isTrue();
          assertThat(choice.clicks())
              .extracting(c -> c.meaning())
              .containsExactly(Role.SETTINGS, Role.OTHER, Role.OTHER, Role.SAVE);
          assertThat(
                  tab.read(tab.frames().getFirst(), "document.cookie", Duration.ofSeconds(5))
                      .asString())
              .contains("choice=falsefalse");
          assertThat(driver.met().toggles())
              .extracting(Toggle::label, Toggle::checked, Toggle::locked)
              .containsExactlyInAnyOrder(
                  org.assertj.core.groups.Tuple.tuple("Nécessaires", true, true),
                  org.assertj.core.groups.Tuple.tuple("Mesure d’audience", true, false),
                  org.assertj.core.groups.Tuple.tuple("Publicité", true, false));
        });
  }

  @Test
  void controlsAreMeasured() {
    on(
        "<div class=cookie-banner style='%s'><p>Des cookies pour la publicité.</p><button style='width:200px;height:40px;background:#000;color:#fff;font-size:20px;border:0'>Accepter</button><button style='width:50px;height:20px;background:#fff;color:#999;font-size:10px;border:0;padding:0'>Refuser</button><a href='/vie-privee'>En savoir plus</a></div><div style='position:fixed;inset:0;z-index:-1'></div>"
            .formatted(FIXED),
        tab -> {
          BannerFact fact = new BannerDriver(tab).look(LOOK);
          Control accept = fact.controls().get(0);
          Control refuse = fact.controls().get(1);
          assertThat(accept.area()).isEqualTo(8000);
          assertThat(accept.contrast()).isEqualTo(21);
          assertThat(refuse.area()).isEqualTo(1000);
          assertThat(refuse.contrast()).isBetween(2.8, 2.9);
          assertThat(refuse.fontPixels()).isEqualTo(10);
          assertThat(fact.controls().get(2).role()).isEqualTo(Role.LINK);
          assertThat(fact.controls().get(2).href()).isEqualTo("http://www.shop.example/vie-privee");
          assertThat(fact.wallsPage()).isFalse();
        });
  }

  @Test
  void aPageThatReloadsOnEveryChoiceIsFollowed() {
    on(
        "<script>addEventListener('DOMContentLoaded', () => { if (!document.cookie.includes('choice')) document.body.insertAdjacentHTML('beforeend', `<div class=rgpd style='%s'>Avec votre accord, des cookies mesurent l’audience. <a href='?non' onclick=\"document.cookie='choice=no'\">Tout refuser</a> <a href='?oui' onclick=\"document.cookie='choice=yes'\">Tout accepter</a></div>`) })</script>"
            .formatted(FIXED),
        tab -> {
          BannerDriver driver = new BannerDriver(tab);
          assertThat(driver.look(LOOK).found()).isTrue();
          Choice choice = driver.refuse();
          assertThat(choice.done()).as(choice.toString()).isTrue();
          assertThat(tab.url()).endsWith("?non");
        });
  }

  @Test
  void consentIsWithdrawnOnAPageThatHoldsThePanel() {
    shop.page(
        "/gestion-cookies",
        "<main><h1>Vos cookies</h1><form onsubmit=\"document.cookie='choice='+document.querySelector('[name=m]').checked;return false\"><p>Les cookies, selon votre choix :</p><label><input type=checkbox name=m checked> Mesure d’audience</label><button>Enregistrer mes choix</button></form></main>");
    on(
        "<footer><a href='/gestion-cookies'>Gérer mes cookies</a> <a href='/cookies'>Politique de cookies</a></footer>",
        tab -> {
          BannerDriver driver = new BannerDriver(tab);
          assertThat(driver.reopeners())
              .singleElement()
              .satisfies(c -> assertThat(c.text()).isEqualTo("Gérer mes cookies"));
          Choice choice = driver.withdraw();
          assertThat(choice.done()).as(choice.toString()).isTrue();
          assertThat(
                  tab.read(tab.frames().getFirst(), "document.cookie", Duration.ofSeconds(5))
                      .asString())
              .contains("choice=false");
        });
  }

  @Test
  void withoutAWayBackThereIsNoWithdrawal() {
    on(
        "<footer><a href='/vie-privee'>Vie privée</a></footer>",
        tab -> {
          BannerDriver driver = new BannerDriver(tab);
          assertThat(driver.reopeners()).isEmpty();
          assertThat(driver.withdraw().done()).isFalse();
        });
  }

  @Test
  void aBannerOfAnotherLanguageIsKnownByItsRule() {
    on(
        "<div id=cookie-law-info-bar style='%s'><span>Wir verwenden Kekse. <a id=cookie_action_close_header role=button onclick=\"this.closest('div').remove()\">Gut</a></span></div>"
            .formatted(FIXED),
        tab -> {
          BannerFact fact = new BannerDriver(tab).look(Duration.ofMillis(1600));
          assertThat(fact.found()).isTrue();
          assertThat(fact.recognisedBy()).contains("cookie");
        });
  }

  @Test
  void wordingsAreUnderstood() {
    on(
        "",
        tab -> {
          InPage page = new InPage(tab);
          String[][] wordings = {
            {
              "ACCEPT",
              "Tout accepter",
              "J’accepte",
              "OK",
              "OK pour moi",
              "Accepter & fermer",
              "Accept all cookies",
              "I agree",
              "Got it!",
              "J'ai compris",
              "Autoriser tous les cookies",
              "D'accord",
              "Fermer et accepter",
              "Allow all",
              "Oui, j'accepte",
              "Continuer",
              "C'est bon."
            },
            {
              "REFUSE",
              "Tout refuser",
              "Je refuse",
              "Refuser",
              "Continuer sans accepter",
              "Continuer sans accepter →",
              "Reject all",
              "Decline",
              "Only necessary",
              "Use necessary cookies only",
              "Uniquement les cookies nécessaires",
              "Accepter uniquement les essentiels",
              "Accepter les cookies nécessaires",
              "Non merci",
              "Tant pis, je refuse",
              "Je n'accepte pas",
              "Do not accept",
              "Interdire tous les cookies",
              "Ne pas accepter"
            },
            {
              "SETTINGS",
              "Personnaliser",
              "Paramétrer les cookies",
              "Gérer mes choix",
              "Manage options",
              "Cookie settings",
              "Customize",
              "Configurer",
              "Je choisis",
              "Plus d'options",
              "Accepter ou refuser",
              "Gérer mon consentement",
              "En savoir plus"
            },
            {
              "SAVE",
              "Enregistrer mes choix",
              "Valider",
              "Confirmer mes préférences",
              "Save preferences",
              "Accepter la sélection",
              "Confirm my choices",
              "Enregistrer et fermer"
            },
            {"CLOSE", "×", "✕", "Fermer", "Close", "Plus tard"},
            {
              "OTHER",
              "S'abonner",
              "Accepter et payer 2 €",
              "Refuser et s’abonner",
              "Ajouter au panier"
            },
          };
          for (String[] row : wordings) {
            for (int i = 1; i < row.length; i++) {
              assertThat(
                      page.ask(
                              tab.frames().getFirst(),
                              "role(" + InPage.JSON.writeValueAsString(row[i]) + ")")
                          .asString(""))
                  .as(row[i])
                  .isEqualTo(row[0]);
            }
          }
          for (String link :
              new String[] {
                "Politique de cookies",
                "En savoir plus",
                "liste des tiers",
                "Cookie list and partners",
                "Nos 143 partenaires"
              }) {
            assertThat(
                    page.ask(
                            tab.frames().getFirst(),
                            "role(" + InPage.JSON.writeValueAsString(link) + ", true)")
                        .asString(""))
                .as(link)
                .isEqualTo("LINK");
          }
        });
  }
}
