package org.limpide.audit.judge.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.limpide.audit.evidence.FormFact.FormPurpose.CONTACT;
import static org.limpide.audit.evidence.FormFact.FormPurpose.NEWSLETTER;
import static org.limpide.audit.judge.Status.FAIL;
import static org.limpide.audit.judge.Status.NOT_APPLICABLE;
import static org.limpide.audit.judge.Status.PASS;
import static org.limpide.audit.judge.Status.UNKNOWN;
import static org.limpide.audit.judge.information.Visited.email;
import static org.limpide.audit.judge.information.Visited.link;
import static org.limpide.audit.judge.information.Visited.site;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.judge.Status;
import org.limpide.audit.judge.Verdict;

class NoticeRulesTest {
  /** As the common generators write it. */
  private static final String FRENCH =
      """
      Politique de confidentialité
      Dernière mise à jour : 12/03/2026
      Le responsable du traitement est la société Luminaires du Lac SARL, 3 rue des Lilas, 74000 Annecy.
      Les données collectées servent à répondre à vos demandes et, avec votre consentement, à vous envoyer notre newsletter.
      La base légale est votre consentement ou l’exécution du contrat qui nous lie.
      Elles sont destinées à nos services internes et à nos sous-traitants (hébergeur).
      Les données de contact sont conservées pendant 3 ans à compter du dernier échange.
      Conformément au RGPD, vous disposez d’un droit d’accès, de rectification, d’effacement, d’opposition, de limitation du traitement et de portabilité.
      Vous pouvez retirer votre consentement à tout moment et définir des directives relatives au sort de vos données après votre décès.
      Pour exercer ces droits : rgpd@exemple.fr. Vous pouvez introduire une réclamation auprès de la CNIL.
      """;

  private static final String ENGLISH =
      """
      Privacy policy
      Last updated: March 12, 2026
      Lake Lights Ltd is the data controller. You can reach us at 12 Quay Street, 75001 Paris.
      We process the information you send in order to answer your requests. Our legal basis is our legitimate interest.
      We share your data with our service providers, such as our hosting company.
      We keep messages for two years after our last exchange.
      You have the right of access, to rectify, erase or restrict the processing of your personal data, to object and to data portability.
      You can withdraw your consent, and give instructions on what happens after your death.
      Write to our data protection officer at privacy@example.net. You may lodge a complaint with the CNIL.
      """;

  private static final String LEGAL =
      """
      Éditeur du site
      Luminaires du Lac, SARL au capital de 5 000 €
      Siège social : 3 rue des Lilas, 74000 Annecy
      RCS Annecy 912 345 675 – TVA FR65912345675
      Tél. : 04 50 00 12 34 – contact@exemple.fr
      Directeur de la publication : Anne Lac
      Hébergement
      OVH SAS, 2 rue Kellermann, 59100 Roubaix, téléphone 1007
      """;

  private static Status notice(String rule, String text) {
    return site().legal(LEGAL).privacy(text).judgedBy(rule).status();
  }

