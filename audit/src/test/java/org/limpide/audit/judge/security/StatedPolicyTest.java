package org.limpide.audit.judge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.limpide.law.CharacterKind.DIGIT;
import static org.limpide.law.CharacterKind.LOWER;
import static org.limpide.law.CharacterKind.SPECIAL;
import static org.limpide.law.CharacterKind.UPPER;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedPolicyTest {
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "12 | 0  | 12 caractères au moins, avec majuscules, minuscules, chiffres et caractères spéciaux.",
        "8  | 0  | Votre mot de passe doit contenir au moins huit caractères",
        "8  | 72 | Saisissez un mot de passe entre 8 et 72 caractères",
        "6  | 20 | 6 à 20 caractères",
        "8  | 0  | Password must be at least 8 characters long",
        "10 | 0  | Minimum of 10 characters, including a number",
        "8  | 0  | 8+ characters",
        "8  | 16 | Your password must be between 8 and 16 characters",
        "6  | 0  | 6 caractères minimum",
        "0  | 20 | 20 caractères maximum",
        "0  | 32 | Maximum length: 32",
        "9  | 0  | Longueur minimale : 9",
        "9  | 0  | plus de 8 caractères",
        "0  | 0  | Au moins 1 caractère spécial et 2 chiffres",
        "0  | 0  | Nous recommandons 12 caractères",
        "8  | 0  | 8 caractères minimum (12 recommandés, idéalement 14 caractères)",
        "0  | 0  | Hint: The password should be at least twelve characters long.",
        "5  | 0  | (Cinq caractères min.)",
        "8  | 0  | Minimum length of this field must be equal or greater than 8 symbols.",
        "6  | 0  | Code secret à 6 chiffres",
        "8  | 0  | Mot de passe (8 caractères alphanumériques)"
      })
  void lengthsAreReadInBothLanguages(int shortest, int longest, String sentence) {
    StatedPolicy policy = StatedPolicy.in(List.of(sentence));
    assertThat(policy.shortest()).isEqualTo(shortest);
    assertThat(policy.longest()).isEqualTo(longest);
  }

  @Test
  void theKindsNamedAreForced() {
    assertThat(in("Majuscules, minuscules, chiffres et caractères spéciaux obligatoires").anyOf())
        .containsExactlyInAnyOrder(Set.of(LOWER), Set.of(UPPER), Set.of(DIGIT), Set.of(SPECIAL));
    assertThat(in("at least one uppercase letter, one lowercase letter and one digit").anyOf())
        .contains(Set.of(LOWER), Set.of(UPPER), Set.of(DIGIT));
    assertThat(in("des lettres et des chiffres").anyOf())
        .containsExactlyInAnyOrder(Set.of(LOWER, UPPER), Set.of(DIGIT));
  }

  @Test
  void whatIsOnlyAllowedIsNotForced() {
    assertThat(in("Les caractères spéciaux sont autorisés").anyOf()).isEmpty();
    assertThat(in("lettres et chiffres, sans caractères spéciaux").anyOf())
        .doesNotContain(Set.of(SPECIAL));
    assertThat(in("un chiffre ou un caractère spécial").anyOf())
        .containsExactly(Set.of(DIGIT, SPECIAL));
    assertThat(in("To make it stronger, use upper and lower case letters").anyOf()).isEmpty();
  }

  @Test
  void aChoiceOfKindsIsCounted() {
    StatedPolicy policy =
        in("au moins trois des quatre types suivants : majuscules, minuscules, chiffres, symboles");
    assertThat(policy.kinds()).isEqualTo(3);
    assertThat(policy.anyOf()).isEmpty();
    assertThat(in("3 of the 4: upper case, lower case, digits, symbols").kinds()).isEqualTo(3);
    assertThat(in("Minimum of different classes of characters in password is 3.").kinds())
        .isEqualTo(3);
    assertThat(in("une phrase d'au moins sept mots").words()).isEqualTo(7);
  }

  private static StatedPolicy in(String sentence) {
    return StatedPolicy.in(List.of(sentence));
  }
}
