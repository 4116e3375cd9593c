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
      Files.createDirectories(folder.resolve("evidence"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
