package org.limpide.journal.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An export in a folder. */
record FolderSource(Path folder) implements ExportSource {
  @Override
  public Set<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !Files.isDirectory(file))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toSet());
    }
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  @Override
  public void close() {}
}
