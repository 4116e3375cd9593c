package org.limpide.journal.verify;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The files of an export, wherever they lie. */
interface ExportSource extends AutoCloseable {
  /** The names of all files, with slashes. */
  Set<String> names() throws IOException;

  /** A file's bytes; empty when there is none of this name. */
  Optional<byte[]> read(String name) throws IOException;

  @Override
  void close() throws IOException;
}
