package org.limpide.audit.judge.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.limpide.audit.judge.Status.FAIL;
import static org.limpide.audit.judge.Status.NOT_APPLICABLE;
import static org.limpide.audit.judge.Status.PASS;
import static org.limpide.audit.judge.Status.UNKNOWN;
import static org.limpide.audit.judge.reading.SiteSeen.field;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.judge.Status;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.SiteSeen;

class RightsRulesTest {
  private static final String LONG = "Nous demandons peu, et nous disons pourquoi. ".repeat(16);
  private static final String FACEBOOK = "https://www.facebook.com/atelierlumen";

  @Test
  void aSiteThatAsksNothingIsNotConcerned() {
    var seen = new SiteSeen().page("/", PageKind.HOME).text("Bonjour").and();
    for (String rule : List.of("RT-01", "RT-05", "SN-01", "SN-02", "RP-04")) {
      assertThat(status(seen, rule)).as(rule).isEqualTo(NOT_APPLICABLE);
    }
    seen.ended(Outcome.PARTIAL);
    for (String rule : List.of("RT-01", "RT-02", "RT-05", "SN-01", "SN-02", "RP-04")) {
      assertThat(status(seen, rule)).as(rule).isEqualTo(UNKNOWN);
    }
  }

  // ---- RT-01

  @Test
  void anAddressOrAFormOnThePrivacyPageIsAChannel() {
    assertThat(rights("RT-01", "Écrivez-nous à donnees@exemple.fr.")).isEqualTo(PASS);
    assertThat(rights("RT-01", "Écrivez-nous à donnees [at] exemple.fr.")).isEqualTo(PASS);
    var form =
        collecting()
            .page("/mes-droits", PageKind.RIGHTS)
            .form(FormPurpose.RIGHTS, "Envoyer", field("email", "mail", "Courriel"))
            .and();
    assertThat(status(form, "RT-01")).isEqualTo(PASS);
    var linked =
        new SiteSeen()
            .page("/vie-privee", PageKind.PRIVACY)
            .text(LONG)
            .link("/contact", "formulaire de contact")
            .and()
            .page("/contact", PageKind.CONTACT)
            .form(FormPurpose.CONTACT, "Envoyer", field("email", "mail", "Courriel"))
            .and();
    assertThat(status(linked, "RT-01")).isEqualTo(PASS);
  }

  @Test
  void postOrAnAccountAloneFails() {
    assertThat(
            rights(
                "RT-01",
                "Pour exercer vos droits, écrivez par courrier au 12 rue X, 44000 Nantes."))
        .isEqualTo(FAIL);
    assertThat(rights("RT-01", "To exercise your rights, write to us by post at our office."))
        .isEqualTo(FAIL);
    assertThat(rights("RT-01", "Vos droits s'exercent depuis votre espace client."))
        .isEqualTo(FAIL);
    assertThat(rights("RT-01", "Vous avez un droit d'accès. Plaintes : contact@cnil.fr."))
        .as("the authority's address is no channel")
        .isNotEqualTo(PASS);
  }

  @Test
  void noChannelAnywhereFailsAndAContactFormIsAQuestion() {
    assertThat(rights("RT-01", "Vous avez un droit d'accès.")).isEqualTo(FAIL);
    var contact =
        collecting()
            .page("/vie-privee", PageKind.PRIVACY)
            .text(LONG + "Vous avez un droit d'accès.")
            .and()
            .page("/contact", PageKind.CONTACT)
            .form(FormPurpose.CONTACT, "Envoyer", field("email", "mail", "Courriel"))
            .and();
    assertThat(status(contact, "RT-01")).isEqualTo(UNKNOWN);
  }

  // ---- RT-02

