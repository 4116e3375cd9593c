package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * The text of one or several pages, cut into lines (a row of a table is one) and sentences, each
 * kept as written and in its {@link Plain} form, so that what a rule finds can be quoted.
 */
final class Prose {
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<=[.!?…;])\\s+(?=[\\p{Lu}«“\"–•-])");
  private static final Pattern READABLE =
      Pattern.compile(
          "\\b(nous|vous|votre|vos|pour|les|des|est|sur|par|du|une|au|aux|et|ou|ce|ne|sans|dans|avec|qui|we|our|your|you|the|and|to|for|is|of)\\b");
  private static final int QUOTED = 280;

  /**
   * A line or a sentence.
   *
   * @param said as the page has it
   * @param plain its plain form
   */
  record Passage(PageFact page, String said, String plain) {
    Proof proof() {
      String quote = Plain.cut(said, QUOTED);
      return new Proof(
          Scenario.S0,
          page.url(),
          "text",
          Text.of("« " + quote + " »", "“" + quote + "”"),
          page.screenshot());
    }
  }

  private final List<Passage> lines;
  private final List<Passage> sentences = new ArrayList<>();
  private final String plain;

  private Prose(List<Passage> lines) {
    this.lines = List.copyOf(lines);
    for (Passage line : lines) {
      for (String sentence : SENTENCE_END.split(line.said())) {
        sentences.add(new Passage(line.page(), sentence, Plain.of(sentence)));
      }
    }
    plain = lines.stream().map(Passage::plain).collect(Collectors.joining("\n"));
  }

  /** All that the pages show, what they hold in frames included. */
  static Prose whole(List<PageFact> pages) {
    return of(pages, Set.of());
  }

  /** What the pages show that another page does not: its header and footer are left out. */
  static Prose beside(List<PageFact> pages, Optional<PageFact> other) {
    return of(
        pages,
        other.map(page -> new HashSet<>(page.text().lines().toList())).orElse(new HashSet<>()));
  }

  /** A text of a page. */
  static Prose of(PageFact page, String text) {
    return new Prose(lines(page, text, Set.of()).toList());
  }

  private static Prose of(List<PageFact> pages, Set<String> left) {
    List<Passage> lines = new ArrayList<>();
    for (PageFact page : pages) {
      lines(page, page.text(), left).forEach(lines::add);
      page.frames().forEach(frame -> lines(page, frame.text(), left).forEach(lines::add));
    }
    return new Prose(lines);
  }

  private static Stream<Passage> lines(PageFact page, String text, Set<String> left) {
    return text.lines()
        .filter(line -> !line.isBlank() && !left.contains(line))
        .map(line -> new Passage(page, line.strip(), Plain.of(line.strip())));
  }

  List<Passage> lines() {
    return lines;
  }

  List<Passage> sentences() {
    return sentences;
  }

  /** The whole in plain form, one line a line. */
  String plain() {
    return plain;
  }

  boolean says(Pattern pattern) {
    return pattern.matcher(plain).find();
  }

  /** The first sentence, else the first line, that the pattern is found in. */
  Optional<Passage> first(Pattern pattern) {
    return first(pattern, passage -> true);
  }

  Optional<Passage> first(Pattern pattern, Predicate<Passage> also) {
    return Stream.concat(sentences.stream(), lines.stream())
        .filter(passage -> pattern.matcher(passage.plain()).find())
        .filter(also)
        .findFirst();
  }

  List<Passage> all(Pattern pattern) {
    return sentences.stream().filter(passage -> pattern.matcher(passage.plain()).find()).toList();
  }

  /** Whether it is long enough, and in a language whose words are known here. */
  boolean readable() {
    return plain.length() > 150 && READABLE.matcher(plain).results().limit(8).count() == 8;
  }
}
