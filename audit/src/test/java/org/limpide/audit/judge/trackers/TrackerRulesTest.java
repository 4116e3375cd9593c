package org.limpide.audit.judge.trackers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.limpide.audit.evidence.Scenario.S0;
import static org.limpide.audit.evidence.Scenario.S1;
import static org.limpide.audit.evidence.Scenario.S2;
import static org.limpide.audit.evidence.Scenario.S3;
import static org.limpide.audit.evidence.Scenario.S4;
import static org.limpide.audit.judge.Status.FAIL;
import static org.limpide.audit.judge.Status.NOT_APPLICABLE;
import static org.limpide.audit.judge.Status.PASS;
import static org.limpide.audit.judge.Status.UNKNOWN;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.limpide.audit.evidence.Control;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.Toggle;
import org.limpide.audit.judge.Verdict;

class TrackerRulesTest {
  private static final String GA =
      "https://www.google-analytics.com/collect?v=1&tid=UA-1&cid=123456789.1700000000";
  private static final String FIRST = "www.exemple.fr";

  @Test
  void aTrackerIsRecognisedByItsCookiesName() {
    Verdict verdict =
        new Seen().in(S0).cookie("_ga", ".exemple.fr", Phase.BEFORE).and().judgedBy("CK-01");
    assertThat(verdict.status()).isEqualTo(FAIL);
    assertThat(verdict.proofs().getFirst().detail().fr())
        .contains("« _ga »", ".exemple.fr", "avant tout choix");
    assertThat(verdict.fillings()).containsKeys("tiers", "finalité");
  }

  @Test
  void anUnknownCookieIsJudgedByTheScriptThatSetIt() {
    var seen =
        new Seen()
            .in(S0)
            .cookie(
                "zz_visit",
                FIRST,
                Phase.BEFORE,
                CookieFact.State.STORED,
                Seen.NOW,
                "https://static.hotjar.com/c/hotjar-1.js")
            .and();
    assertThat(seen.judgedBy("CK-01").status()).isEqualTo(FAIL);
  }

  @Test
  void anUnknownThirdPartyCookieIsNamedAndNotAccused() {
    Verdict verdict =
        new Seen()
            .in(S0)
            .cookie("zx81", "px.inconnu.example", Phase.BEFORE)
            .and()
            .judgedBy("CK-01");
    assertThat(verdict.status()).isEqualTo(UNKNOWN);
    assertThat(verdict.fillings().get("nom")).contains("zx81");
  }

  @Test
  void sessionAndBasketNeedNoConsent() {
    var seen =
        new Seen()
            .in(S0)
            .cookie("PHPSESSID", FIRST, Phase.BEFORE)
            .cookie("choix_cookies", FIRST, Phase.BEFORE)
            .and();
    assertThat(seen.judgedBy("CK-01").status()).isEqualTo(PASS);
  }

  @Test
  void aRefusedCookieIsNoStorageButItsCallWithAnIdentifierIs() {
    var refused =
        new Seen()
            .in(S0)
            .cookie("IDE", ".doubleclick.net", Phase.BEFORE, CookieFact.State.BLOCKED, Seen.NOW, "")
            .and();
    assertThat(refused.judgedBy("CK-01").status()).isNotEqualTo(FAIL);
    assertThat(refused.in(S0).request(GA, "Image", Phase.BEFORE).and().judgedBy("CK-01").status())
        .isEqualTo(FAIL);
  }

  @Test
  void aCallWithoutIdentifierIsAQuestion() {
    var seen =
        new Seen()
            .in(S0)
            .request(
                "https://www.google-analytics.com/g/collect?v=2&tid=G-1&gcs=G100",
                "Ping",
                Phase.BEFORE)
            .and();
    assertThat(seen.judgedBy("CK-01").status()).isEqualTo(UNKNOWN);
  }

  @Test
  void anUnfinishedVisitNeverPasses() {
    assertThat(new Seen().in(S0).ended(Outcome.PARTIAL).and().judgedBy("CK-01").status())
        .isEqualTo(UNKNOWN);
  }

