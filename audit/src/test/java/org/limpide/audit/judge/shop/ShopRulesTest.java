package org.limpide.audit.judge.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.limpide.audit.judge.Status.FAIL;
import static org.limpide.audit.judge.Status.NOT_APPLICABLE;
import static org.limpide.audit.judge.Status.PASS;
import static org.limpide.audit.judge.Status.UNKNOWN;
import static org.limpide.audit.judge.reading.SiteSeen.field;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limpide.audit.evidence.FormFact.Field;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.judge.Status;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.SiteSeen;

class ShopRulesTest {
  private static final String CLEAR =
      "<form><button>Commande avec obligation de paiement</button></form>";
  private static final String STRIPE = "https://js.stripe.com/v3/inner-card.html";
  private static final String TERMS_TEXT =
      "Conditions générales de vente. Prix en euros TTC. ".repeat(8)
          + "Vous disposez de 14 jours pour vous rétracter.\n";
  private static final String MEDIATOR =
      "Médiation\nVous pouvez saisir le médiateur : CM2C, 49 rue de Ponthieu, 75008 Paris, www.cm2c.net.";

  @Test
  void aSiteThatSellsNothingIsNotConcerned() {
    var seen = new SiteSeen().page("/", PageKind.HOME).text("Notre atelier").and();
    for (String rule : List.of("EC-01", "EC-03", "EC-04", "EC-05", "EC-06", "EC-09", "EC-10")) {
      assertThat(status(seen, rule)).as(rule).isEqualTo(NOT_APPLICABLE);
    }
    seen.ended(Outcome.PARTIAL);
    for (String rule : List.of("EC-01", "EC-03", "EC-04", "EC-05", "EC-06", "EC-09", "EC-10")) {
      assertThat(status(seen, rule)).as(rule).isEqualTo(UNKNOWN);
    }
  }

  @Test
  void aShopWhoseOrderIsOutOfReachIsUnknown() {
    var seen = new SiteSeen().page("/panier", PageKind.CART).text("Votre panier est vide").and();
    for (String rule : List.of("EC-01", "EC-03", "EC-04", "EC-05", "EC-06", "EC-09", "EC-10")) {
      assertThat(status(seen, rule)).as(rule).isEqualTo(UNKNOWN);
    }
  }

  // ---- EC-01

  @Test
  void aPathInHttpsWithLastingRedirectsPasses() {
    var seen = shop().plainHttp("/commande", 301, "https://www.exemple.fr/commande");
    assertThat(status(seen, "EC-01")).isEqualTo(PASS);
    seen.plainHttp("/paiement", 302, "https://www.exemple.fr/paiement");
    assertThat(status(seen, "EC-01")).isEqualTo(UNKNOWN);
    assertThat(status(shop(), "EC-01")).as("nothing asked over HTTP").isEqualTo(UNKNOWN);
  }

  @Test
  void aStepServedOrSentInTheClearFails() {
    assertThat(status(shop().plainHttp("/paiement", 200, ""), "EC-01")).isEqualTo(FAIL);
    assertThat(status(shop().mixed("/paiement", "http://cdn.exemple.fr/a.js", "Script"), "EC-01"))
        .isEqualTo(FAIL);
    assertThat(status(shop().mixed("/paiement", "http://cdn.exemple.fr/a.png", "Image"), "EC-01"))
        .isNotEqualTo(FAIL);
    var sent =
        new SiteSeen()
            .page("/commande", PageKind.CHECKOUT)
            .form(FormPurpose.CHECKOUT, "", "http://www.exemple.fr/commande", "Ok", address())
            .and();
    assertThat(status(sent, "EC-01")).isEqualTo(FAIL);
    var served = new SiteSeen().page("http://www.exemple.fr/panier", PageKind.CART).and();
    assertThat(status(served, "EC-01")).isEqualTo(FAIL);
  }

  // ---- EC-03

  @Test
  void aMandatoryTitleWithoutANeutralChoiceFails() {
    assertThat(titled(field("radio", "id_gender", "M.", true, "M.", "Mme"))).isEqualTo(FAIL);
    assertThat(titled(field("select", "civilite", "Civilité *", true, "Choisissez", "M.", "Mme")))
        .isEqualTo(FAIL);
    assertThat(titled(field("select", "title", "Title", false, "Mr", "Mrs", "Ms"))).isEqualTo(FAIL);
    assertThat(titled(field("radio", "gender", "Male", false, true, "Male", "Female")))
        .isEqualTo(FAIL);
  }