  @Test
  void anAddressWhoseDomainTakesMailPasses() {
    assertThat(status(published().mx("exemple.fr", true, true, "mx.exemple.fr"), "RT-02"))
        .isEqualTo(PASS);
    assertThat(status(published(), "RT-02")).as("nobody asked").isEqualTo(UNKNOWN);
    assertThat(status(published().mx("exemple.fr", true, true), "RT-02")).isEqualTo(UNKNOWN);
  }

  @Test
  void anAddressThatCannotWorkFails() {
    assertThat(status(published().mx("exemple.fr", true, true, "."), "RT-02")).isEqualTo(FAIL);
    assertThat(status(published().mx("exemple.fr", false, false), "RT-02")).isEqualTo(FAIL);
    assertThat(status(published().mx("exemple.fr", true, false), "RT-02")).isEqualTo(FAIL);
    var broken =
        collecting()
            .page("/vie-privee", PageKind.PRIVACY)
            .text(LONG)
            .link("mailto:donnees@exemple", "donnees@exemple")
            .and();
    Verdict verdict = broken.judgedBy(RightsRules.all(), "RT-02");
    assertThat(verdict.status()).isEqualTo(FAIL);
    assertThat(verdict.fillings()).containsEntry("x", "donnees@exemple");
    assertThat(rights("RT-02", "Écrivez à donnees@exemple pour exercer vos droits."))
        .isEqualTo(FAIL);
  }

  // ---- RT-05

  @Test
  void aDocumentAskedOfAnyoneFails() {
    for (String demand :
        List.of(
            "Votre demande doit être accompagnée d'une copie de votre pièce d'identité.",
            "Pour exercer vos droits, joignez une photocopie de votre carte d'identité.",
            "Toute demande d'accès sera faite avec un titre d'identité joint.",
            "Toute personne peut exercer ses droits en joignant un justificatif d'identité.",
            "Votre demande ne sera pas traitée sans copie de votre pièce d'identité.",
            "Please attach a copy of your passport to any request for access.")) {
      assertThat(rights("RT-05", demand)).as(demand).isEqualTo(FAIL);
    }
    var file =
        collecting()
            .page("/mes-droits", PageKind.RIGHTS)
            .form(FormPurpose.RIGHTS, "Envoyer", field("file", "cni", "Pièce d'identité", true))
            .and();
    assertThat(status(file, "RT-05")).isEqualTo(FAIL);
  }

  @Test
  void aDocumentInCaseOfDoubtPasses() {
    for (String fair :
        List.of(
            "Aucune pièce d’identité n’est demandée.",
            "Nous répondons gratuitement, sans pièce d’identité sauf doute raisonnable.",
            "En cas de doute raisonnable sur votre identité, nous demandons une copie de votre pièce d'identité.",
            "We answer without asking for an identity document unless there is reasonable doubt.")) {
      assertThat(rights("RT-05", fair)).as(fair).isEqualTo(PASS);
    }
  }

  @Test
  void aDocumentThatMayBeAskedOrNothingSaidIsAQuestion() {
    assertThat(
            rights(
                "RT-05",
                "Une copie de votre pièce d'identité pourra vous être demandée pour exercer vos droits."))
        .isEqualTo(UNKNOWN);
    assertThat(rights("RT-05", "Vous avez un droit d'accès.")).isEqualTo(UNKNOWN);
    assertThat(
            rights(
                "RT-05", "Une pièce d'identité est demandée au retrait du colis en point relais."))
        .isEqualTo(UNKNOWN);
  }

  // ---- SN-01, SN-02

  @Test
  void aProfileWithTheLinkPassesAndWithoutItFails() {
    var linked = social("");
    linked
        .profile(FACEBOOK)
        .text("Atelier Lumen, lampes faites à la main à Nantes, depuis 2012.")
        .link(
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.exemple.fr%2Fvie-privee&h=1",
            "vie privée");
    assertThat(status(linked, "SN-01")).isEqualTo(PASS);
    var without = social("");
    without
        .profile(FACEBOOK)
        .text("Atelier Lumen, lampes faites à la main à Nantes, depuis 2012.")
        .link("https://www.exemple.fr/", "exemple.fr");
    assertThat(status(without, "SN-01")).isEqualTo(FAIL);
  }

