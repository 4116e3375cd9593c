package org.limpide.journal.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An export in a zip file. */
final class ZipSource implements ExportSource {
  private final ZipFile zip;

  ZipSource(Path file) throws IOException {
    this.zip = new ZipFile(file.toFile());
  }

  @Override
  public Set<String> names() {
    return zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Optional.of(in.readAllBytes());
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