  @Test
  void aSiteWithoutTrackersHasNothingToConsentTo() {
    var seen =
        new Seen()
            .in(S0)
            .cookie("PHPSESSID", FIRST, Phase.BEFORE)
            .and()
            .in(S1)
            .ended(Outcome.NO_BANNER)
            .and();
    for (String rule :
        List.of(
            "CK-02", "CK-03", "CK-04", "CK-05", "CK-06", "CK-07", "CK-08", "CK-09", "CK-10",
            "CK-11", "CK-12", "CK-16")) {
      assertThat(seen.judgedBy(rule).status()).as(rule).isEqualTo(NOT_APPLICABLE);
    }
  }

  @Test
  void oneClickToRefuseAsToAcceptIsFair() {
    var seen = accepted().in(S2).click(Control.Role.REFUSE, "Tout refuser").and();
    assertThat(seen.judgedBy("CK-02").status()).isEqualTo(PASS);
    var longer =
        accepted()
            .in(S2)
            .click(Control.Role.SETTINGS, "Personnaliser")
            .click(Control.Role.SAVE, "Enregistrer")
            .and();
    assertThat(longer.judgedBy("CK-02").status()).isEqualTo(FAIL);
  }

  @Test
  void aLayerThatOnlyAcceptsIsAFaultUnlessAButtonWasNotUnderstood() {
    var only =
        accepted()
            .banner(
                "Nous utilisons des cookies pour vous.",
                List.of(Seen.control(Control.Role.ACCEPT, "OK", 1, 100)));
    only.in(S2).ended(Outcome.NOT_POSSIBLE);
    assertThat(only.judgedBy("CK-02").status()).isEqualTo(FAIL);
    var unclear =
        accepted()
            .banner(
                "Nous utilisons des cookies pour vous.",
                List.of(
                    Seen.control(Control.Role.ACCEPT, "OK", 1, 100),
                    Seen.control(Control.Role.OTHER, "Bof", 1, 100)));
    unclear.in(S2).ended(Outcome.NOT_POSSIBLE);
    assertThat(unclear.judgedBy("CK-02").status()).isEqualTo(UNKNOWN);
  }

  @Test
  void aTrackerWrittenAfterRefusalBreaksIt() {
    assertThat(
            accepted()
                .in(S2)
                .cookie("_fbp", ".exemple.fr", Phase.SECOND_VISIT)
                .and()
                .judgedBy("CK-03")
                .status())
        .isEqualTo(FAIL);
    assertThat(
            accepted()
                .in(S2)
                .cookie("choix_cookies", FIRST, Phase.CHOSEN)
                .and()
                .judgedBy("CK-03")
                .status())
        .isEqualTo(PASS);
    assertThat(accepted().in(S2).ended(Outcome.NOT_POSSIBLE).and().judgedBy("CK-03").status())
        .isEqualTo(UNKNOWN);
  }

  @Test
  void aCookieStillSentAfterWithdrawalIsStillRead() {
    var seen = accepted().in(S4).cookie("_ga", ".exemple.fr", Phase.CHOSEN).and();
    assertThat(seen.judgedBy("CK-04").status()).isEqualTo(PASS);
    seen.in(S4)
        .request(
            Seen.HOME + "contact",
            "Document",
            Phase.WITHDRAWN,
            Seen.HOME,
            List.of("_ga@.exemple.fr"),
            "");
    assertThat(seen.judgedBy("CK-04").status()).isEqualTo(FAIL);
  }

  @Test
  void choicesOpenAgainFromEveryPage() {
    var everywhere =
        accepted()
            .in(S1)
            .visit(Seen.HOME, Phase.CHOSEN, false, true)
            .visit(Seen.HOME + "a", Phase.CHOSEN, false, true)
            .and();
    everywhere.in(S4).reopened(2);
    assertThat(everywhere.judgedBy("CK-05").status()).isEqualTo(PASS);
    var missing =
        accepted()
            .in(S1)
            .visit(Seen.HOME, Phase.CHOSEN, false, true)
            .visit(Seen.HOME + "a", Phase.CHOSEN, false, false)
            .and();
    assertThat(missing.judgedBy("CK-05").status()).isEqualTo(FAIL);
  }

