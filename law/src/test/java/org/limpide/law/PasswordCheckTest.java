package org.limpide.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limpide.law.PasswordCheck.Fault;

/** The rule book's vectors for passwords, and what people do to get round them. */
class PasswordCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vague lundi cuivre sapin horloge mercure talus",
        "vague-Lundi-cuivre-7-sapin",
        "gK7!pW2#xT9d", // twelve, four kinds
        "gK7pW2xT9dRm4v", // fourteen, three kinds
        "wjxkqpvzhtbnrmgfyd", // eighteen of one kind: 84 bits
        "  gK7!pW2#xT  ",
      })
  void aStrongPasswordIsAccepted(String password) {
    assertThat(PasswordCheck.of(password, List.of("camille.durand"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Azerty123456!",
        "Password2026!",
        "P@ssw0rd-2026",
        "M0tDeP@sse2026!",
        "Soleil-2026-Ab!",
        "Qwertyuiop123!",
        "Marseille13000!",
        "Camille1998!!!",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "Ab1!Ab1!Ab1!Ab1!",
        "abcdefghijklmnopqrstuvwxyz",
        "987654321098765432109876543210",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "Bienvenue@2025",
      })
  void whatEverybodyTriesFirstIsRefused(String password) {
    assertThat(PasswordCheck.of(password, List.of())).contains(Fault.COMMON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gK7!pW2#xT9", // eleven
        "gK7pW2xT9dRm4", // thirteen without a sign
        "wjxkqpvzhtbnrmgfy", // seventeen of one kind: 79.9 bits
        "1357924680135",
        "correct cheval pile agrafe",
        "vague lundi cuivre sapin horloge mercure", // six words
        "vague vague vague vague vague vague vague",
        "correct.cheval.pile.agrafe",
      })
  void aShortOneOrTooFewWordsAreRefused(String password) {
    assertThat(PasswordCheck.of(password, List.of())).contains(Fault.WEAK);
  }

  @Test
  void theAddressOfThePersonIsNotInIt() {
    assertThat(PasswordCheck.of("xK7!durand.zoe#2W", List.of("durand.zoe")))
        .contains(Fault.PERSONAL);
    assertThat(PasswordCheck.of("xK7!DURAND.Zoé#2W", List.of("durand.zoe")))
        .contains(Fault.PERSONAL);
    assertThat(PasswordCheck.of("xK7!durandWzoe#2W", List.of("zo", ""))).isEmpty();
  }

  @Test
  void aLongOneIsJudgedWhole() {
    String phrase = "une girafe mauve repeint lentement chaque volet du vieux moulin ".repeat(4);
    String long200 = phrase.substring(0, 200);
    assertThat(PasswordCheck.of(long200, List.of())).isEmpty();
    assertThat(PasswordCheck.normalised(long200)).hasSize(200);
    assertThat(PasswordCheck.of("aB3$".repeat(251), List.of())).contains(Fault.TOO_LONG);
  }

  @Test
  void anAccentIsTheSameHoweverItIsTyped() {
    String composed = "éTé-Gr1vois-Zk";
    String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
    assertThat(decomposed).isNotEqualTo(composed);
    assertThat(PasswordCheck.normalised(decomposed)).isEqualTo(PasswordCheck.normalised(composed));
  }

  @Test
  void spacesAtEitherEndAreKept() {
    assertThat(PasswordCheck.normalised(" a b ")).isEqualTo(" a b ");
  }
}
