package org.limpide.law;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Reads a text in both languages and notes what is wrong with it: a language missing, a text left
 * untranslated, a placeholder that stands in one language only and would stay empty in the other.
 */
final class TextReader {
  /** Standards that are cited by the same name in both languages. */
  private static final List<String> INTERNATIONAL = List.of("RFC ", "PCI DSS");

  private final List<String> faults;

  TextReader(List<String> faults) {
    this.faults = faults;
  }

  /** A text that must be translated. */
  Text translated(String of, String what, JsonNode node) {
    Text text = inBoth(of, what, node);
    if (same(text)) {
      faults.add(of + ": " + what + " is the same in English as in French: " + text.fr());
    }
    return text;
  }

  /** The citation of a text: translated, save for the standards that have one name. */
  Text citation(String of, JsonNode node) {
    Text text = inBoth(of, "reference", node);
    if (same(text) && INTERNATIONAL.stream().noneMatch(text.fr()::startsWith)) {
      faults.add(of + ": reference is the same in English as in French: " + text.fr());
    }
    return text;
  }

  /** A proper name, which may be the same in both languages. */
  Text name(String of, String what, JsonNode node) {
    return inBoth(of, what, node);
  }

  private Text inBoth(String of, String what, JsonNode node) {
    Text text = Text.of(node.path("fr").asString(""), node.path("en").asString(""));
    if (text.fr().isBlank()) {
      faults.add(of + ": " + what + " is missing in French");
    }
    if (text.en().isBlank()) {
      faults.add(of + ": " + what + " is missing in English");
    }
    if (!text.fr().isBlank() && !text.en().isBlank()) {
      placeholders(of, what, text);
    }
    return text;
  }

  private void placeholders(String of, String what, Text text) {
    Set<String> french = new TreeSet<>(Text.placeholders(text.fr()));
    Set<String> english = new TreeSet<>(Text.placeholders(text.en()));
    french.stream()
        .filter(name -> !english.contains(name))
        .forEach(name -> faults.add(of + ": " + what + " has {" + name + "} in French only"));
    english.stream()
        .filter(name -> !french.contains(name))
        .forEach(name -> faults.add(of + ": " + what + " has {" + name + "} in English only"));
  }

  private static boolean same(Text text) {
    return !text.fr().isBlank() && text.fr().equals(text.en());
  }
}
