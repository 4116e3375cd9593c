package org.limpide.audit.judge.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.limpide.audit.evidence.FormFact.FormPurpose.CHECKOUT;
import static org.limpide.audit.evidence.FormFact.FormPurpose.CONTACT;
import static org.limpide.audit.evidence.FormFact.FormPurpose.LOGIN;
import static org.limpide.audit.evidence.FormFact.FormPurpose.NEWSLETTER;
import static org.limpide.audit.evidence.FormFact.FormPurpose.SIGN_UP;
import static org.limpide.audit.judge.Status.FAIL;
import static org.limpide.audit.judge.Status.NOT_APPLICABLE;
import static org.limpide.audit.judge.Status.PASS;
import static org.limpide.audit.judge.Status.UNKNOWN;
import static org.limpide.audit.judge.information.Visited.box;
import static org.limpide.audit.judge.information.Visited.email;
import static org.limpide.audit.judge.information.Visited.field;
import static org.limpide.audit.judge.information.Visited.link;
import static org.limpide.audit.judge.information.Visited.site;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limpide.audit.evidence.FormFact.Field;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.judge.Status;

class FormRulesTest {
  private static Status status(String rule, FormPurpose purpose, String words, Field... fields) {
    return site().form("f", purpose, words, fields).judgedBy(rule).status();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Je souhaite recevoir la newsletter",
        "Recevez nos offres et bons plans par e-mail",
        "J’accepte de recevoir des communications commerciales",
        "Inscrivez-moi à la lettre d'information",
        "Recevoir les offres de nos partenaires",
        "Keep me up to date on news and exclusive offers",
        "Sign up for our newsletter",
        "Tenez-moi informé des nouveautés",
        "Email me with news and offers",
        "Si vous ne souhaitez pas recevoir nos offres, décochez cette case"
      })
  void aTickedMarketingBoxFails(String label) {
    assertThat(status("FM-01", SIGN_UP, "", email(), box(label, true))).isEqualTo(FAIL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "J’accepte les conditions générales de vente",
        "Se souvenir de moi",
        "Livrer à la même adresse",
        "Save my name, email, and website in this browser for the next time I comment.",
        "Prévenez-moi de tous les nouveaux commentaires par e-mail.",
        "Recevoir le suivi de ma commande par SMS",
        "J'accepte que mes données soient utilisées pour me recontacter dans le cadre de ma demande"
      })
  void aTickedBoxThatAsksForSomethingElseIsNoSubscription(String label) {
    assertThat(status("FM-01", SIGN_UP, "", email(), box(label, true))).isEqualTo(NOT_APPLICABLE);
  }

  @Test
  void anUntickedMarketingBoxPasses() {
    assertThat(status("FM-01", SIGN_UP, "", email(), box("Je souhaite recevoir la lettre", false)))
        .isEqualTo(PASS);
  }

  @Test
  void silenceIsNoConsentExceptAsOppositionAtThePurchase() {
    var refusal = box("Je ne souhaite pas recevoir d’offres sur des produits semblables", false);
    assertThat(
            status(
                "FM-01", SIGN_UP, "", email(), box("Je ne souhaite pas recevoir d’offres", false)))
        .isEqualTo(FAIL);
    assertThat(status("FM-01", CHECKOUT, "", email(), refusal)).isEqualTo(UNKNOWN);
    assertThat(status("FM-01", SIGN_UP, "", email(), box("Je ne veux pas recevoir d’offres", true)))
        .isNotEqualTo(FAIL);
  }

  @Test
  void aRadioButtonAlreadyOnYesFails() {
    Field yes = field("radio", "newsletter", "Oui", false, true);
    Field no = field("radio", "newsletter", "Non", false, false);
    assertThat(status("FM-01", SIGN_UP, "", email(), yes, no)).isEqualTo(FAIL);
    Field notYet = field("radio", "newsletter", "Oui", false, false);
    Field refused = field("radio", "newsletter", "Non", false, true);
    assertThat(status("FM-01", SIGN_UP, "", email(), notYet, refused)).isEqualTo(PASS);
  }

  @Test
  void formsThatWereNotReadLeaveItUnknown() {
    var unread = Visited.linking(link("Contact", "contact"));
    for (String rule : List.of("FM-01", "FM-02", "FM-03", "FM-10", "IN-09", "IN-10")) {
      assertThat(unread.judgedBy(rule).status()).as(rule).isEqualTo(UNKNOWN);
    }
    assertThat(site().ended(Outcome.PARTIAL).judgedBy("FM-01").status()).isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "J’accepte les CGV et de recevoir les offres de la boutique",
        "J'ai lu et j'accepte les conditions générales de vente et souhaite recevoir la newsletter",
        "I agree to the terms and conditions and to receive marketing emails",
        "J’accepte la politique de confidentialité et de recevoir vos offres"
      })
  void oneBoxForTermsAndOffersFails(String label) {
    assertThat(status("FM-02", CHECKOUT, "", email(), box(label, false))).isEqualTo(FAIL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "J’accepte de recevoir la newsletter, conformément à la politique de confidentialité",
        "Je souhaite recevoir les offres (voir conditions générales)",
        "Yes, send me offers by email. See our privacy policy."
      })
  void aBoxThatOnlyRefersToThePolicyIsApart(String label) {
    assertThat(status("FM-02", CHECKOUT, "", email(), box(label, false))).isEqualTo(PASS);
  }

  @Test
  void consentDrawnFromTheOrderFails() {
    assertThat(
            status(
                "FM-02",
                CHECKOUT,
                "En validant votre commande, vous acceptez de recevoir nos offres commerciales.",
                email()))
        .isEqualTo(FAIL);
    assertThat(
            status(
                "FM-02",
                CHECKOUT,
                "",
                email(),
                field("checkbox", "n", "Je souhaite recevoir la newsletter", true, false)))
        .isEqualTo(FAIL);
    assertThat(status("FM-02", NEWSLETTER, "", email())).isEqualTo(PASS);
    assertThat(status("FM-02", CONTACT, "", email())).isEqualTo(NOT_APPLICABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Je souhaite recevoir les offres de la boutique et de ses partenaires",
        "Recevoir nos offres et celles de nos partenaires",
        "I would like to receive offers from you and selected third parties",
        "Je souhaite recevoir les offres des partenaires"
      })
  void partnersTogetherOrUnnamedFail(String label) {
    assertThat(status("FM-03", SIGN_UP, "", email(), box(label, false))).isEqualTo(FAIL);
  }

  @Test
  void partnersApartAndListedPass() {
    var box = box("Je souhaite recevoir les offres et actualités des partenaires (liste)", false);
    assertThat(
            site()
                .form(
                    "f",
                    SIGN_UP,
                    "",
                    List.of(link("liste", "partenaires")),
                    List.of(),
                    email(),
                    box)
                .judgedBy("FM-03")
                .status())
        .isEqualTo(PASS);
    assertThat(
            status(
                "FM-03",
                SIGN_UP,
                "",
                email(),
                box("Recevoir les offres de nos partenaires (Fleurs du Lac, Bougies Néo)", false)))
        .isEqualTo(PASS);
    assertThat(status("FM-03", SIGN_UP, "", email())).isEqualTo(NOT_APPLICABLE);
  }

  @Test
  void aTransferToPartnersThatIsOnlyAnnouncedFails() {
    assertThat(
            status(
                "FM-03",
                CONTACT,
                "Vos coordonnées pourront être transmises à nos partenaires à des fins de prospection.",
                email()))
        .isEqualTo(FAIL);
    assertThat(
            status(
                "FM-03",
                CONTACT,
                "Vos coordonnées ne sont jamais transmises à des tiers à des fins de prospection.",
                email()))
        .isEqualTo(NOT_APPLICABLE);
  }

  @Test
  void aPhoneFieldWithoutAWordOnCallsFails() {
    Field phone = field("tel", "tel", "Téléphone", false, false);
    assertThat(status("FM-10", CONTACT, "J’accepte les CGV.", email(), phone)).isEqualTo(FAIL);
    assertThat(status("FM-10", CONTACT, "", email(), field("text", "phone", "Phone", false, false)))
        .isEqualTo(FAIL);
    assertThat(status("FM-10", CONTACT, "", email())).isEqualTo(NOT_APPLICABLE);
    assertThat(status("FM-10", CONTACT, "Nous vous rappelons : demandez à être rappelé.", phone))
        .isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Aucun appel commercial sans votre accord préalable.",
        "Votre numéro ne sera jamais utilisé pour du démarchage.",
        "Votre numéro sert à la livraison.",
        "Nous n’appelons à des fins commerciales que si vous l’acceptez ici.",
        "Your phone number is only used by the carrier.",
        "We never make sales calls without your consent."
      })
  void aPhoneFieldThatSaysWhatForPasses(String words) {
    Field phone = field("tel", "tel", "Téléphone", false, false);
    assertThat(status("FM-10", CHECKOUT, words, email(), phone)).isEqualTo(PASS);
  }

  @Test
  void aTickedBoxForSalesCallsFails() {
    assertThat(
            status(
                "FM-10",
                CHECKOUT,
                "Aucun appel commercial sans votre accord.",
                field("tel", "tel", "Téléphone", false, false),
                box("J’accepte d’être appelé pour des offres commerciales", true)))
        .isEqualTo(FAIL);
  }

  @Test
  void aFormWithNeitherNoticeNorLinkFails() {
    var footer = List.of(link("Vie privée", "vie-privee"));
    var message = field("textarea", "message", "Message *", true, false);
    assertThat(
            site()
                .form("f", CONTACT, "", List.of(), footer, email(), message)
                .judgedBy("IN-09")
                .status())
        .isEqualTo(FAIL);
    var inForm =
        new PageFact.Link(
            Visited.HOME + "vie-privee", "vie privée", "", true, PageFact.Region.FORM);
    String told = "Nous utilisons ces données pour vous répondre. Plus : vie privée";
    assertThat(
            site()
                .form("f", CONTACT, told, List.of(inForm), footer, email(), message)
                .judgedBy("IN-09")
                .status())
        .isEqualTo(PASS);
    assertThat(
            site()
                .form("f", CONTACT, "vie privée", List.of(inForm), footer, email(), message)
                .judgedBy("IN-09")
                .status())
        .isEqualTo(UNKNOWN);
    assertThat(site().judgedBy("IN-09").status()).isEqualTo(NOT_APPLICABLE);
  }

  @Test
  void anAsteriskNeedsItsLegend() {
    var message = field("textarea", "message", "Message *", true, false);
    assertThat(status("IN-10", CONTACT, "", email(), message)).isEqualTo(FAIL);
    assertThat(
            status("IN-10", CONTACT, "Les champs marqués * sont obligatoires.", email(), message))
        .isEqualTo(PASS);
    assertThat(status("IN-10", CONTACT, "* Required fields", email(), message)).isEqualTo(PASS);
    assertThat(status("IN-10", CONTACT, "* champs requis", email(), message)).isEqualTo(PASS);
  }

  @Test
  void aMandatoryFieldThatNothingMarksFails() {
    var mail = field("email", "mail", "Courriel", true, false);
    var message = field("textarea", "message", "Message", true, false);
    assertThat(status("IN-10", CONTACT, "", mail, message)).isEqualTo(FAIL);
    assertThat(status("IN-10", CONTACT, "Tous les champs sont obligatoires.", mail, message))
        .isEqualTo(PASS);
    var optional = field("text", "nom", "Nom (facultatif)", false, false);
    assertThat(status("IN-10", CONTACT, "", optional, mail, message)).isEqualTo(PASS);
    assertThat(
            status(
                "IN-10",
                CONTACT,
                "",
                field("email", "mail", "Courriel", false, false),
                field("textarea", "message", "Message", false, false)))
        .isEqualTo(UNKNOWN);
    assertThat(status("IN-10", NEWSLETTER, "", mail)).isEqualTo(NOT_APPLICABLE);
    assertThat(status("IN-10", LOGIN, "", mail)).isEqualTo(NOT_APPLICABLE);
  }
}
