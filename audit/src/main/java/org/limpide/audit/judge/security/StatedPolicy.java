package org.limpide.audit.judge.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.CharacterKind;

/**
 * What sentences, in French or English, say a password must be. What is only advised is left out.
 *
 * @param shortest fewest characters, 0 when not said
 * @param longest most characters, 0 when not said
 * @param anyOf each password has one of each of these sets
 * @param kinds of how many kinds its characters are at the least, 0 when not said
 * @param words fewest words of a passphrase that may stand for it, 0 when not said
 * @param said the sentences that say so
 */
record StatedPolicy(
    int shortest,
    int longest,
    List<Set<CharacterKind>> anyOf,
    int kinds,
    int words,
    List<String> said) {
  private static final String N = Phrases.NUMBER;

  private static final Pattern ADVICE =
      Phrases.words(
          "recommand",
          "recommend",
          "conseil",
          "\\badvis",
          "devrait",
          "ideal",
          "preferab",
          "de preference",
          "suggest",
          "\\bhint\\b",
          "astuce",
          "\\btip\\b",
          "plus (sur|de securite)\\b",
          "stronger",
          "(better|more) secur",
          "encourag");
  private static final Pattern ADVICE_ASIDE =
      Pattern.compile("\\([^()]{0,80}(?:recommand|recommend|conseil|ideal|advis)[^()]{0,80}\\)");
  private static final Pattern LENGTH =
      Pattern.compile(
          "\\b"
              + N
              + "\\s*(?:\\+|ou plus|or more)?\\s*(?:(?:a|et|-|to|and|/)\\s*"
              + N
              + ")?\\s*(?:alphanumeri\\w+\\s+)?(caracteres?|characters?|chars?\\b|car\\.|signes|symboles?|symbols?|lettres|letters|chiffres|digits)"
              + "(?!\\s+(?:special|speciaux|numeri|different|identi|consecuti|minuscule|majuscule|uppercase|lowercase))");
  private static final Pattern NAMED_LENGTH =
      Pattern.compile(
          "(?<!minimum )(?<!maximum )(?<!min )(?<!max )(?:longueur|length)\\s*(?:est |is )?(minimale?|minimum|maximale?|maximum)?\\s*(?:de|of|est|is|:|=)?\\s*"
              + N
              + "\\b");
  private static final Pattern ENGLISH_LENGTH =
      Pattern.compile("(minimum|maximum|min|max)\\.? length\\s*(?:of|is|:|=)?\\s*" + N + "\\b");
  private static final Pattern MOST_BEFORE =
      Pattern.compile(
          "(?:maximum|max\\.?|au plus|at most|up to|jusqu'a|no more than|not exceed|depasser|limite a)[^0-9]{0,12}$");
  private static final Pattern MOST_AFTER =
      Pattern.compile(
          "^\\W{0,3}(?:maximum|max\\b|au (?:maximum|plus)|ou moins|at most|or (?:less|fewer))");
  private static final Pattern MORE_THAN = Pattern.compile("(?:plus de|more than|over)\\s*$");
  private static final Pattern WORDS = Pattern.compile("\\b" + N + "\\s+(?:mots|words)\\b");
  private static final Pattern KINDS =
      Pattern.compile(
          "\\b"
              + N
              + "\\s*(?:(?:des|parmi|sur|of|out of|from)\\s+(?:les |the |ces |these )?(?:quatre|four|4|cinq|five|5|suivant|following|criteres|types|categor|conditions|elements)|parmi"
              + "|(?:des |of the )?(?:types|categories|familles|sortes|classes|kinds))");

  /** Magento's wording: “Minimum of different classes of characters in password is 3”. */
  private static final Pattern CLASSES =
      Pattern.compile("classes of characters[^0-9.]{0,30}\\bis\\s+" + N + "\\b");

  private static final Pattern OPTIONAL =
      Phrases.words(
          "autoris",
          "accept",
          "permis",
          "permitted",
          "allowed",
          "peut contenir",
          "may contain",
          "can contain",
          "facultati",
          "optional");
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "\\b(?:sans|ni|pas de|aucun|no|without)\\s+(?:\\w+\\s+){0,2}?(?:caracteres? speciaux|caractere special|special characters?|symboles?|symbols?|espaces?|spaces?)");
  private static final String SIGN = "(?:caracteres? spe|spe|symbol|signe|ponctuation|punctuation)";
  private static final String FIGURE = "(?:chiffres?|nombres?|digits?|numbers?)";
  private static final String OR =
      "\\s*(?:\\bou\\b|\\bor\\b|et/ou|and/or|/)\\s*(?:au moins |at least )?(?:une? |an? |one )?";
  private static final Pattern FIGURE_OR_SIGN =
      Pattern.compile(
          FIGURE
              + OR
              + SIGN
              + "|(?:special\\w*|speciaux|symbol\\w*)(?: characters?)?"
              + OR
              + FIGURE);
  private static final Pattern LOWER = Phrases.words("minuscul", "lower ?-?case", "small letter");
  private static final Pattern UPPER = Phrases.words("majuscul", "capital", "upper ?-?case");
  private static final Pattern LETTER =
      Phrases.words("lettres?\\b", "letters?\\b", "alphabeti", "alphanumeri");
  private static final Pattern DIGIT =
      Phrases.words(
          "chiffre", "\\bnombres?\\b", "numeri(?:que|c)", "\\bdigits?\\b", "\\bnumbers?\\b");
  private static final Pattern SPECIAL =
      Phrases.words("special", "speciaux", "symbol", "ponctuation", "punctuation");

  StatedPolicy {
    anyOf = List.copyOf(anyOf);
    said = List.copyOf(said);
  }

  /** Reads the sentences together. */
  static StatedPolicy in(Collection<String> sentences) {
    var reading = new Reading();
    for (String sentence : sentences) {
      String rule = ADVICE_ASIDE.matcher(Plain.of(sentence)).replaceAll(" ");
      if (!ADVICE.matcher(rule).find()) {
        reading.read(sentence, FORBIDDEN.matcher(rule).replaceAll(" "));
      }
    }
    return new StatedPolicy(
        reading.shortest,
        reading.longest,
        reading.anyOf(),
        reading.kinds,
        reading.words,
        reading.said);
  }

  /** Whether anything is said of how a password must be. */
  boolean saysSomething() {
    return !said.isEmpty();
  }

  private static final class Reading {
    private int shortest;
    private int longest;
    private int kinds;
    private int words;
    private boolean figureOrSign;
    private boolean letter;
    private final Set<CharacterKind> named = EnumSet.noneOf(CharacterKind.class);
    private final List<String> said = new ArrayList<>();

    void read(String sentence, String rule) {
      boolean something = lengths(rule) | words(rule) | kinds(rule);
      if (something && said.size() < 8) {
        said.add(sentence);
      }
    }

    private boolean lengths(String rule) {
      boolean found = false;
      Matcher length = LENGTH.matcher(rule);
      while (length.find()) {
        int first = Phrases.value(length.group(1));
        String before = rule.substring(Math.max(0, length.start() - 40), length.start());
        String after = rule.substring(length.end(), Math.min(rule.length(), length.end() + 30));
        if (length.group(2) != null) {
          found |= atLeast(first) | atMost(Phrases.value(length.group(2)));
        } else if (MOST_BEFORE.matcher(before).find() || MOST_AFTER.matcher(after).find()) {
          found |= atMost(first);
        } else {
          found |= atLeast(MORE_THAN.matcher(before).find() ? first + 1 : first);
        }
      }
      for (Pattern pattern : List.of(NAMED_LENGTH, ENGLISH_LENGTH)) {
        Matcher named = pattern.matcher(rule);
        while (named.find()) {
          boolean most = String.valueOf(named.group(1)).startsWith("max");
          int value = Phrases.value(named.group(2));
          found |= most ? atMost(value) : atLeast(value);
        }
      }
      return found;
    }

    private boolean atLeast(int length) {
      boolean sensible = length >= 4 && length <= 128;
      shortest = sensible ? Math.max(shortest, length) : shortest;
      return sensible;
    }

    private boolean atMost(int length) {
      longest = longest == 0 ? length : Math.min(longest, length);
      return true;
    }

    private boolean words(String rule) {
      Matcher matcher = WORDS.matcher(rule);
      boolean found = matcher.find();
      words = found ? Math.max(words, Phrases.value(matcher.group(1))) : words;
      return found;
    }

    private boolean kinds(String rule) {
      if (OPTIONAL.matcher(rule).find()) {
        return false;
      }
      for (Pattern pattern : List.of(CLASSES, KINDS)) {
        Matcher several = pattern.matcher(rule);
        if (several.find()) {
          int number = Phrases.value(several.group(1));
          kinds = number <= 4 ? Math.max(kinds, number) : kinds;
          return true;
        }
      }
      String rest = rule;
      boolean found = false;
      if (FIGURE_OR_SIGN.matcher(rule).find()) {
        figureOrSign = true;
        found = true;
        rest = FIGURE_OR_SIGN.matcher(rule).replaceAll(" ").replaceAll("speciaux|special", " ");
      }
      found |= name(CharacterKind.LOWER, LOWER, rest);
      found |= name(CharacterKind.UPPER, UPPER, rest);
      found |= name(CharacterKind.DIGIT, DIGIT, rest);
      found |= name(CharacterKind.SPECIAL, SPECIAL, rest);
      if (rest.contains("alphanumeri")) {
        named.add(CharacterKind.DIGIT);
      }
      boolean letters = LETTER.matcher(rest).find();
      letter |= letters;
      return found | letters;
    }

    private boolean name(CharacterKind kind, Pattern pattern, String rule) {
      return pattern.matcher(rule).find() && (named.add(kind) | true);
    }

    List<Set<CharacterKind>> anyOf() {
      List<Set<CharacterKind>> all = new ArrayList<>();
      if (kinds > 0) {
        return all; // what is named is what one may choose from
      }
      named.forEach(kind -> all.add(Set.of(kind)));
      if (letter) {
        all.add(Set.of(CharacterKind.LOWER, CharacterKind.UPPER));
      }
      if (figureOrSign) {
        all.add(Set.of(CharacterKind.DIGIT, CharacterKind.SPECIAL));
      }
      return all;
    }
  }
}