  @Test
  void anActivePurposeThatTheBannerDoesNotNameIsAFault() {
    assertThat(accepted().judgedBy("CK-06").status()).isEqualTo(PASS);
    var vague =
        accepted()
            .banner(
                "Nous utilisons des cookies pour améliorer votre expérience sur notre site.",
                List.of(Seen.control(Control.Role.ACCEPT, "OK", 1, 100)));
    assertThat(vague.judgedBy("CK-06").status()).isEqualTo(FAIL);
  }

  @Test
  void aThirdPartyMissingFromTheListIsAFault() {
    assertThat(accepted().judgedBy("CK-07").status()).isEqualTo(PASS);
    assertThat(
            accepted()
                .in(S1)
                .cookie("_ttp", ".exemple.fr", Phase.CHOSEN)
                .and()
                .judgedBy("CK-07")
                .status())
        .isEqualTo(FAIL);
  }

  @Test
  void aSwitchOnBeforehandIsAFaultUnlessNecessary() {
    assertThat(accepted().judgedBy("CK-08").status()).isEqualTo(PASS);
    var on =
        accepted()
            .banner(
                "Vos choix pour la mesure d’audience et la publicité",
                List.of(),
                new Toggle("Publicité", "", true, false, true));
    assertThat(on.judgedBy("CK-08").status()).isEqualTo(FAIL);
    var graphic =
        accepted()
            .banner(
                "Vos choix pour la mesure d’audience et la publicité",
                List.of(),
                new Toggle("Publicité", "", false, false, false));
    assertThat(graphic.judgedBy("CK-08").status()).isEqualTo(UNKNOWN);
  }

  @Test
  void scrollingStartsNothing() {
    assertThat(accepted().in(S3).and().judgedBy("CK-09").status()).isEqualTo(PASS);
    assertThat(
            accepted()
                .in(S3)
                .cookie("_fbp", ".exemple.fr", Phase.PASSIVE)
                .and()
                .judgedBy("CK-09")
                .status())
        .isEqualTo(FAIL);
  }

  @Test
  void aTinyRefusalIsUnbalanced() {
    assertThat(accepted().judgedBy("CK-11").status()).isEqualTo(PASS);
    var tiny =
        accepted()
            .banner(
                "Mesure d’audience et publicité pour vous et nous",
                List.of(
                    Seen.control(Control.Role.ACCEPT, "Accepter", 1, 200),
                    Seen.control(Control.Role.REFUSE, "Refuser", 1, 40)));
    assertThat(tiny.judgedBy("CK-11").status()).isEqualTo(FAIL);
  }

  @Test
  void thirteenMonthsAreCountedOnTheCalendar() {
    assertThat(choiceKeptUntil("2027-12-23T09:00:00Z").judgedBy("CK-12").status())
        .isEqualTo(UNKNOWN);
    assertThat(choiceKeptUntil("2027-12-25T09:00:00Z").judgedBy("CK-12").status()).isEqualTo(FAIL);
    assertThat(choiceKeptUntil("2027-05-23T09:00:00Z").judgedBy("CK-12").status()).isEqualTo(PASS);
  }

  @Test
  void aBannerThatComesBackAfterRefusalForgetsIt() {
    assertThat(
            accepted()
                .in(S2)
                .visit(Seen.HOME, Phase.SECOND_VISIT, true, false)
                .and()
                .judgedBy("CK-12")
                .status())
        .isEqualTo(FAIL);
  }

  @Test
  void exemptMeasurementInformsAndLastsThirteenMonths() {
    String told =
        "Nous mesurons l'audience avec Matomo. Vous pouvez vous opposer à cette mesure d'audience.";
    assertThat(matomo("2027-12-01T00:00:00Z", told).judgedBy("CK-14").status()).isEqualTo(PASS);
    assertThat(matomo("2028-02-01T00:00:00Z", told).judgedBy("CK-14").status()).isEqualTo(FAIL);
    assertThat(
            matomo("2027-12-01T00:00:00Z", "Nous n'utilisons aucun traceur de mesure d'audience.")
                .judgedBy("CK-14")
                .status())
        .isEqualTo(FAIL);
    assertThat(matomo("2027-12-01T00:00:00Z", told).judgedBy("CK-01").status()).isEqualTo(PASS);
  }

