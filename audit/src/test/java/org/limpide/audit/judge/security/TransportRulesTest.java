package org.limpide.audit.judge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.limpide.audit.judge.Status.FAIL;
import static org.limpide.audit.judge.Status.NOT_APPLICABLE;
import static org.limpide.audit.judge.Status.PASS;
import static org.limpide.audit.judge.Status.UNKNOWN;
import static org.limpide.audit.judge.security.Served.HOME;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.Origin;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.PageKind;

class TransportRulesTest {
  private static final List<String> SOUND = List.of("TLSv1.2", "TLSv1.3");

  private static Served home() {
    return new Served().page(HOME, PageKind.HOME);
  }

  // ---- SE-01

  @Test
  void httpsEverywhereWithATrustedCertificatePasses() {
    assertThat(home().soundTls().redirecting().statusOf("SE-01")).isEqualTo(PASS);
    assertThat(
            home().soundTls().plain("http://www.exemple.fr/", 0, "", "refused").statusOf("SE-01"))
        .isEqualTo(PASS);
  }

  @Test
  void aPageInClearIsAFault() {
    assertThat(home().soundTls().plain("http://www.exemple.fr/", 200, "", "").statusOf("SE-01"))
        .isEqualTo(FAIL);
    assertThat(
            new Served()
                .page("http://www.exemple.fr:8080/", PageKind.HOME)
                .noTls()
                .statusOf("SE-01"))
        .isEqualTo(FAIL);
  }

  @Test
  void aBadCertificateIsAFault() {
    for (String problem : List.of("expired", "wrong-name", "self-signed", "untrusted")) {
      assertThat(home().tls(problem, SOUND).redirecting().statusOf("SE-01")).isEqualTo(FAIL);
    }
  }

  @Test
  void aChainOfRedirectsThatEndsInHttpsIsNoFault() {
    var served =
        home()
            .soundTls()
            .plain("http://exemple.fr/", 301, "http://www.exemple.fr/", "")
            .redirecting();
    assertThat(served.statusOf("SE-01")).isEqualTo(PASS);
  }

  @Test
  void aFilteredPortIsAQuestion() {
    assertThat(
            home().soundTls().plain("http://www.exemple.fr/", 0, "", "timeout").statusOf("SE-01"))
        .isEqualTo(UNKNOWN);
    assertThat(home().statusOf("SE-01")).isEqualTo(UNKNOWN);
  }

  // ---- SE-02

  @Test
  void oldVersionsAndWeakSuitesAreFaults() {
    var old = home().tls("", List.of("TLSv1", "TLSv1.2")).judgedBy("SE-02");
    assertThat(old.status()).isEqualTo(FAIL);
    assertThat(old.fillings().get("version")).isEqualTo("TLSv1");
    assertThat(home().tls("", SOUND, "TLS_RSA_WITH_3DES_EDE_CBC_SHA").statusOf("SE-02"))
        .isEqualTo(FAIL);
    assertThat(home().soundTls().statusOf("SE-02")).isEqualTo(PASS);
  }

  @Test
  void activeContentInClearIsAFaultAndAPictureIsNot() {
    var script = "http://cdn.exemple.fr/a.js";
    assertThat(home().soundTls().request(script, "Script", true, "", "").statusOf("SE-02"))
        .isEqualTo(FAIL);
    assertThat(home().soundTls().request(script, "Image", true, "", "").statusOf("SE-02"))
        .isEqualTo(PASS);
  }

  @Test
  void aFormSentInClearIsAFault() {
    var form = Served.form("post", "http://www.exemple.fr/envoi", FormPurpose.CONTACT, "email");
    assertThat(
            new Served()
                .page(HOME, PageKind.HOME, Map.of(), "", "", form)
                .soundTls()
                .statusOf("SE-02"))
        .isEqualTo(FAIL);
  }

  @Test
  void withoutTlsThereIsNoVersionToJudge() {
    assertThat(new Served().page("http://www.exemple.fr/", PageKind.HOME).noTls().statusOf("SE-02"))
        .isEqualTo(NOT_APPLICABLE);
    assertThat(home().statusOf("SE-02")).isEqualTo(UNKNOWN);
    assertThat(home().soundTls().ended(Outcome.PARTIAL).statusOf("SE-02")).isEqualTo(UNKNOWN);
  }

  // ---- SE-03