  @Test
  void aProfileBehindALogInIsAQuestion() {
    assertThat(status(social(""), "SN-01")).as("never opened").isEqualTo(UNKNOWN);
    var wall = social("");
    wall.profile(FACEBOOK).text("Facebook\nConnectez-vous pour voir la page de cette entreprise.");
    assertThat(status(wall, "SN-01")).isEqualTo(UNKNOWN);
  }

  @Test
  void thePrivacyPageTellsOfSocialPages() {
    assertThat(
            status(
                social("Nous sommes responsables conjoints avec Meta des statistiques de page."),
                "SN-02"))
        .isEqualTo(PASS);
    assertThat(status(social("Nous tenons une page Facebook."), "SN-02")).isEqualTo(UNKNOWN);
    assertThat(status(social("Le pixel Facebook mesure nos annonces."), "SN-02")).isEqualTo(FAIL);
  }

  // ---- RP-04

  @Test
  void reviewsWithoutAWordOnTheirCheckingFail() {
    assertThat(reviews("★★★★☆ Très belle lampe.\nA., avis publié le 3 novembre 2026"))
        .isEqualTo(FAIL);
    assertThat(reviews("Lovely lamp. Rated 5 out of 5\nReview posted on November 3, 2026"))
        .isEqualTo(FAIL);
  }

  @Test
  void reviewsWithTheirNoticePass() {
    assertThat(
            reviews(
                "Les avis sont contrôlés avant publication et classés du plus récent au plus ancien. "
                    + "Aucune contrepartie n'est donnée.\n★★★★☆ Très belle lampe.\nA., avis publié le 3 novembre 2026"))
        .isEqualTo(PASS);
    assertThat(reviews("Reviews are not checked.\n★★★★☆ Fine.\nPosted on 3 November 2026"))
        .as("the checking is told, the rest is not")
        .isEqualTo(UNKNOWN);
  }

  @Test
  void reviewsOnAPlatformOrNoReviewsAreNotJudged() {
    var platform =
        new SiteSeen()
            .page("/avis", PageKind.REVIEWS)
            .text("Nos avis")
            .frame("https://widget.trustpilot.com/x")
            .and();
    assertThat(status(platform, "RP-04")).isEqualTo(UNKNOWN);
    assertThat(reviews("Aucun avis pour le moment. Soyez le premier à en laisser un."))
        .isEqualTo(NOT_APPLICABLE);
  }

  // ---- sites

  private static SiteSeen collecting() {
    return new SiteSeen()
        .page("/lettre", PageKind.NEWSLETTER)
        .form(FormPurpose.NEWSLETTER, "M'inscrire", field("email", "mail", "Courriel"))
        .and();
  }

  private static SiteSeen published() {
    return collecting()
        .page("/vie-privee", PageKind.PRIVACY)
        .text(LONG + "Écrivez à donnees@exemple.fr.")
        .and();
  }

  private static Status rights(String rule, String sentence) {
    return status(
        collecting().page("/vie-privee", PageKind.PRIVACY).text(LONG + "\n" + sentence).and(),
        rule);
  }

  private static SiteSeen social(String sentence) {
    return new SiteSeen()
        .page("/", PageKind.HOME)
        .link(FACEBOOK, "Facebook")
        .link("https://www.facebook.com/sharer/sharer.php?u=x", "Partager")
        .and()
        .page("/vie-privee", PageKind.PRIVACY)
        .text(LONG + "\n" + sentence)
        .and();
  }

  private static Status reviews(String text) {
    return status(new SiteSeen().page("/avis", PageKind.REVIEWS).text(text).and(), "RP-04");
  }

  private static Status status(SiteSeen seen, String rule) {
    return seen.judgedBy(RightsRules.all(), rule).status();
  }
}