  @Test
  void aVideoThatSetsACookieWaitsForConsent() {
    var seen =
        new Seen()
            .in(S0)
            .request("https://www.youtube.com/embed/x", "Document", Phase.BEFORE)
            .cookie("VISITOR_INFO1_LIVE", ".youtube.com", Phase.BEFORE)
            .and();
    assertThat(seen.judgedBy("CK-15").status()).isEqualTo(FAIL);
    assertThat(
            new Seen()
                .in(S0)
                .request("https://fonts.googleapis.com/css", "Stylesheet", Phase.BEFORE)
                .and()
                .judgedBy("CK-15")
                .status())
        .isEqualTo(UNKNOWN);
  }

  @Test
  void aTrackerDeclaredNecessaryIsWrong() {
    String table =
        "<table><tr><td>_fbp</td><td>Meta</td><td>strictement nécessaire</td></tr></table>";
    assertThat(
            accepted().page("vie-privee", PageKind.PRIVACY, "", table).judgedBy("CK-16").status())
        .isEqualTo(FAIL);
    String right =
        "<table><tr><td>_fbp</td><td>Meta</td><td>publicité, avec votre accord</td></tr><tr><td>PHPSESSID</td><td>nous</td><td>strictement nécessaire</td></tr></table>";
    assertThat(
            accepted().page("vie-privee", PageKind.PRIVACY, "", right).judgedBy("CK-16").status())
        .isEqualTo(PASS);
  }

  @Test
  void storageAndAliasesAndFingerprintsAreTrackersToo() {
    assertThat(
            new Seen()
                .in(S0)
                .storage("cto_bundle", Phase.BEFORE, "https://static.criteo.net/js/ld.js")
                .and()
                .judgedBy("CK-17")
                .status())
        .isEqualTo(FAIL);
    var alias =
        new Seen()
            .alias("mtx.exemple.fr", "exemple.eulerian.net")
            .in(S0)
            .request("https://mtx.exemple.fr/1.js", "Script", Phase.BEFORE)
            .and();
    assertThat(alias.judgedBy("CK-17").status()).isEqualTo(FAIL);
    var canvas =
        new Seen()
            .in(S0)
            .call("HTMLCanvasElement.toDataURL", "https://www.exemple.fr/chart.js")
            .and();
    assertThat(canvas.judgedBy("CK-17").status()).isEqualTo(PASS);
    var burst =
        new Seen()
            .in(S0)
            .call("HTMLCanvasElement.toDataURL", "https://a.example/x.js")
            .call("WebGLRenderingContext.getParameter", "https://a.example/x.js")
            .call("OscillatorNode.connect", "https://a.example/x.js")
            .and();
    assertThat(burst.judgedBy("CK-17").status()).isEqualTo(UNKNOWN);
  }

  @Test
  void aLikeButtonTracksAndAPixelIsAnotherRule() {
    var like =
        new Seen()
            .in(S0)
            .request("https://connect.facebook.net/fr_FR/sdk.js", "Script", Phase.BEFORE)
            .cookie("fr", ".facebook.com", Phase.BEFORE)
            .and();
    assertThat(like.judgedBy("SN-03").status()).isEqualTo(FAIL);
    var pixel =
        new Seen()
            .in(S0)
            .request("https://connect.facebook.net/fr_FR/fbevents.js", "Script", Phase.BEFORE)
            .cookie("_fbp", ".exemple.fr", Phase.BEFORE)
            .and();
    assertThat(pixel.judgedBy("SN-03").status()).isEqualTo(NOT_APPLICABLE);
  }

