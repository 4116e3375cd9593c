package org.limpide.server.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that last as long as the demonstration. */
public final class DemoFolder {
  private DemoFolder() {}

  /** A new one, for this user only. */
  public static Path fresh() throws IOException {
    return Files.createTempDirectory("limpide-demo-");
  }

  /** Deletes it with all that is in it. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
