package org.limpide.law;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a password policy guarantees at the least: its shortest length and the kinds of characters
 * it forces, or a number of words. Judged by CNIL délibération 2022-100 of 21 July 2022, a
 * recommendation, the state of the art under GDPR art. 32: 80 bits for a password alone, 50 with a
 * restriction of access, or one of the examples that the CNIL accepts as equivalent. Formula and
 * examples do not quite agree (12 × log₂ 99 = 79.55), so either of them is enough.
 *
 * @param length shortest length in characters, 0 for a passphrase
 * @param forced the kinds each password must have; none when anything goes
 * @param specials how many special characters the policy lets one choose from
 * @param words fewest words of a passphrase, 0 for a password
 */
public record PasswordPolicy(int length, Set<CharacterKind> forced, int specials, int words) {
  /** Bits a password needs that stands alone. */
  public static final double ALONE = 80;

  /** Bits it needs where access is restricted besides ({@link AccessRestriction}). */
  public static final double RESTRICTED = 50;

  public PasswordPolicy {
    forced = Set.copyOf(forced);
    if (length < 0 || words < 0 || specials < 0 || length > 0 == words > 0) {
      throw new IllegalArgumentException("a policy has either a length or a number of words");
    }
  }

  /** A password of that length at the least, with those kinds in it. */
  public static PasswordPolicy characters(int length, Set<CharacterKind> forced) {
    return new PasswordPolicy(length, forced, CharacterKind.SPECIAL.size(), 0);
  }

  /** A passphrase of that many words at the least. */
  public static PasswordPolicy words(int words) {
    return new PasswordPolicy(0, Set.of(), 0, words);
  }

  /**
   * Guaranteed entropy {@code L × log₂ N} in bits. Where nothing is forced, digits alone are let
   * in: N is 10. 0 for a passphrase, which the formula does not count.
   */
  public double bits() {
    int symbols =
        forced.stream()
            .mapToInt(
                kind ->
                    kind == CharacterKind.SPECIAL ? Math.min(specials, kind.size()) : kind.size())
            .sum();
    return length * Math.log(symbols == 0 ? CharacterKind.DIGIT.size() : symbols) / Math.log(2);
  }

  /** Whether it is enough without any restriction of access (case 1). */
  public boolean enoughAlone() {
    return exampleAlone() || bits() >= ALONE;
  }

  /** Whether it is one of the CNIL's examples for case 1, which hold whatever the formula says. */
  boolean exampleAlone() {
    boolean letters = forced.containsAll(EnumSet.of(CharacterKind.LOWER, CharacterKind.UPPER));
    boolean lettersAndDigits = letters && forced.contains(CharacterKind.DIGIT);
    boolean all =
        lettersAndDigits
            && forced.contains(CharacterKind.SPECIAL)
            && specials >= CharacterKind.SPECIAL.size();
    return words >= 7 || length >= 12 && all || length >= 14 && lettersAndDigits;
  }

  /** Whether it is enough where an {@link AccessRestriction} stands beside it (case 2). */
  public boolean enoughRestricted() {
    boolean digitsOnly = forced.isEmpty() || forced.equals(Set.of(CharacterKind.DIGIT));
    return words >= 5
        || length >= 8 && forced.size() >= 3
        || length >= 16 && digitsOnly
        || bits() >= RESTRICTED
        || enoughAlone();
  }

  /**
   * Whether it is enough as the code of a device that its owner holds and that blocks after three
   * failures (case 3).
   */
  public boolean enoughOnOwnDevice() {
    return bits() >= 13 || enoughRestricted();
  }
}