  private static Served hsts(String value, PageKind kind) {
    Map<String, String> headers =
        value.isEmpty() ? Map.of() : Map.of("strict-transport-security", value);
    return new Served()
        .page(HOME, PageKind.HOME, headers, "", "")
        .page(HOME + "x", kind, headers, "", "");
  }

  @Test
  void hstsIsAskedForWhereOneSignsInOrPays() {
    assertThat(hsts("", PageKind.LOGIN).statusOf("SE-03")).isEqualTo(FAIL);
    assertThat(hsts("", PageKind.CHECKOUT).statusOf("SE-03")).isEqualTo(FAIL);
    assertThat(hsts("", PageKind.CONTACT).statusOf("SE-03")).isEqualTo(NOT_APPLICABLE);
    assertThat(hsts("max-age=0", PageKind.LOGIN).statusOf("SE-03")).isEqualTo(FAIL);
    assertThat(hsts("includeSubDomains", PageKind.LOGIN).statusOf("SE-03")).isEqualTo(FAIL);
    assertThat(hsts("includeSubDomains; Max-Age=\"15552000\"", PageKind.LOGIN).statusOf("SE-03"))
        .isEqualTo(PASS);
  }

  @Test
  void hstsInClearHasNoEffect() {
    assertThat(new Served().page("http://www.exemple.fr/", PageKind.LOGIN).statusOf("SE-03"))
        .isEqualTo(NOT_APPLICABLE);
  }

  // ---- SE-04

  @Test
  void aSessionCookieNeedsSecureAndHttpOnly() {
    var verdict =
        home().cookie("PHPSESSID", false, true, "Lax", Origin.Kind.HTTP).judgedBy("SE-04");
    assertThat(verdict.status()).isEqualTo(FAIL);
    assertThat(verdict.fillings()).containsEntry("attribut", "Secure");
    assertThat(verdict.fillings()).containsEntry("cookie", "PHPSESSID");
    assertThat(home().cookie("_session_id", true, false, "Lax", Origin.Kind.HTTP).statusOf("SE-04"))
        .isEqualTo(FAIL);
    assertThat(home().cookie("__Host-sid", true, true, "Lax", Origin.Kind.HTTP).statusOf("SE-04"))
        .isEqualTo(PASS);
    assertThat(home().cookie("sid", true, true, "", Origin.Kind.HTTP).statusOf("SE-04"))
        .isEqualTo(UNKNOWN);
  }

  @Test
  void otherCookiesAreNoSessions() {
    assertThat(home().cookie("XSRF-TOKEN", true, false, "Lax", Origin.Kind.HTTP).statusOf("SE-04"))
        .isEqualTo(NOT_APPLICABLE);
    assertThat(home().cookie("sid", false, false, "", Origin.Kind.SCRIPT).statusOf("SE-04"))
        .isEqualTo(NOT_APPLICABLE);
    assertThat(
            home()
                .page(HOME + "connexion", PageKind.LOGIN)
                .cookie("choix", false, false, "", Origin.Kind.HTTP)
                .statusOf("SE-04"))
        .isEqualTo(UNKNOWN);
  }

  // ---- SE-05

  private static Served headers(Map<String, String> headers, String html) {
    return new Served().page(HOME, PageKind.HOME, headers, "", html);
  }

  @Test
  void neitherNosniffNorFrameRestrictionIsAFault() {
    assertThat(headers(Map.of(), "").statusOf("SE-05")).isEqualTo(FAIL);
    assertThat(
            headers(
                    Map.of(
                        "content-security-policy", "frame-ancestors *",
                        "x-frame-options", "SAMEORIGIN"),
                    "")
                .statusOf("SE-05"))
        .isEqualTo(FAIL);
    assertThat(headers(Map.of("x-frame-options", "DENY"), "").statusOf("SE-05")).isEqualTo(UNKNOWN);
    assertThat(
            headers(
                    Map.of("x-frame-options", "sameorigin", "x-content-type-options", "nosniff"),
                    "")
                .statusOf("SE-05"))
        .isEqualTo(PASS);
  }

  @Test
  void aReferrerPolicyThatGivesTheWholeAddressIsAFault() {
    Map<String, String> sound =
        Map.of(
            "x-frame-options", "DENY",
            "x-content-type-options", "nosniff",
            "referrer-policy", "no-referrer, unsafe-url");
    assertThat(headers(sound, "").statusOf("SE-05")).isEqualTo(FAIL);
    assertThat(headers(sound, "<meta name=\"referrer\" content=\"same-origin\">").statusOf("SE-05"))
        .isEqualTo(PASS);
  }

