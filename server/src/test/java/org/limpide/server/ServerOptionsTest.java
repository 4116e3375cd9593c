package org.limpide.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServerOptionsTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern READ =
      Pattern.compile("(?:\"\\$\\{|[pP]roperty\\(\\s*\")(limpide\\.[a-z.-]+)");

  /** Names put together: {@code "limpide.oidc." + name}, from {@code value(environment, "…")}. */
  private static final Pattern PART = Pattern.compile("\\(environment, \"([a-z-]+)\"\\)");

  @Test
  void everySettingThatADeskReadsIsKnownToTheSettingsFileAndNoOther() throws IOException {
    Set<String> known = names();
    assertThat(read()).contains("limpide.mail.host", "limpide.oidc.issuer", "limpide.dns");

    known.addAll(ServerOptions.OF_THE_LINE);
    assertThat(read()).isEqualTo(known);
  }

  @Test
  void theGuideListsThemAll() throws IOException {
    Set<String> listed =
        Files.readAllLines(Path.of("../docs/operate.md")).stream()
            .filter(line -> line.startsWith("| `limpide."))
            .map(line -> line.replaceFirst("^\\| `([^`]+)` \\| .+", "$1"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(listed).isEqualTo(names());
  }

  @Test
  void aValueThatDoesNotFitAndANameNobodyKnowsAreMistakes() {
    assertThat(ServerOptions.mistake("limpide.audits.kept", "12")).isEmpty();
    assertThat(ServerOptions.mistake("limpide.audits.kept", "0")).isPresent();
    assertThat(ServerOptions.mistake("limpide.webhooks.http", "yes")).isPresent();
    assertThat(ServerOptions.mistake("limpide.public-url", "https://a.example")).isPresent();
    assertThat(ServerOptions.mistake("limpide.dsn", "9.9.9.9").orElseThrow().fr())
        .isEqualTo("réglage inconnu");
  }

  private static Set<String> names() {
    return ServerOptions.all().stream()
        .map(ServerOptions.Option::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> read() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        for (Matcher read = READ.matcher(source); read.find(); ) {
          if (read.group(1).endsWith(".")) {
            PART.matcher(source)
                .results()
                .forEach(part -> names.add(read.group(1) + part.group(1)));
          } else {
            names.add(read.group(1));
          }
        }
      }
    }
    return names;
  }
}
