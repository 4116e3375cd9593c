package org.limpide.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the rule book: what the CNIL's formula and examples say of each policy. */
class PasswordPolicyTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "P1, 12, luds, 79.55, true, true",
    "P2, 11, luds, 72.92, false, true",
    "P3, 14, lud, 83.36, true, true",
    "P4, 13, lud, 77.40, false, true",
    "P5, 8, luds, 53.03, false, true",
    "P6, 8, lud, 47.63, false, true",
    "P7, 8, ld, 41.36, false, false",
    "P8, 6, ld, 31.02, false, false",
    "P9, 8, '', 26.58, false, false",
    "P10, 16, d, 53.15, false, true",
    "P11, 15, d, 49.83, false, false",
    "P12, 6, d, 19.93, false, false",
    "P13, 18, l, 84.61, true, true",
    "P14, 17, l, 79.91, false, true",
    "P20, 4, d, 13.29, false, false",
    "P21, 8, us, 47.82, false, false"
  })
  void eachVectorIsJudgedAsTheRuleBookSays(
      String name, int length, String kinds, double bits, boolean alone, boolean restricted) {
    var policy = PasswordPolicy.characters(length, kinds(kinds));
    assertThat(policy.bits()).isCloseTo(bits, within(0.01));
    assertThat(policy.enoughAlone()).isEqualTo(alone);
    assertThat(policy.enoughRestricted()).isEqualTo(restricted);
  }

  @ParameterizedTest
  @CsvSource({"7, true, true", "6, false, true", "5, false, true", "4, false, false"})
  void wordsAreCountedAndNotTheirCharacters(int words, boolean alone, boolean restricted) {
    var policy = PasswordPolicy.words(words);
    assertThat(policy.enoughAlone()).isEqualTo(alone);
    assertThat(policy.enoughRestricted()).isEqualTo(restricted);
  }

  @Test
  void fourDigitsAreEnoughOnlyOnADeviceThatBlocks() {
    assertThat(PasswordPolicy.characters(4, kinds("d")).enoughOnOwnDevice()).isTrue();
    assertThat(PasswordPolicy.characters(3, kinds("d")).enoughOnOwnDevice()).isFalse();
  }

  @Test
  void aNarrowChoiceOfSignsIsNotTheCnilsExample() {
    assertThat(new PasswordPolicy(12, kinds("luds"), 8, 0).enoughAlone()).isFalse();
    assertThat(new PasswordPolicy(13, kinds("luds"), 8, 0).bits()).isCloseTo(79.68, within(0.01));
  }

  @Test
  void anAccountBlocksAfterTenFailuresAtMost() {
    assertThat(new AccessRestriction.Lockout(10).effective()).isTrue();
    assertThat(new AccessRestriction.Lockout(11).effective()).isFalse();
    assertThat(new AccessRestriction.Lockout(50).effective()).isFalse();
    assertThat(new AccessRestriction.GrowingDelay(60, 25).effective()).isTrue();
    assertThat(new AccessRestriction.GrowingDelay(2, 43_200).effective()).isFalse();
    assertThat(new AccessRestriction.Captcha().effective()).isTrue();
  }

  @Test
  void aPolicyIsOfCharactersOrOfWords() {
    assertThatThrownBy(() -> new PasswordPolicy(0, Set.of(), 37, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PasswordPolicy(8, Set.of(), 37, 7))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Set<CharacterKind> kinds(String letters) {
    var kinds = EnumSet.noneOf(CharacterKind.class);
    for (char letter : letters.toCharArray()) {
      kinds.add(
          switch (letter) {
            case 'l' -> CharacterKind.LOWER;
            case 'u' -> CharacterKind.UPPER;
            case 'd' -> CharacterKind.DIGIT;
            default -> CharacterKind.SPECIAL;
          });
    }
    return kinds;
  }
}