  private static Status without(String rule, String line) {
    assertThat(FRENCH).contains(line);
    return notice(rule, FRENCH.replace(line, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"IN-01", "IN-02", "IN-03", "IN-04", "IN-05", "IN-06", "IN-08", "IN-12"})
  void usualNoticesPassInBothLanguages(String rule) {
    assertThat(notice(rule, FRENCH)).isEqualTo(PASS);
    assertThat(
            site()
                .legal(LEGAL.replace("Luminaires du Lac", "Lake Lights"))
                .privacy(ENGLISH)
                .judgedBy(rule)
                .status())
        .isEqualTo(PASS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"IN-02", "IN-03", "IN-04", "IN-05", "IN-06", "IN-08"})
  void nothingIsConcludedFromAPageNotReadOrNotUnderstood(String rule) {
    assertThat(site().judgedBy(rule).status()).isEqualTo(UNKNOWN);
    assertThat(notice(rule, "Chargement…")).isEqualTo(UNKNOWN);
    assertThat(notice(rule, "Der Verantwortliche verarbeitet personenbezogene Daten. ".repeat(9)))
        .isEqualTo(UNKNOWN);
  }

  @Test
  void aSiteThatCouldNotBeReadSaysNothing() {
    Visited blocked = Visited.linking();
    for (String rule : List.of("IN-01", "IN-11", "IN-12")) {
      assertThat(new Visited().judgedBy(rule).status()).as(rule).isEqualTo(UNKNOWN);
    }
    assertThat(blocked.judgedBy("IN-01").status()).isEqualTo(FAIL);
    assertThat(blocked.judgedBy("IN-11").status()).isEqualTo(FAIL);
  }

  @Test
  void aPrivacyPageInErrorFails() {
    Verdict verdict = site().error("vie-privee").judgedBy("IN-01");
    assertThat(verdict.status()).isEqualTo(FAIL);
    assertThat(verdict.proofs().getFirst().detail().fr()).contains("404");
  }

  @Test
  void aLinkThatWasNotFollowedIsNoFault() {
    assertThat(site().judgedBy("IN-01").status()).isEqualTo(UNKNOWN);
    assertThat(Visited.linking(link("Privacy", "policy.pdf")).judgedBy("IN-01").status())
        .isEqualTo(UNKNOWN);
  }

  @Test
  void aPageWithAFormNeedsTheLink() {
    assertThat(
            site()
                .privacy(FRENCH)
                .form("contact", CONTACT, "", List.of(), List.of(link("Accueil", "")), email())
                .judgedBy("IN-01")
                .status())
        .isEqualTo(FAIL);
  }

  @Test
  void anAnchorWithNothingButAnEmptyAddressLeadsNowhere() {
    var dead = link("Vie privée", "#");
    assertThat(
            new Visited()
                .html(
                    "",
                    PageKind.HOME,
                    "Bienvenue chez nous, boutique de lampes et de bougies.",
                    "<a href=\"#\">Vie privée</a>",
                    dead)
                .judgedBy("IN-01")
                .status())
        .isEqualTo(FAIL);
    assertThat(
            new Visited()
                .html(
                    "",
                    PageKind.HOME,
                    "Bienvenue chez nous, boutique de lampes et de bougies.",
                    "<a href=\"#\" data-modal=\"p\">Vie privée</a>",
                    dead)
                .judgedBy("IN-01")
                .status())
        .isEqualTo(UNKNOWN);
  }

  @Test
  void nobodyNamedFailsAndAnotherCompanyContradicts() {
    assertThat(
            notice(
                "IN-02",
                FRENCH.replace(
                    "Le responsable du traitement est la société Luminaires du Lac SARL, 3 rue des Lilas, 74000 Annecy.",
                    "Nous respectons votre vie privée.")))
        .isEqualTo(FAIL);
    String other = FRENCH.replace("Luminaires du Lac SARL", "Boulangerie Martin SAS");
    assertThat(notice("IN-02", other)).isEqualTo(FAIL);
    assertThat(notice("IN-02", FRENCH.replace("74000 Annecy.", "74000 Annecy, SIREN 552 100 554.")))
        .isEqualTo(FAIL);
  }

  @Test
  void aSupplierIsNotTheController() {
    assertThat(
            notice(
                "IN-02",
                FRENCH.replace(
                    "Le responsable du traitement est la société Luminaires du Lac SARL, 3 rue des Lilas, 74000 Annecy.",
                    "Nous mesurons l’audience avec Google Analytics (Google Ireland Ltd).")))
        .isEqualTo(FAIL);
  }

  @Test
  void anOfficerWithoutAddressFails() {
    String text = FRENCH.replace("rgpd@exemple.fr", "écrivez-nous");
    assertThat(notice("IN-03", text)).isEqualTo(UNKNOWN);
    assertThat(
            notice(
                "IN-03",
                text + "\nNous avons désigné un délégué à la protection des données.\nMerci."))
        .isEqualTo(FAIL);
    assertThat(
            notice(
                "IN-03", text + "\nNotre délégué à la protection des données : dupont@cabinet.fr"))
        .isEqualTo(PASS);
  }

  @Test
  void aPurposeSeenAndNotToldFails() {
    String silent =
        FRENCH.replace(" et, avec votre consentement, à vous envoyer notre newsletter", "");
    Verdict verdict =
        site().privacy(silent).form("lettre", NEWSLETTER, "", email()).judgedBy("IN-04");
    assertThat(verdict.status()).isEqualTo(FAIL);
    assertThat(verdict.fillings().get("finalité")).contains("lettre d'information");
    assertThat(
            site()
                .privacy(FRENCH)
                .form("lettre", NEWSLETTER, "", email())
                .judgedBy("IN-04")
                .status())
        .isEqualTo(PASS);
    assertThat(
            site()
                .privacy(FRENCH + "\nNous n’utilisons aucun traceur de mesure d’audience.")
                .calls("https://www.google-analytics.com/analytics.js")
                .judgedBy("IN-04")
                .status())
        .isEqualTo(FAIL);
    assertThat(site().privacy(FRENCH).ended(Outcome.PARTIAL).judgedBy("IN-04").status())
        .isEqualTo(UNKNOWN);
  }

  @Test
  void noLegalBasisAtAllFails() {
    assertThat(
            notice(
                "IN-04",
                FRENCH
                    .replace(
                        "La base légale est votre consentement ou l’exécution du contrat qui nous lie.",
                        "")
                    .replace("avec votre consentement, ", "")))
        .isEqualTo(FAIL);
    assertThat(
            without(
                "IN-04",
                "La base légale est votre consentement ou l’exécution du contrat qui nous lie."))
        .isEqualTo(UNKNOWN);
  }

  @Test
  void noRecipientFails() {
    assertThat(
            without(
                "IN-05",
                "Elles sont destinées à nos services internes et à nos sous-traitants (hébergeur)."))
        .isEqualTo(FAIL);
    assertThat(
            site()
                .privacy(FRENCH)
                .calls("https://www.google-analytics.com/analytics.js")
                .judgedBy("IN-05")
                .status())
        .isEqualTo(FAIL);
  }

  @Test
  void aHollowRetentionFails() {
    String told =
        "Les données de contact sont conservées pendant 3 ans à compter du dernier échange.";
    assertThat(without("IN-06", told)).isEqualTo(FAIL);
    assertThat(
            notice(
                "IN-06",
                FRENCH.replace(told, "Vos données sont conservées pendant la durée nécessaire.")))
        .isEqualTo(FAIL);
    assertThat(notice("IN-06", FRENCH.replace(told, "We keep your data for as long as necessary.")))
        .isEqualTo(FAIL);
    assertThat(
            notice(
                "IN-06",
                FRENCH.replace(told, "Nous répondons à toute demande dans un délai d’un mois.")))
        .isEqualTo(FAIL);
    assertThat(
            notice(
                "IN-06",
                FRENCH.replace(told, "Vos données sont conservées jusqu’à votre désinscription.")))
        .isEqualTo(PASS);
  }

  @Test
  void aTableRowWithoutPeriodFails() {
    String table =
        """
        Finalité Données Base légale Durée de conservation
        Répondre à vos demandes de contact courriel, message intérêt légitime un an
        Tenir votre compte client courriel contrat deux ans
        Lettre d’information et offres courriel consentement
        """;
    assertThat(notice("IN-06", FRENCH + table)).isEqualTo(FAIL);
    assertThat(
            notice(
                "IN-06",
                FRENCH + table.replace("courriel consentement", "courriel consentement trois ans")))
        .isEqualTo(PASS);
  }

  @Test
  void aThirdPartyAbroadNeedsAWord() {
    String google = "https://www.google-analytics.com/analytics.js";
    assertThat(site().privacy(FRENCH).judgedBy("IN-07").status()).isEqualTo(NOT_APPLICABLE);
    assertThat(site().ended(Outcome.PARTIAL).judgedBy("IN-07").status()).isEqualTo(UNKNOWN);
    assertThat(site().privacy(FRENCH).calls(google).judgedBy("IN-07").status()).isEqualTo(FAIL);
    assertThat(
            site()
                .privacy(
                    FRENCH + "\nVos données ne sont jamais transférées hors de l’Union européenne.")
                .calls(google)
                .judgedBy("IN-07")
                .status())
        .isEqualTo(FAIL);
    assertThat(
            site()
                .privacy(
                    FRENCH
                        + "\nGoogle traite des données aux États-Unis, sous clauses contractuelles types.")
                .calls(google)
                .judgedBy("IN-07")
                .status())
        .isEqualTo(PASS);
    assertThat(
            site()
                .privacy(
                    FRENCH
                        + "\nCertaines données peuvent partir vers les États-Unis (clauses types).")
                .calls(google)
                .judgedBy("IN-07")
                .status())
        .isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d’accès, ",
        "de rectification, ",
        "d’effacement, ",
        "de limitation du traitement ",
        "d’opposition, ",
        " et de portabilité",
        "retirer votre consentement à tout moment et ",
        "définir des directives relatives au sort de vos données après votre décès",
        "Vous pouvez introduire une réclamation auprès de la CNIL."
      })
  void anyMissingRightFails(String right) {
    Verdict verdict = site().privacy(FRENCH.replace(right, "")).judgedBy("IN-08");
    assertThat(verdict.status()).isEqualTo(FAIL);
    assertThat(verdict.fillings()).containsKey("droits manquants");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Luminaires du Lac, SARL au capital de 5 000 €",
        "Siège social : 3 rue des Lilas, 74000 Annecy",
        "RCS Annecy 912 345 675 – ",
        "Tél. : 04 50 00 12 34",
        "contact@exemple.fr",
        "Directeur de la publication : Anne Lac",
        "2 rue Kellermann, 59100 Roubaix, ",
        "téléphone 1007",
        "Hébergement\nOVH SAS, 2 rue Kellermann, 59100 Roubaix, téléphone 1007"
      })
  void anyMissingElementOfTheLegalNoticeFails(String element) {
    assertThat(LEGAL).contains(element);
    String text = LEGAL.replace(element, "").replace("TVA FR65912345675", "");
    assertThat(
            site()
                .legal(
                    text
                        + "\nBienvenue sur le site, nous vous souhaitons une bonne visite pour vos achats. Vous et nous.")
                .judgedBy("IN-11")
                .status())
        .isEqualTo(FAIL);
  }

  @Test
  void aCompleteLegalNoticePasses() {
    assertThat(site().legal(LEGAL).judgedBy("IN-11").status()).isEqualTo(PASS);
    assertThat(site().legal(LEGAL.replace("912 345 675", "912 345 676")).judgedBy("IN-11").status())
        .isEqualTo(FAIL);
    assertThat(
            site()
                .legal(
                    """
                    Ce site est édité par Marie Dupont, entrepreneur individuel (EI), 5 chemin des Prés, 38000 Grenoble.
                    SIRET 912 345 675 00012. TVA non applicable, art. 293 B du CGI. Téléphone : 06 12 34 56 78. E-mail : marie@exemple.fr.
                    Hébergeur : o2switch, Chemin des Pardiaux, 63000 Clermont-Ferrand, 04 44 44 60 40.
                    """)
                .judgedBy("IN-11")
                .status())
        .isEqualTo(PASS);
    assertThat(site().judgedBy("IN-11").status()).isEqualTo(UNKNOWN);
    assertThat(
            site()
                .legal(
                    "Ce site est un blog personnel, édité à titre non professionnel par un particulier. Vous pouvez nous écrire. "
                        + "Les textes sont à vous et à nous pour le plaisir des lecteurs et des amis de la lampe.")
                .judgedBy("IN-11")
                .status())
        .isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "La société [Nom de la société] s’engage.",
        "Texte suggéré : l’adresse de notre site est…",
        "Contact : {email}",
        "Lorem ipsum dolor sit amet",
        "Directeur : XXXXX",
        "La société Boulangerie Martin s’engage à protéger vos données.",
        "Adresse : [à compléter]",
        "Contact us at [your email address]"
      })
  void aTemplateLeftoverFails(String line) {
    assertThat(notice("IN-12", FRENCH + line)).isEqualTo(FAIL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Écrivez à contact[at]exemple.fr",
        "Voir la note [1] et la page (facultatif).",
        "La société OVH s’engage à protéger les serveurs.",
        "Nous citons « votre choix » et l’article 13 (information)."
      })
  void ordinaryBracketsAreNoLeftover(String line) {
    assertThat(notice("IN-12", FRENCH + line)).isEqualTo(PASS);
  }

  @Test
  void aDeclarationInPlaceOfTheGdprFails() {
    String old =
        FRENCH.replace("Conformément au RGPD", "Conformément à la loi")
            + "\nCe site a été déclaré à la CNIL sous le numéro 1234567.";
    assertThat(notice("IN-12", old)).isEqualTo(FAIL);
    assertThat(notice("IN-12", FRENCH + "\nCe site a été déclaré à la CNIL.")).isEqualTo(UNKNOWN);
    assertThat(notice("IN-12", FRENCH.replace("Dernière mise à jour : 12/03/2026", "")))
        .isEqualTo(UNKNOWN);
  }
}
