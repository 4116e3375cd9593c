package org.limpide.journal.note;

import java.util.List;
import java.util.regex.Pattern;
import org.limpide.journal.tree.Hash;

/**
 * What the log commits itself to: « with so many leaves my root is this », signed (C2SP {@code
 * tlog-checkpoint}). Two checkpoints of a log that no consistency proof joins show that it was
 * falsified.
 *
 * @param origin the log's unique name
 * @param size leaves
 * @param root the tree's hash at that size
 * @param note the text and all its signatures
 */
public record Checkpoint(String origin, long size, Hash root, SignedNote note) {
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

  /** Signs the head of a tree. */
  public static Checkpoint sign(String origin, long size, Hash root, NoteSigner signer) {
    return of(SignedNote.sign(origin + "\n" + size + "\n" + root + "\n", signer));
  }

  /** Reads a checkpoint from a note, whose signatures are still to be checked. */
  public static Checkpoint of(SignedNote note) {
    List<String> lines = note.text().lines().toList();
    if (lines.size() < 3 || lines.stream().anyMatch(String::isEmpty)) {
      throw new MalformedNoteException("a checkpoint has an origin, a size and a root");
    }
    try {
      if (!SIZE.matcher(lines.get(1)).matches()) {
        throw new MalformedNoteException("not a tree size: " + lines.get(1));
      }
      return new Checkpoint(
          lines.getFirst(), Long.parseLong(lines.get(1)), Hash.parse(lines.get(2)), note);
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException("not a tree head: " + e.getMessage());
    }
  }

  /** Reads a checkpoint's text, whose signatures are still to be checked. */
  public static Checkpoint parse(String text) {
    return of(SignedNote.parse(text));
  }

  /** The same checkpoint with a witness's signature below. */
  public Checkpoint with(NoteSignature cosignature) {
    return of(note.with(cosignature));
  }

  /** The whole signed note, as it is served. */
  @Override
  public String toString() {
    return note.toString();
  }
}