  @Test
  void aHashedAddressIsStillTheAddress() {
    String mail = "temoin@exemple.org";
    var hashed =
        new Seen()
            .witness("email", mail)
            .in(S0)
            .request(
                "https://www.facebook.com/tr/?udff%5Bem%5D=" + Identifiers.sha256(mail),
                "Image",
                Phase.TYPED)
            .and();
    assertThat(hashed.judgedBy("SN-04").status()).isEqualTo(FAIL);
    var plain =
        new Seen()
            .witness("email", mail)
            .in(S0)
            .request("https://www.facebook.com/tr/?em=temoin%40exemple.org", "Image", Phase.TYPED)
            .and();
    assertThat(plain.judgedBy("SN-04").status()).isEqualTo(FAIL);
    assertThat(new Seen().witness("email", mail).in(S0).and().judgedBy("SN-04").status())
        .isEqualTo(UNKNOWN);
  }

  @Test
  void anUnnamedHostIsFaultedForMoreThanFilesOnly() {
    assertThat(
            new Seen()
                .in(S0)
                .request("https://cdn.inconnu.example/a.js", "Script", Phase.BEFORE)
                .and()
                .judgedBy("PR-01")
                .status())
        .isEqualTo(UNKNOWN);
    assertThat(
            new Seen()
                .in(S0)
                .request(
                    "https://api.inconnu.example/e",
                    "Ping",
                    Phase.BEFORE,
                    Seen.HOME,
                    List.of(),
                    "a=b")
                .and()
                .judgedBy("PR-01")
                .status())
        .isEqualTo(FAIL);
    assertThat(
            new Seen()
                .in(S0)
                .request("https://cdn.jsdelivr.net/a.js", "Script", Phase.BEFORE)
                .and()
                .judgedBy("PR-01")
                .status())
        .isEqualTo(PASS);
  }

  @Test
  void aRecordingScriptHasNoPlaceOnPayment() {
    var seen = new Seen().page("paiement", PageKind.PAYMENT, "", "").in(S0).and();
    seen.in(S0)
        .request(
            "https://js.stripe.com/v3/",
            "Script",
            Phase.BEFORE,
            Seen.HOME + "paiement",
            List.of(),
            "");
    assertThat(seen.judgedBy("EC-08").status()).isEqualTo(PASS);
    seen.in(S0)
        .request(
            "https://static.hotjar.com/c/hotjar-1.js",
            "Script",
            Phase.BEFORE,
            Seen.HOME + "paiement",
            List.of(),
            "");
    assertThat(seen.judgedBy("EC-08").status()).isEqualTo(FAIL);
  }

  @Test
  void childrenAreNotProfiled() {
    var seen = new Seen().page("", PageKind.CHILDREN, "", "").in(S0).and();
    assertThat(seen.judgedBy("MN-02").status()).isEqualTo(UNKNOWN);
    assertThat(
            seen.in(S0)
                .cookie("_fbp", ".exemple.fr", Phase.BEFORE)
                .and()
                .judgedBy("MN-02")
                .status())
        .isEqualTo(FAIL);
  }

  /** A site with a banner in order that measures and advertises once accepted. */
  private static Seen accepted() {
    return new Seen()
        .goodBanner()
        .in(S0)
        .and()
        .in(S1)
        .click(Control.Role.ACCEPT, "Tout accepter")
        .cookie("_ga", ".exemple.fr", Phase.CHOSEN)
        .cookie("_fbp", ".exemple.fr", Phase.CHOSEN)
        .and();
  }

  private static Seen choiceKeptUntil(String day) {
    Instant until = Instant.parse(day);
    return accepted()
        .in(S1)
        .cookie("choix_cookies", FIRST, Phase.CHOSEN, CookieFact.State.STORED, until, "")
        .and()
        .in(S2)
        .cookie("choix_cookies", FIRST, Phase.CHOSEN, CookieFact.State.STORED, until, "")
        .and();
  }

  private static Seen matomo(String until, String notice) {
    return new Seen()
        .page("vie-privee", PageKind.PRIVACY, notice, "")
        .in(S0)
        .cookie(
            "_pk_id.1.1fff",
            FIRST,
            Phase.BEFORE,
            CookieFact.State.STORED,
            Instant.parse(until),
            "https://www.exemple.fr/matomo.js")
        .and();
  }
}
