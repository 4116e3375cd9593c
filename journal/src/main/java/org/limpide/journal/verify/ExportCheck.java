package org.limpide.journal.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.limpide.journal.EntryBundle;
import org.limpide.journal.note.Checkpoint;
import org.limpide.journal.tree.FullTile;
import org.limpide.journal.tree.GrowingTree;
import org.limpide.journal.tree.Hash;
import org.limpide.journal.tree.TilePath;
import org.limpide.journal.tree.TreeEdge;
import org.limpide.journal.tree.TreeHasher;

/** Builds the tree again from the entries and holds every file, and the signed root, against it. */
final class ExportCheck {
  private final ExportSource source;
  private final Checkpoint checkpoint;
  private final Optional<Checkpoint> older;
  private final Faults faults;
  private final TreeHasher hasher = new TreeHasher();
  private final GrowingTree tree = new GrowingTree();

  ExportCheck(
      ExportSource source, Checkpoint checkpoint, Optional<Checkpoint> older, Faults faults) {
    this.source = source;
    this.checkpoint = checkpoint;
    this.older = older;
    this.faults = faults;
  }

  /** The files an export of this size has, in order. */
  static List<String> files(long size) {
    List<String> names = new ArrayList<>(List.of(Export.KEY, Export.CHECKPOINT));
    TilePath.ofTree(size, true).forEach(path -> names.add(path.toString()));
    return names;
  }

  void run() throws IOException {
    // an absurd size must not be taken at its word: as many bundles as there are files, at most
    Set<String> names = source.names();
    if (checkpoint.size() / FullTile.WIDTH > names.size()) {
      faults.add(Export.CHECKPOINT, "counts more entries than there are files for");
      return;
    }
    Set<String> unknown = new HashSet<>(names);
    files(checkpoint.size()).forEach(unknown::remove);
    unknown.forEach(name -> faults.add(name, "does not belong to the export"));
    if (older.isPresent() && older.get().size() > checkpoint.size()) {
      faults.add(
          Export.CHECKPOINT, "is older than a checkpoint signed before: entries were dropped");
    }
    olderReached();
    for (long first = 0; first < checkpoint.size(); first += FullTile.WIDTH) {
      int width = (int) Math.min(FullTile.WIDTH, checkpoint.size() - first);
      if (!bundle(new TilePath(TilePath.ENTRIES, first / FullTile.WIDTH, width))) {
        return;
      }
      for (FullTile tile : tree.takeFilled()) {
        same(new TilePath(tile.level(), tile.number(), FullTile.WIDTH), tile.hashes());
      }
    }
    openTiles();
    if (!tree.root().equals(checkpoint.root())) {
      faults.add(Export.CHECKPOINT, "the entries do not lead to the signed root");
    }
  }

  private boolean bundle(TilePath path) throws IOException {
    Optional<byte[]> bytes = source.read(path.toString());
    Optional<List<byte[]>> contents = bytes.flatMap(EntryBundle::read);
    if (contents.isEmpty() || contents.get().size() != path.width()) {
      faults.add(
          path.toString(),
          bytes.isEmpty() ? "is missing" : "has not its " + path.width() + " entries");
      return false;
    }
    Optional<byte[]> leaves = source.read(new TilePath(0, path.number(), path.width()).toString());
    for (int slot = 0; slot < path.width(); slot++) {
      Hash leaf = hasher.leaf(contents.get().get(slot));
      if (leaves.isPresent() && !at(leaves.get(), slot).equals(Optional.of(leaf))) {
        faults.add("entry " + tree.size(), "its content and its leaf hash do not fit");
      }
      tree.add(leaf);
      olderReached();
    }
    return true;
  }

  private static Optional<Hash> at(byte[] hashes, int slot) {
    int from = slot * Hash.BYTES;
    return hashes.length < from + Hash.BYTES
        ? Optional.empty()
        : Optional.of(Hash.of(Arrays.copyOfRange(hashes, from, from + Hash.BYTES)));
  }

  private void olderReached() {
    if (older.isPresent()
        && older.get().size() == tree.size()
        && !older.get().root().equals(tree.root())) {
      faults.add(
          Export.CHECKPOINT,
          "the log does not go on from the older checkpoint: its past was rewritten");
    }
  }

  private void openTiles() throws IOException {
    TreeEdge edge = tree.edge();
    for (TilePath path : TilePath.ofTree(checkpoint.size(), false)) {
      if (!path.full()) {
        same(path, edge.partial(path.level(), path.number(), path.width()).orElseThrow());
      }
    }
  }

  private void same(TilePath path, byte[] expected) throws IOException {
    Optional<byte[]> there = source.read(path.toString());
    if (there.isEmpty()) {
      faults.add(path.toString(), "is missing");
    } else if (!Arrays.equals(there.get(), expected)) {
      faults.add(path.toString(), "has not the hashes its entries lead to");
    }
  }
}
