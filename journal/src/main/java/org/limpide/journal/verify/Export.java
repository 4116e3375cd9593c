package org.limpide.journal.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.limpide.journal.Journal;
import org.limpide.journal.JournalException;
import org.limpide.journal.JournalException.Reason;
import org.limpide.journal.note.Checkpoint;
import org.limpide.journal.tree.TilePath;

/**
 * A whole log as files: {@code log.vkey} (the public key), {@code checkpoint}, and every tile and
 * entry bundle under its C2SP {@code tlog-tiles} path, as the checkpoint covers them. In a folder
 * any tile reader can use it; in a zip it is one file to hand over.
 */
public final class Export {
  static final String KEY = "log.vkey";
  static final String CHECKPOINT = "checkpoint";

  private Export() {}

  /** Takes one file. */
  @FunctionalInterface
  private interface Taking {
    void file(String name, byte[] bytes) throws IOException;
  }

  /** Writes the files into a folder, which must not hold any of them yet. */
  public static Checkpoint toFolder(Journal journal, Path folder) throws IOException {
    return write(
        journal,
        (name, bytes) -> {
          Path file = folder.resolve(name);
          Files.createDirectories(file.getParent());
          Files.write(
              file,
              bytes,
              java.nio.file.StandardOpenOption.CREATE_NEW,
              java.nio.file.StandardOpenOption.WRITE);
        });
  }

  /** Writes one zip file. */
  public static Checkpoint toZip(Journal journal, Path file) throws IOException {
    try (OutputStream out =
            Files.newOutputStream(
                file,
                java.nio.file.StandardOpenOption.CREATE_NEW,
                java.nio.file.StandardOpenOption.WRITE);
        CanonicalZip zip = new CanonicalZip(new java.io.BufferedOutputStream(out, 1 << 16))) {
      return write(journal, zip::add);
    }
  }

  private static Checkpoint write(Journal journal, Taking taking) throws IOException {
    Checkpoint checkpoint = journal.checkpoint();
    taking.file(KEY, (journal.key() + "\n").getBytes(StandardCharsets.UTF_8));
    taking.file(CHECKPOINT, checkpoint.toString().getBytes(StandardCharsets.UTF_8));
    for (TilePath path : TilePath.ofTree(checkpoint.size(), true)) {
      byte[] tile =
          journal
              .tile(path)
              .orElseThrow(
                  () -> new JournalException(Reason.UNKNOWN, "There is no " + path + " any more."));
      taking.file(path.toString(), tile);
    }
    return checkpoint;
  }
}
