package org.limpide.law;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What whoever guesses passwords tries first: common words and names in French and English, also
 * with letters replaced by signs that look like them ({@code m0tdep@sse}), runs of neighbouring
 * keys, years and dates, repetitions.
 */
final class PasswordGuesses {
  private static final List<String> ROOTS = roots();
  private static final List<String> RUNS =
      List.of(
          "abcdefghijklmnopqrstuvwxyz",
          "01234567890",
          "azertyuiop",
          "qsdfghjklm",
          "wxcvbn",
          "qwertyuiop",
          "asdfghjkl",
          "zxcvbnm",
          "&é\"'(-è_çà)=",
          "!@#$%^&*()");
  private static final int SHORTEST_RUN = 3;
  private static final Pattern YEAR = Pattern.compile("(19[4-9]\\d|20[0-4]\\d)");
  private static final Pattern REPEATED = Pattern.compile("(.{1,20}?)\\1+");
  private static final String SIGNS = "01345789@$€!";
  private static final String LETTERS = "oieastbgasei";

  private PasswordGuesses() {}

  /** In lower case and without accents, as long as before. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (char c : text.toCharArray()) {
      plain.append(
          Character.toLowerCase(
              Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0)));
    }
    return plain.toString();
  }

  /** The text with each part that is guessed first shrunk to its first character. */
  static String rest(String text) {
    String plain = plain(text);
    BitSet dropped = new BitSet(text.length());
    dropRepetitions(plain, dropped);
    dropRuns(text.toLowerCase(Locale.ROOT), dropped);
    dropRuns(plain, dropped);
    Matcher years = YEAR.matcher(plain);
    while (years.find()) {
      dropped.set(years.start() + 1, years.end());
    }
    dropRoots(plain, dropped);
    dropRoots(letters(plain, 'i'), dropped);
    dropRoots(letters(plain, 'l'), dropped);
    StringBuilder rest = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!dropped.get(i)) {
        rest.append(text.charAt(i));
      }
    }
    return rest.toString();
  }

  /** Whether the words are a list everybody knows: the days, the months, the numbers. */
  static boolean knownPhrase(List<String> words) {
    String joined = plain(String.join("", words));
    int known =
        ROOTS.stream()
            .filter(root -> root.length() >= 20 && joined.contains(root))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return known * 4 >= joined.length() * 3;
  }

  private static void dropRepetitions(String plain, BitSet dropped) {
    Matcher repeated = REPEATED.matcher(plain);
    while (repeated.find()) {
      if (repeated.end() - repeated.start() >= SHORTEST_RUN) {
        dropped.set(repeated.start() + repeated.group(1).length(), repeated.end());
      }
    }
  }

  private static void dropRuns(String text, BitSet dropped) {
    for (String run : RUNS) {
      dropRuns(text, run, dropped);
      dropRuns(text, new StringBuilder(run).reverse().toString(), dropped);
    }
  }

  private static void dropRuns(String text, String run, BitSet dropped) {
    int from = 0;
    while (from + SHORTEST_RUN <= text.length()) {
      int length = 0;
      int at = run.indexOf(text.charAt(from));
      while (at >= 0
          && at + length < run.length()
          && from + length < text.length()
          && run.charAt(at + length) == text.charAt(from + length)) {
        length++;
      }
      if (length >= SHORTEST_RUN) {
        dropped.set(from + 1, from + length);
      }
      from += Math.max(1, length);
    }
  }

  private static void dropRoots(String text, BitSet dropped) {
    for (String root : ROOTS) {
      for (int at = text.indexOf(root); at >= 0; at = text.indexOf(root, at + 1)) {
        dropped.set(at + 1, at + root.length());
      }
    }
  }

  private static String letters(String plain, char one) {
    StringBuilder letters = new StringBuilder(plain.length());
    for (char c : plain.toCharArray()) {
      int at = SIGNS.indexOf(c);
      letters.append(c == '1' ? one : at < 0 ? c : LETTERS.charAt(at));
    }
    return letters.toString();
  }

  private static List<String> roots() {
    try (InputStream in =
            Objects.requireNonNull(
                PasswordGuesses.class.getResourceAsStream("common-passwords.txt"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
          .filter(root -> !root.isEmpty())
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
