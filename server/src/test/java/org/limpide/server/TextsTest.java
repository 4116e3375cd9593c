package org.limpide.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.limpide.law.Language;
import org.limpide.server.web.Words;

class TextsTest {
  private static final Pattern SAID = Pattern.compile("say\\(\"([a-z][a-z0-9.-]*[a-z0-9])\"[,)]");
  private static final Pattern COUNTED = Pattern.compile("count\\(\"([a-z][a-z0-9.-]*)\",");
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  @Test
  void frenchAndEnglishHaveTheSameKeys() {
    assertThat(new TreeSet<>(Words.in(Language.EN).keys()))
        .isEqualTo(new TreeSet<>(Words.in(Language.FR).keys()));
  }

  @Test
  void bothLanguagesHaveTheSamePlaces() {
    for (String key : Words.in(Language.FR).keys()) {
      assertThat(places(Language.EN, key)).as(key).isEqualTo(places(Language.FR, key));
    }
  }

  @Test
  void everyKeyNamedInAPageOrInTheCodeHasItsText() throws IOException {
    Words words = Words.in(Language.FR);
    Set<String> missing = new TreeSet<>();
    for (Path file : sources()) {
      String text = Files.readString(file);
      SAID.matcher(text)
          .results()
          .map(m -> m.group(1))
          .filter(k -> !words.has(k))
          .forEach(missing::add);
      COUNTED
          .matcher(text)
          .results()
          .map(m -> m.group(1) + ".many")
          .filter(k -> !words.has(k))
          .forEach(missing::add);
    }
    assertThat(missing).isEmpty();
  }

  private static Set<String> places(Language language, String key) {
    Set<String> places = new TreeSet<>();
    PLACE.matcher(Words.in(language).say(key)).results().forEach(m -> places.add(m.group()));
    return places;
  }

  private static Iterable<Path> sources() throws IOException {
    try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"));
        Stream<Path> code = Files.walk(Path.of("src/main/java"))) {
      return Stream.concat(templates, code).filter(Files::isRegularFile).sorted().toList();
    }
  }
}