  // ---- SE-11

  private static Served typing(String html, String method, String action, FormPurpose purpose) {
    return new Served()
        .page(
            HOME,
            PageKind.CONTACT,
            Map.of(),
            "",
            html,
            Served.form(method, action, purpose, "email"))
        .typed();
  }

  private static Served typing() {
    return typing("<form method=post><input name=email></form>", "post", HOME, FormPurpose.CONTACT);
  }

  @Test
  void whatIsTypedMustNotStandInAnAddress() {
    assertThat(typing().statusOf("SE-11")).isEqualTo(PASS);
    assertThat(
            typing()
                .request(
                    HOME + "existe?mail=temoin-abc123%40limpide-temoin.example",
                    "XHR",
                    false,
                    "",
                    "")
                .statusOf("SE-11"))
        .isEqualTo(FAIL);
    assertThat(
            typing()
                .request(HOME + "a.png", "Image", false, HOME + "?tel=0639980042", "")
                .statusOf("SE-11"))
        .isEqualTo(FAIL);
    assertThat(
            typing()
                .request(HOME + "api", "XHR", false, "", "email=" + Served.EMAIL)
                .statusOf("SE-11"))
        .isEqualTo(PASS);
  }

  @Test
  void aThirdPartyThatTheSiteNamesMayReceiveIt() {
    var sent = typing().request("https://api.brevo.com/v3", "XHR", false, "", Served.EMAIL);
    assertThat(sent.statusOf("SE-11")).isEqualTo(FAIL);
    assertThat(
            sent.page(HOME + "p", PageKind.PRIVACY, Map.of(), "Nos lettres partent par Brevo.", "")
                .statusOf("SE-11"))
        .isEqualTo(PASS);
  }

  @Test
  void aFormByGetIsAFaultWhenTheMarkupLeavesNoDoubt() {
    String said = "<form method=GET action=/lettre><input name=email></form><script></script>";
    String unsaid = "<form><input name=email></form><script></script>";
    assertThat(typing(said, "get", HOME, FormPurpose.NEWSLETTER).statusOf("SE-11")).isEqualTo(FAIL);
    assertThat(typing(unsaid, "get", HOME, FormPurpose.NEWSLETTER).statusOf("SE-11"))
        .isEqualTo(UNKNOWN);
    assertThat(
            typing("<form><input name=email></form>", "get", HOME, FormPurpose.NEWSLETTER)
                .statusOf("SE-11"))
        .isEqualTo(FAIL);
    assertThat(typing(said, "get", HOME, FormPurpose.SEARCH).statusOf("SE-11")).isEqualTo(PASS);
  }

  @Test
  void aFormThatCouldNotBeTypedIntoIsAQuestion() {
    assertThat(
            new Served()
                .page(
                    HOME,
                    PageKind.CONTACT,
                    Map.of(),
                    "",
                    "",
                    Served.form("post", HOME, FormPurpose.CONTACT, "email"))
                .statusOf("SE-11"))
        .isEqualTo(UNKNOWN);
  }

  @Test
  void withoutFormsThereIsNothingToType() {
    assertThat(home().statusOf("SE-11")).isEqualTo(NOT_APPLICABLE);
    assertThat(home().ended(Outcome.PARTIAL).statusOf("SE-11")).isEqualTo(UNKNOWN);
  }

  // ---- SE-12

  @Test
  void sensitiveFilesAreJudgedByWhatProvesThem() {
    assertThat(home().statusOf("SE-12")).isEqualTo(UNKNOWN);
    assertThat(home().verified().file(".env", 200, "secrets").statusOf("SE-12")).isEqualTo(FAIL);
    assertThat(home().verified().file(".env", 404, "").statusOf("SE-12")).isEqualTo(PASS);
    assertThat(home().verified().file(".env", 403, "").statusOf("SE-12")).isEqualTo(PASS);
    assertThat(home().verified().file(".env", 200, "").statusOf("SE-12")).isEqualTo(UNKNOWN);
    assertThat(home().verified().file(".env", 0, "").statusOf("SE-12")).isEqualTo(UNKNOWN);
    assertThat(home().verified().statusOf("SE-12")).isEqualTo(UNKNOWN);
  }
}