  @Test
  void aTitleThatMayBeLeftOutPasses() {
    assertThat(titled(field("radio", "id_gender", "M.", false, "M.", "Mme"))).isEqualTo(PASS);
    assertThat(titled(field("select", "t", "Titre", true, "Ne pas préciser", "Mme", "M.")))
        .isEqualTo(PASS);
    assertThat(titled(field("select", "title", "Title", true, "Mr", "Ms", "Mx"))).isEqualTo(PASS);
    assertThat(titled(field("text", "nom", "Nom", true))).as("no such field").isEqualTo(PASS);
    assertThat(titled(field("text", "titre", "Titre du message", true))).isEqualTo(PASS);
  }

  // ---- EC-04

  @Test
  void anOrderFormWithoutAPasswordPasses() {
    assertThat(status(shop(), "EC-04")).isEqualTo(PASS);
  }

  @Test
  void anImposedAccountFails() {
    var wooCommerce =
        new SiteSeen()
            .page("/commande", PageKind.CHECKOUT)
            .title("Validation de la commande")
            .text("Vous devez être connecté pour valider votre commande.")
            .and()
            .page("/panier", PageKind.CART)
            .and();
    assertThat(status(wooCommerce, "EC-04")).isEqualTo(FAIL);
    var wall =
        new SiteSeen()
            .page("/panier", PageKind.CART)
            .and()
            .visit("/commande", "/connexion?back=commande")
            .page("/connexion?back=commande", PageKind.LOGIN)
            .form(FormPurpose.LOGIN, "Connexion", field("password", "p", "Mot de passe"))
            .and();
    assertThat(status(wall, "EC-04")).isEqualTo(FAIL);
    var password =
        new SiteSeen()
            .page("/commande", PageKind.CHECKOUT)
            .form(
                FormPurpose.CHECKOUT,
                "Continuer",
                field("text", "adresse", "Adresse"),
                field("text", "cp", "Code postal"),
                field("password", "mdp", "Mot de passe", true))
            .and()
            .page("/panier", PageKind.CART)
            .and();
    assertThat(status(password, "EC-04")).isEqualTo(FAIL);
  }

  @Test
  void aGuestDoorInTheWallPassesAndMembersAreAQuestion() {
    var guest =
        new SiteSeen()
            .page("/cart", PageKind.CART)
            .text("Please log in to check out, or continue as guest.")
            .and();
    assertThat(status(guest, "EC-04")).isEqualTo(PASS);
    var members =
        new SiteSeen()
            .page("/panier", PageKind.CART)
            .text("Vente réservée aux adhérents.\nVous devez vous connecter pour commander.")
            .and();
    assertThat(status(members, "EC-04")).isEqualTo(UNKNOWN);
    var denied =
        new SiteSeen()
            .page("/panier", PageKind.CART)
            .text("Il n'est pas possible de commander sans créer de compte.")
            .and();
    assertThat(status(denied, "EC-04")).isEqualTo(FAIL);
  }

  // ---- EC-05

  @Test
  void aCardTypedOnTheSiteFails() {
    var seen =
        new SiteSeen()
            .page("/paiement", PageKind.PAYMENT)
            .form(FormPurpose.PAYMENT, "Payer", field("tel", "cardnumber", "Numéro de carte"))
            .and();
    Verdict verdict = seen.judgedBy(ShopRules.all(), "EC-05");
    assertThat(verdict.status()).isEqualTo(FAIL);
    assertThat(verdict.proofs().getFirst().detail().fr())
        .contains("Numéro de carte", "www.exemple.fr");
  }

