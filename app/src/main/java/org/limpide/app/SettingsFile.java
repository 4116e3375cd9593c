package org.limpide.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Function;
import org.limpide.server.ServerOptions;
import picocli.CommandLine.ParameterException;

/**
 * {@code limpide.properties} of the data folder. A name nobody knows stops the start: a typing
 * mistake must not silently leave mail unsent. Every mistake is told at once.
 */
final class SettingsFile {
  static final String NAME = "limpide.properties";

  private SettingsFile() {}

  static Map<String, String> read(Path folder, Function<String, ParameterException> wrong) {
    Path file = folder.resolve(NAME);
    Map<String, String> options = new HashMap<>();
    if (!Files.exists(file)) {
      return options;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw wrong.apply(Speech.say("illisible : ", "cannot be read: ") + file);
    }
    List<String> mistakes = new ArrayList<>();
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      String value = properties.getProperty(name).strip();
      ServerOptions.mistake(name, value)
          .ifPresentOrElse(
              mistake ->
                  mistakes.add(name + Speech.say(" : ", ": ") + mistake.in(Speech.language())),
              () -> options.put(name, value));
    }
    if (!mistakes.isEmpty()) {
      throw wrong.apply(file + Speech.say(" : ", ": ") + String.join(" ; ", mistakes));
    }
    return options;
  }
}
