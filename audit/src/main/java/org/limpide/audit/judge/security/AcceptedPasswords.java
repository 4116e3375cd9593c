package org.limpide.audit.judge.security;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.limpide.law.CharacterKind;
import org.limpide.law.PasswordPolicy;
import org.limpide.vendors.BoundedText;

/**
 * What a sign-up form lets one choose: for each choice of kinds of characters that its texts,
 * {@code minlength} and {@code pattern} let in, the shortest password. A pattern is read by trying
 * passwords on it, so that any way of writing it will do.
 */
final class AcceptedPasswords {
  private static final String LETTERS = "kvbwqhzpfmxjdgtrnslcyaeoui";
  private static final String DIGITS = "7294058316";
  private static final String SIGNS = "!@#$%&*-_?.";
  private static final int LONGEST_TRY = 40;
  private static final long LOOKS = 20_000;

  private AcceptedPasswords() {}

  /** One policy for each choice of kinds that is let in; none when no length is known. */
  static List<PasswordPolicy> of(PasswordField password, StatedPolicy stated) {
    int shortest =
        Math.max(
            stated.shortest(),
            Math.max(password.attribute("minlength"), password.attribute("data-minlength")));
    Optional<Pattern> pattern = pattern(password);
    List<PasswordPolicy> policies = new ArrayList<>();
    for (int choice = 1; choice < 16; choice++) {
      Set<CharacterKind> kinds = kinds(choice);
      if (!fits(kinds, stated)) {
        continue;
      }
      int length = Math.max(shortest, pattern.map(p -> shortest(p, kinds)).orElse(1));
      if (length > LONGEST_TRY && pattern.isPresent()) {
        continue; // the pattern lets no such password in
      }
      policies.add(PasswordPolicy.characters(length, kinds));
    }
    // a pattern that asks for four kinds and no length is not a length of four
    boolean lengthKnown =
        shortest >= 4 || policies.stream().allMatch(p -> p.length() > p.forced().size());
    if (stated.words() > 0) {
      if (!lengthKnown) {
        return List.of(PasswordPolicy.words(stated.words()));
      }
      policies.add(PasswordPolicy.words(stated.words()));
    }
    return lengthKnown ? policies : List.of();
  }

  private static Set<CharacterKind> kinds(int choice) {
    var kinds = EnumSet.noneOf(CharacterKind.class);
    for (CharacterKind kind : CharacterKind.values()) {
      if ((choice >> kind.ordinal() & 1) == 1) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private static boolean fits(Set<CharacterKind> kinds, StatedPolicy stated) {
    return kinds.size() >= stated.kinds()
        && stated.anyOf().stream().allMatch(any -> any.stream().anyMatch(kinds::contains));
  }

  private static Optional<Pattern> pattern(PasswordField password) {
    String written =
        password
            .field()
            .attributes()
            .getOrDefault(
                "pattern", password.field().attributes().getOrDefault("data-pattern", ""));
    if (written.isBlank()) {
      return Optional.empty();
    }
    try {
      Pattern pattern = Pattern.compile("^(?:" + written + ")$");
      for (int choice = 1; choice < 16; choice++) {
        if (shortest(pattern, kinds(choice)) <= LONGEST_TRY) {
          return Optional.of(pattern);
        }
      }
      return Optional.empty(); // nothing we try gets in: we do not understand it
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Length of the shortest password of exactly those kinds that the pattern lets in. */
  private static int shortest(Pattern pattern, Set<CharacterKind> kinds) {
    String signs = kinds.contains(CharacterKind.SPECIAL) ? SIGNS : "!";
    int best = LONGEST_TRY + 1;
    for (char sign : signs.toCharArray()) {
      for (int length = kinds.size(); length < best; length++) {
        if (matches(pattern, sample(kinds, length, sign))) {
          best = length;
        }
      }
    }
    return best;
  }

  private static boolean matches(Pattern pattern, String password) {
    try {
      return pattern.matcher(BoundedText.of(password, LOOKS)).matches();
    } catch (BoundedText.Exhausted e) {
      return false;
    }
  }

  private static String sample(Set<CharacterKind> kinds, int length, char sign) {
    var text = new StringBuilder();
    List<CharacterKind> order = List.copyOf(EnumSet.copyOf(kinds));
    for (int i = 0; i < length; i++) {
      int turn = i / order.size();
      text.append(
          switch (order.get(i % order.size())) {
            case LOWER -> LETTERS.charAt(turn % LETTERS.length());
            case UPPER -> Character.toUpperCase(LETTERS.charAt((turn + 9) % LETTERS.length()));
            case DIGIT -> DIGITS.charAt(turn % DIGITS.length());
            case SPECIAL -> sign;
          });
    }
    return text.toString();
  }
}
