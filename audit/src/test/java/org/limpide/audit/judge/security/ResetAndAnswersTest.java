package org.limpide.audit.judge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.limpide.audit.judge.Status.FAIL;
import static org.limpide.audit.judge.Status.PASS;
import static org.limpide.audit.judge.Status.UNKNOWN;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResetAndAnswersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Votre mot de passe vous sera envoyé par e-mail.",
        "Saisissez votre adresse : nous vous enverrons votre mot de passe par courriel.",
        "Un nouveau mot de passe vous sera transmis par courriel.",
        "Recevoir mon mot de passe",
        "Your password will be e-mailed to you.",
        "Enter your e-mail and we will send you your password.",
        "A password will be sent to your email address.",
        "Email me a new password",
        "Un lien valable 48 heures vous sera envoyé.",
        "Le lien expire au bout de 7 jours.",
        "The link is valid for three days."
      })
  void sendingThePasswordOrALinkThatLastsIsFound(String sentence) {
    var verdict = new Shown().reset(sentence).judgedBy("SE-09");
    assertThat(verdict.status()).isEqualTo(FAIL);
    assertThat(verdict.proofs().getFirst().detail().fr()).contains(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Un lien pour choisir un nouveau mot de passe vous sera envoyé par e-mail.",
        "Nous n'envoyons jamais votre mot de passe par courriel.",
        "Mot de passe oublié ? Un e-mail vous sera envoyé.",
        "Vous recevrez un courriel pour réinitialiser votre mot de passe.",
        "A link to set a new password will be sent to your email address.",
        "Envoyer le lien",
        "Vous recevrez les instructions pour changer le mot de passe.",
        "We will never send you your password.",
        "Le lien expire dans 30 minutes."
      })
  void sendingALinkIsNoFault(String sentence) {
    assertThat(new Shown().reset(sentence).judgedBy("SE-09").status()).isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Si un compte existe à cette adresse, un lien valable une heure et utilisable une seule fois y sera envoyé.",
        "Si un compte existe, un lien à usage unique, valable une heure, y sera envoyé.",
        "If an account exists for this address, we send a single-use link that expires in 30 minutes."
      })
  void aShortLinkAnnouncedToWhoeverAsksPasses(String sentence) {
    assertThat(new Shown().reset(sentence).judgedBy("SE-09").status()).isEqualTo(PASS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Aucun compte ne correspond à cette adresse.",
        "Cette adresse e-mail est inconnue.",
        "Cette adresse n'est associée à aucun compte.",
        "L’utilisateur temoin-1a@limpide-temoin.example n’existe pas.",
        "Cet e-mail n'est pas enregistré chez nous.",
        "No account found with that email address.",
        "There is no account with that username or email address.",
        "Unknown email address. Check again or try your username.",
        "The email address isn't registered.",
        "We couldn't find an account with that e-mail."
      })
  void anAnswerThatTellsAnAddressIsUnknownIsFound(String answer) {
    assertThat(new Shown().login("").submitted("login-unknown", answer).judgedBy("SE-10").status())
        .isEqualTo(FAIL);
  }

  @Test
  void neutralAnswersPass() {
    var shown =
        new Shown()
            .login("")
            .reset("")
            .submitted("login-unknown", "Courriel ou mot de passe incorrect.")
            .submitted(
                "reset-unknown",
                "Si un compte existe à cette adresse, un lien vient d’y être envoyé.");
    assertThat(shown.judgedBy("SE-10").status()).isEqualTo(PASS);
    assertThat(
            new Shown()
                .login("")
                .submitted("login-unknown", "Invalid email or password.")
                .judgedBy("SE-10")
                .status())
        .isEqualTo(PASS);
  }

  @Test
  void anAnswerNotUnderstoodOrNotAskedForIsAQuestion() {
    assertThat(new Shown().login("").judgedBy("SE-10").status()).isEqualTo(UNKNOWN);
    assertThat(
            new Shown().login("").submitted("login-unknown", "Bonjour").judgedBy("SE-10").status())
        .isEqualTo(UNKNOWN);
    assertThat(
            new Shown()
                .login("")
                .reset("")
                .submitted("login-unknown", "Identifiants incorrects")
                .judgedBy("SE-10")
                .status())
        .isEqualTo(UNKNOWN);
  }
}
