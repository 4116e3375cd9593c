package org.limpide.journal.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.limpide.journal.tree.Hash;
import org.limpide.journal.tree.Proofs;
import org.limpide.journal.tree.TreeHasher;

/**
 * The proof that an entry stands in a log, in one text that needs nobody's server (C2SP {@code
 * tlog-proof}): index, path and checkpoint.
 *
 * @param extra what an application adds; nobody signed it
 * @param index the entry's place in the log, from 0
 * @param path from the leaf's sibling up to the root's child
 * @param checkpoint the tree head the path leads to
 */
public record TlogProof(
    Optional<String> extra, long index, List<Hash> path, Checkpoint checkpoint) {
  private static final String FIRST = "c2sp.org/tlog-proof@v1\n";

  /** Copies the path. */
  public TlogProof {
    path = List.copyOf(path);
  }

  /** Reads a proof, which is still to be checked. */
  public static TlogProof parse(String text) {
    int gap = text.indexOf("\n\n");
    if (!text.startsWith(FIRST) || gap < FIRST.length()) {
      throw new MalformedNoteException("not a tlog-proof");
    }
    List<String> lines =
        new ArrayList<>(List.of(text.substring(FIRST.length(), gap).split("\n", -1)));
    Optional<String> extra = Optional.empty();
    if (lines.getFirst().startsWith("extra ")) {
      String written = lines.removeFirst().substring("extra ".length());
      Base64Text.read(written);
      extra = Optional.of(written);
    }
    if (lines.isEmpty() || !lines.getFirst().matches("index (0|[1-9][0-9]{0,17})")) {
      throw new MalformedNoteException("a proof says the entry's index");
    }
    long index = Long.parseLong(lines.removeFirst().substring("index ".length()));
    try {
      List<Hash> path = lines.stream().map(Hash::parse).toList();
      return new TlogProof(extra, index, path, Checkpoint.parse(text.substring(gap + 2)));
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException("not a hash: " + e.getMessage());
    }
  }

  /**
   * Whether this entry leads to the checkpoint's root; who signed the checkpoint is another
   * question.
   */
  public boolean leadsFrom(byte[] entry) {
    return Proofs.included(
        index, checkpoint.size(), new TreeHasher().leaf(entry), path, checkpoint.root());
  }

  /** The proof as it is kept in a file {@code .tlog-proof}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(FIRST);
    extra.ifPresent(more -> text.append("extra ").append(more).append('\n'));
    text.append("index ").append(index).append('\n');
    path.forEach(hash -> text.append(hash).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }
}