  @Test
  void aProvidersFramePassesAndAnUnknownOneIsAQuestion() {
    assertThat(status(shop(), "EC-05")).isEqualTo(PASS);
    var unknown =
        new SiteSeen()
            .page("/paiement", PageKind.PAYMENT)
            .form(
                FormPurpose.PAYMENT,
                "https://pay.inconnu.example/f",
                "https://pay.inconnu.example/f",
                "Payer",
                field("tel", "cardnumber", "Numéro de carte"))
            .and();
    assertThat(status(unknown, "EC-05")).isEqualTo(UNKNOWN);
    var gift =
        new SiteSeen()
            .page("/panier", PageKind.CART)
            .form(
                FormPurpose.OTHER, "Ok", field("text", "giftcardnumber", "Numéro de carte cadeau"))
            .and();
    assertThat(status(gift, "EC-05")).isEqualTo(UNKNOWN);
  }

  // ---- EC-06

  @Test
  void aBoxTickedBeforehandFails() {
    assertThat(boxed(field("checkbox", "save", "Enregistrer ma carte", false, true)))
        .isEqualTo(FAIL);
    assertThat(boxed(field("checkbox", "s", "Save my card for future purchases", false, true)))
        .isEqualTo(FAIL);
    assertThat(
            boxed(
                field(
                    "checkbox",
                    "cgv",
                    "J’accepte les CGV et l’enregistrement de ma carte bancaire",
                    true)))
        .isEqualTo(FAIL);
  }

  @Test
  void aFreeBoxPassesAndNoBoxIsUnknown() {
    assertThat(boxed(field("checkbox", "save", "Mémoriser ma carte pour un prochain achat")))
        .isEqualTo(PASS);
    assertThat(status(shop(), "EC-06")).isEqualTo(UNKNOWN);
    assertThat(boxed(field("checkbox", "f", "Enregistrer ma carte de fidélité", false, true)))
        .isEqualTo(UNKNOWN);
  }

  @Test
  void anAgreementDrawnFromTheTermsFailsAndAPrintedNumberToo() {
    var terms =
        shop()
            .page("/cgv", PageKind.TERMS)
            .text(
                "En acceptant les conditions générales, vous autorisez la conservation de vos coordonnées bancaires.")
            .and();
    assertThat(status(terms, "EC-06")).isEqualTo(FAIL);
    var printed =
        new SiteSeen()
            .page("/panier", PageKind.CART)
            .text("Carte enregistrée : 4556 7375 8689 9855")
            .and();
    Verdict verdict = printed.judgedBy(ShopRules.all(), "EC-06");
    assertThat(verdict.status()).isEqualTo(FAIL);
    assertThat(verdict.proofs().getFirst().detail().fr()).doesNotContain("7375");
  }

  // ---- EC-09

  @Test
  void aFunctionWithItsConfirmationPasses() {
    assertThat(status(withdrawal("Confirmer la rétractation"), "EC-09")).isEqualTo(PASS);
    assertThat(status(withdrawal("Continuer"), "EC-09")).isEqualTo(UNKNOWN);
  }

  @Test
  void aShopWithoutTheFunctionFails() {
    var seen =
        shop()
            .page("/", PageKind.HOME)
            .and()
            .page("/cgv", PageKind.TERMS)
            .text(TERMS_TEXT)
            .link("/formulaire-retractation.pdf", "Formulaire de rétractation")
            .and();
    Verdict verdict = seen.judgedBy(ShopRules.all(), "EC-09");
    assertThat(verdict.status()).isEqualTo(FAIL);
    assertThat(verdict.proofs()).hasSizeGreaterThan(1);
  }

  @Test
  void aFunctionThatLeadsNowhereFails() {
    var seen =
        shop()
            .page("/", PageKind.HOME)
            .link("/retractation", "Renoncer au contrat ici")
            .and()
            .page("/retractation", PageKind.WITHDRAWAL)
            .status(404)
            .and();
    assertThat(status(seen, "EC-09")).isEqualTo(FAIL);
  }

  @Test
  void salesWithoutARightOfWithdrawalAreAQuestion() {
    var seen =
        shop()
            .page("/", PageKind.HOME)
            .and()
            .page("/cgv", PageKind.TERMS)
            .text("Denrées périssables : le droit de rétractation ne s'applique pas.")
            .and();
    assertThat(status(seen, "EC-09")).isEqualTo(UNKNOWN);
  }

  // ---- EC-10

