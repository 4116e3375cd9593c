package org.limpide.law;

import java.text.Normalizer;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges one password that someone has chosen, for an account that it guards alone (case 1 of CNIL
 * délibération 2022-100): one of the CNIL's examples, or 80 bits by its formula over the kinds of
 * characters used. Words are counted as words and never by the formula.
 *
 * <p>What is guessed first counts for little: a common word, name or run of keys, a year, the same
 * sign again and again, each counts as one character ({@link PasswordGuesses}), so that {@code
 * Password2026!} is judged as three characters. The deliberation accepts such a look at how a
 * password would be guessed beside the count of its characters.
 */
public final class PasswordCheck {
  /** Longest accepted, in characters: a bound on the work of hashing, far above any use. */
  public static final int LONGEST = 1000;

  private static final int WORDS = 7;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}'’]+");

  /** What is wrong with a password. */
  public enum Fault {
    /** Too short for the kinds of characters in it, or too few words. */
    WEAK,
    /** Long enough, but mostly made of what everybody tries first. */
    COMMON,
    /** Holds the e-mail address or the name of the person. */
    PERSONAL,
    /** More than {@link #LONGEST} characters. */
    TOO_LONG
  }

  private PasswordCheck() {}

  /**
   * The form of a password that is judged and hashed: Unicode's NFKC, so that an é typed on any
   * keyboard is the same é. Nothing is cut, spaces at either end stay.
   */
  public static String normalised(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  /**
   * Judges it.
   *
   * @param personal what it must not hold: the part of the e-mail address before the {@code @}, the
   *     person's name; what is shorter than three characters is not looked for
   * @return what is wrong with it, or nothing
   */
  public static Optional<Fault> of(String password, Collection<String> personal) {
    String text = normalised(password);
    if (text.codePointCount(0, text.length()) > LONGEST) {
      return Optional.of(Fault.TOO_LONG);
    }
    if (personal.stream().anyMatch(one -> holds(text, one))) {
      return Optional.of(Fault.PERSONAL);
    }
    List<String> words = words(text);
    if (distinct(words) >= WORDS) {
      return PasswordGuesses.knownPhrase(words) ? Optional.of(Fault.COMMON) : Optional.empty();
    }
    boolean phrase = phrase(text, words);
    if (!strong(text, phrase)) {
      return Optional.of(Fault.WEAK);
    }
    return strong(PasswordGuesses.rest(text), phrase)
        ? Optional.empty()
        : Optional.of(Fault.COMMON);
  }

  private static boolean strong(String text, boolean phrase) {
    int length = text.codePointCount(0, text.length());
    if (length == 0) {
      return false;
    }
    PasswordPolicy made = PasswordPolicy.characters(length, kinds(text));
    return phrase ? made.exampleAlone() : made.enoughAlone();
  }

  private static Set<CharacterKind> kinds(String text) {
    Set<CharacterKind> kinds = EnumSet.noneOf(CharacterKind.class);
    text.codePoints()
        .forEach(
            c ->
                kinds.add(
                    Character.isUpperCase(c)
                        ? CharacterKind.UPPER
                        : Character.isLetter(c)
                            ? CharacterKind.LOWER
                            : Character.isDigit(c) ? CharacterKind.DIGIT : CharacterKind.SPECIAL));
    return kinds;
  }

  private static List<String> words(String text) {
    return BETWEEN_WORDS.splitAsStream(text).filter(word -> word.length() >= 2).toList();
  }

  private static int distinct(List<String> words) {
    Set<String> seen = new HashSet<>();
    words.forEach(word -> seen.add(word.toLowerCase(Locale.ROOT)));
    return seen.size();
  }

  /** Several words that make most of the text: a passphrase, which the formula does not count. */
  private static boolean phrase(String text, List<String> words) {
    List<String> whole = words.stream().filter(word -> word.length() >= 3).toList();
    int letters = whole.stream().mapToInt(String::length).sum();
    return whole.size() >= 2 && letters * 4 >= text.length() * 3;
  }

  private static boolean holds(String text, String personal) {
    String wanted = PasswordGuesses.plain(personal.strip());
    return wanted.length() >= 3 && PasswordGuesses.plain(text).contains(wanted);
  }
}
