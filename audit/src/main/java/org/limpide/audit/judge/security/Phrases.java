package org.limpide.audit.judge.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/** A page's words made ready for reading: without case and accents, sentence by sentence. */
final class Phrases {
  private static final Pattern ENDS = Pattern.compile("(?<=[.!?;])\\s+|[\\n\\r•·|]+|\\s[—–]\\s");

  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("deux", 2),
          Map.entry("two", 2),
          Map.entry("trois", 3),
          Map.entry("three", 3),
          Map.entry("quatre", 4),
          Map.entry("four", 4),
          Map.entry("cinq", 5),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("sept", 7),
          Map.entry("seven", 7),
          Map.entry("huit", 8),
          Map.entry("eight", 8),
          Map.entry("neuf", 9),
          Map.entry("nine", 9),
          Map.entry("dix", 10),
          Map.entry("ten", 10),
          Map.entry("onze", 11),
          Map.entry("eleven", 11),
          Map.entry("douze", 12),
          Map.entry("twelve", 12),
          Map.entry("quatorze", 14),
          Map.entry("fourteen", 14),
          Map.entry("quinze", 15),
          Map.entry("fifteen", 15),
          Map.entry("seize", 16),
          Map.entry("sixteen", 16),
          Map.entry("vingt", 20),
          Map.entry("twenty", 20),
          Map.entry("trente", 30),
          Map.entry("thirty", 30),
          Map.entry("cinquante", 50),
          Map.entry("fifty", 50));

  /** A number in digits or as a word, for use inside a pattern. */
  static final String NUMBER = "(\\d{1,4}|" + String.join("|", NUMBERS.keySet()) + ")";

  private Phrases() {}

  /** The sentences of a text, as written. */
  static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    for (String sentence : ENDS.split(text)) {
      if (!sentence.isBlank()) {
        sentences.add(sentence.strip());
      }
    }
    return sentences;
  }

  /** The value of what {@link #NUMBER} matched. */
  static int value(String number) {
    Integer word = NUMBERS.get(number);
    return word != null ? word : Integer.parseInt(number);
  }

  /** A pattern to be found in plain text. */
  static Pattern words(String... alternatives) {
    return Pattern.compile(String.join("|", alternatives));
  }

  /** Whether the pattern is found in the text made plain. */
  static boolean found(Pattern pattern, String text) {
    return pattern.matcher(Plain.of(text)).find();
  }

  /** Short enough to quote, between the quotation marks of each language. */
  static Text quoted(String text) {
    String cut = cut(text);
    return Text.of("« " + cut + " »", "“" + cut + "”");
  }

  /** Short enough to quote. */
  static String cut(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > 160 ? line.substring(0, 157) + "…" : line;
  }
}