  @Test
  void aClearButtonAndANamedMediatorPass() {
    assertThat(status(ordered(CLEAR, TERMS_TEXT + MEDIATOR), "EC-10")).isEqualTo(PASS);
    for (String button :
        List.of("Payer 44 €", "Pay now", "Acheter", "Buy now", "Commander et payer")) {
      assertThat(status(ordered("<button>" + button + "</button>", TERMS_TEXT + MEDIATOR), "EC-10"))
          .as(button)
          .isEqualTo(PASS);
    }
  }

  @Test
  void aButtonThatDoesNotSayToPayFails() {
    for (String button :
        List.of("Valider ma commande", "Commander", "Confirmer", "Place order", "Order now")) {
      assertThat(status(ordered("<button>" + button + "</button>", TERMS_TEXT + MEDIATOR), "EC-10"))
          .as(button)
          .isEqualTo(FAIL);
    }
  }

  @Test
  void aMediatorWithoutANameFails() {
    assertThat(status(ordered(CLEAR, TERMS_TEXT), "EC-10")).isEqualTo(FAIL);
    assertThat(
            status(
                ordered(
                    CLEAR,
                    TERMS_TEXT
                        + "Vous pouvez recourir à un médiateur de la consommation.\nExemple, 44000 Nantes, contact@exemple.fr"),
                "EC-10"))
        .isEqualTo(FAIL);
    assertThat(
            status(
                ordered(CLEAR, TERMS_TEXT + "Médiateur : [nom du médiateur], 75000 paris"),
                "EC-10"))
        .isEqualTo(FAIL);
  }

  @Test
  void theDeadPlatformFailsFromItsDateOn() {
    var seen =
        ordered(CLEAR, TERMS_TEXT + MEDIATOR)
            .page("/mentions", PageKind.LEGAL_NOTICE)
            .link("https://ec.europa.eu/consumers/odr/", "RLL")
            .and();
    assertThat(status(seen, "EC-10")).isEqualTo(FAIL);
    assertThat(status(seen.on("2025-07-19"), "EC-10")).isEqualTo(PASS);
  }

  // ---- sites

  private static SiteSeen shop() {
    return new SiteSeen()
        .page("/panier", PageKind.CART)
        .text("Lampe × 1 : 189 €")
        .and()
        .page("/commande", PageKind.CHECKOUT)
        .form(FormPurpose.CHECKOUT, "Continuer", address())
        .and()
        .page("/paiement", PageKind.PAYMENT)
        .text("Total 198 €")
        .html(CLEAR)
        .frame(STRIPE)
        .form(
            FormPurpose.PAYMENT, STRIPE, STRIPE, "", field("tel", "cardnumber", "Numéro de carte"))
        .and();
  }

  private static Field[] address() {
    return new Field[] {
      field("text", "adresse", "Adresse", true),
      field("text", "cp", "Code postal", true),
      field("email", "courriel", "Courriel", true)
    };
  }

  private static Status titled(Field title) {
    Field[] address = address();
    return status(
        new SiteSeen()
            .page("/commande", PageKind.CHECKOUT)
            .form(FormPurpose.CHECKOUT, "Continuer", title, address[0], address[1])
            .and(),
        "EC-03");
  }

  private static Status boxed(Field box) {
    return status(
        new SiteSeen()
            .page("/paiement", PageKind.PAYMENT)
            .text("Total 44 €")
            .html(CLEAR)
            .form(FormPurpose.OTHER, "Payer", box)
            .and(),
        "EC-06");
  }

  private static SiteSeen withdrawal(String button) {
    return shop()
        .page("/", PageKind.HOME)
        .link("/retractation", "Renoncer au contrat ici")
        .and()
        .page("/retractation", PageKind.WITHDRAWAL)
        .form(FormPurpose.OTHER, button, field("text", "commande", "Numéro", true))
        .and();
  }

  private static SiteSeen ordered(String html, String terms) {
    return new SiteSeen()
        .page("/paiement", PageKind.PAYMENT)
        .text("Total 44 €")
        .html(html)
        .and()
        .page("/cgv", PageKind.TERMS)
        .text(terms)
        .and();
  }

  private static Status status(SiteSeen seen, String rule) {
    return seen.judgedBy(ShopRules.all(), rule).status();
  }
}
