package org.limpide.audit.judge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.limpide.audit.judge.Status.FAIL;
import static org.limpide.audit.judge.Status.NOT_APPLICABLE;
import static org.limpide.audit.judge.Status.PASS;
import static org.limpide.audit.judge.Status.UNKNOWN;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.judge.Status;
import org.limpide.audit.judge.Verdict;

class PasswordRulesTest {
  private static final String GOOD =
      "12 caractères au moins, avec majuscules, minuscules, chiffres et caractères spéciaux. Un bon"
          + " mot de passe protège vos commandes. Les mots de passe courants sont refusés.";
  private static final String FOUR_KINDS =
      "(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*[^A-Za-z0-9]).{%d,}";

  @ParameterizedTest(name = "{1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "PASS    | 12 caractères au moins, avec majuscules, minuscules, chiffres et caractères spéciaux",
        "PASS    | 14 caractères minimum dont une majuscule, une minuscule et un chiffre",
        "PASS    | Une phrase d'au moins sept mots",
        "FAIL    | 8 caractères minimum",
        "FAIL    | Your password must be at least 6 characters long and include a number",
        "FAIL    | 8 caractères minimum, lettres et chiffres",
        "FAIL    | 12 caractères minimum",
        "FAIL    | Code à 6 chiffres",
        "FAIL    | Une phrase d'au moins quatre mots",
        "UNKNOWN | 8 caractères minimum, dont trois des quatre types suivants : majuscules, minuscules, chiffres, symboles",
        "UNKNOWN | 11 caractères, avec majuscules, minuscules, chiffres et caractères spéciaux",
        "UNKNOWN | Choisissez un mot de passe unique",
        "UNKNOWN | Nous recommandons au moins 8 caractères"
      })
  void theAnnouncedRuleIsJudgedByTheCnilsThresholds(Status status, String help) {
    assertThat(new Shown().signUp(help, Map.of()).judgedBy("SE-06").status()).isEqualTo(status);
  }

  @Test
  void aPatternIsReadByTryingPasswordsOnIt() {
    assertThat(policy("pattern", FOUR_KINDS.formatted(12))).isEqualTo(PASS);
    assertThat(policy("pattern", FOUR_KINDS.formatted(9))).isEqualTo(UNKNOWN);
    assertThat(policy("pattern", "[A-Za-z0-9]{6,}")).isEqualTo(FAIL);
    assertThat(policy("pattern", ".{5,}")).isEqualTo(FAIL);
    assertThat(policy("pattern", "(?=.*[A-Za-z])(?=.*\\d)[A-Za-z\\d]{8,}")).isEqualTo(FAIL);
    assertThat(policy("pattern", ".*\\S.*")).isEqualTo(UNKNOWN);
    assertThat(policy("pattern", "(((")).isEqualTo(UNKNOWN);
    assertThat(policy("pattern", "((a+)+)+$|(x+x+)+y")).isIn(UNKNOWN, FAIL);
    assertThat(policy("minlength", "6")).isEqualTo(FAIL);
  }

  private static Status policy(String attribute, String value) {
    return new Shown().signUp("", Map.of(attribute, value)).judgedBy("SE-06").status();
  }

  @Test
  void aFailShowsTheFieldAndTheSentence() {
    Verdict verdict =
        new Shown().signUp("8 caractères minimum", Map.of("minlength", "8")).judgedBy("SE-06");
    assertThat(verdict.reason().fr()).contains("26,6 bits");
    assertThat(verdict.proofs().getFirst().detail().fr()).contains("motdepasse", "minlength=\"8\"");
    assertThat(verdict.proofs().get(1).detail().fr()).isEqualTo("« 8 caractères minimum »");
  }

  @Test
  void aMiddlingRuleNeedsLimitedAttempts() {
    Map<String, String> middling = Map.of("pattern", FOUR_KINDS.formatted(8));
    assertThat(
            new Shown()
                .signUp("", middling)
                .login("Après cinq essais manqués, le compte se bloque quinze minutes.")
                .judgedBy("SE-06")
                .status())
        .isEqualTo(PASS);
    assertThat(
            new Shown()
                .signUp("", middling)
                .login("Your account is locked after 50 failed attempts.")
                .judgedBy("SE-06")
                .status())
        .isEqualTo(FAIL);
    assertThat(new Shown().signUp("", middling).login("").judgedBy("SE-06").status())
        .isEqualTo(UNKNOWN);
  }

  @Test
  void aStrengthScoreMayAskForMoreThanTheText() {
    assertThat(
            new Shown()
                .signUp(
                    "Saisissez un mot de passe entre 8 et 72 caractères",
                    Map.of(),
                    "",
                    "<input data-minscore=\"3\">")
                .judgedBy("SE-06")
                .status())
        .isEqualTo(UNKNOWN);
  }

  @Test
  void aListOfCriteriaBelongsToThePassword() {
    String text =
        "Votre mot de passe doit contenir :\n8 caractères\nune majuscule\nun chiffre\nPseudo";
    Verdict verdict = new Shown().signUp("", Map.of(), text, "").judgedBy("SE-06");
    assertThat(verdict.status()).isEqualTo(FAIL); // 8 × log2(26 + 10), two kinds
  }

  @Test
  void withoutAccountsTheRulesDoNotApply() {
    for (String rule : List.of("SE-06", "SE-07", "SE-09", "SE-10")) {
      assertThat(new Shown().judgedBy(rule).status()).as(rule).isEqualTo(NOT_APPLICABLE);
      assertThat(new Shown().ended(Outcome.PARTIAL).judgedBy(rule).status())
          .as(rule)
          .isEqualTo(UNKNOWN);
      assertThat(new Shown().login("").judgedBy(rule).status()).as(rule).isEqualTo(UNKNOWN);
    }
  }

  @Test
  void pasteMustWork() {
    var blocked =
        new Shown()
            .page(
                "connexion",
                PageKind.LOGIN,
                "",
                "",
                Shown.form(
                    FormPurpose.LOGIN, "", Shown.password("", "current-password", Map.of(), true)));
    Verdict verdict = blocked.judgedBy("SE-07");
    assertThat(verdict.status()).isEqualTo(FAIL);
    assertThat(verdict.proofs().getFirst().detail().en()).contains("pasting is blocked");
    assertThat(
            new Shown().signUp(GOOD, Map.of("onpaste", "return false")).judgedBy("SE-07").status())
        .isEqualTo(FAIL);
  }

  @Test
  void longPasswordsMustFit() {
    assertThat(new Shown().signUp(GOOD, Map.of("maxlength", "20")).judgedBy("SE-07").status())
        .isEqualTo(FAIL);
    assertThat(new Shown().signUp("Entre 8 et 20 caractères", Map.of()).judgedBy("SE-07").status())
        .isEqualTo(FAIL);
    assertThat(new Shown().signUp(GOOD, Map.of("maxlength", "64")).judgedBy("SE-07").status())
        .isEqualTo(UNKNOWN);
  }

  @Test
  void aTextMustHelp() {
    assertThat(new Shown().signUp("", Map.of()).judgedBy("SE-07").status()).isEqualTo(FAIL);
    assertThat(
            new Shown()
                .signUp("", Map.of(), "", "<p hidden>8 caractères au moins</p>")
                .judgedBy("SE-07")
                .status())
        .isEqualTo(UNKNOWN);
    assertThat(
            new Shown()
                .signUp("", Map.of(), "", "params = {\"min_password_strength\":\"3\"}")
                .judgedBy("SE-07")
                .status())
        .isEqualTo(UNKNOWN);
    assertThat(new Shown().signUp("8 caractères minimum", Map.of()).judgedBy("SE-07").status())
        .isEqualTo(UNKNOWN);
  }

  @Test
  void helpGaugeAndRefusalOfCommonPasswordsTogetherPass() {
    assertThat(
            new Shown()
                .signUp(GOOD, Map.of("maxlength", "128"), "", "<meter id=\"force\"></meter>")
                .judgedBy("SE-07")
                .status())
        .isEqualTo(PASS);
  }
}
