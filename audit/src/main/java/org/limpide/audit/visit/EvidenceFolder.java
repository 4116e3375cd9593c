package org.limpide.audit.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Where evidence files are kept; names are relative to the audit's folder. */
final class EvidenceFolder {
  private final Path folder;
  private final AtomicInteger number = new AtomicInteger();

  EvidenceFolder(Path folder) {
    this.folder = folder;
    try {
      if (Files.exists(folder.resolve("manifest.json"))) {
        forget(folder.resolve("evidence")); // an earlier audit's: its seal goes with its report
      }
      Files.createDirectories(folder.resolve("evidence"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void forget(Path earlier) throws IOException {
    if (Files.isDirectory(earlier)) {
      try (var files = Files.list(earlier)) {
        for (Path file : files.toList()) {
          if (Files.isRegularFile(file)) {
            Files.delete(file);
          }
        }
      }
    }
  }

  Path path() {
    return folder;
  }

  /** A name for the files of one visit, such as {@code evidence/S2-014}. */
  String next(String scenario) {
    return "evidence/%s-%03d".formatted(scenario, number.incrementAndGet());
  }

  String write(String name, byte[] bytes) {
    try {
      Files.write(folder.resolve(name), bytes);
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String write(String name, String text) {
    return write(name, text.getBytes(UTF_8));
  }
}
