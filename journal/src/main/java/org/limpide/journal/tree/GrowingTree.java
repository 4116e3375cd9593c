package org.limpide.journal.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree that takes leaves at its right edge. It holds the compact range (one hash for each bit of
 * the size, so that a root costs a few hashes) and the tiles not yet full. Used by one thread;
 * {@link #edge()} gives others an unchanging view for free, because slots once written are never
 * written again.
 */
public final class GrowingTree {
  private static final int HEIGHTS = 64;
  private static final int LEVELS = 8;

  private final TreeHasher hasher = new TreeHasher();
  private final @Nullable Hash[] range = new @Nullable Hash[HEIGHTS];
  private final byte[][] open = new byte[LEVELS][];
  private List<FullTile> filled = new ArrayList<>();
  private long size;

  /** A tree without leaves. */
  public GrowingTree() {
    Arrays.setAll(open, level -> new byte[FullTile.BYTES]);
  }

  /**
   * Rebuilds the right edge of a stored tree from the leaf hashes of its last, partial tile and
   * from full tiles alone: at most 255 tiles a level are read, however many leaves there are.
   */
  public static GrowingTree recovered(long size, List<Hash> tail, Tiles tiles) {
    if (tail.size() != size % FullTile.WIDTH) {
      throw new IllegalArgumentException(
          "the last tile needs " + size % FullTile.WIDTH + " leaf hashes, not " + tail.size());
    }
    GrowingTree tree = new GrowingTree();
    tree.size = size;
    for (int slot = 0; slot < tail.size(); slot++) {
      tree.put(0, slot, tail.get(slot));
    }
    for (int level = 1; level < LEVELS; level++) {
      long hashes = size >>> (8 * level);
      int width = (int) (hashes % FullTile.WIDTH);
      long first = hashes - width;
      for (int slot = 0; slot < width; slot++) {
        byte[] below = tiles.full(level - 1, first + slot);
        tree.put(level, slot, tree.hasher.subtree(below, 0, FullTile.WIDTH));
      }
    }
    TreeView view = new TreeView(tree.edge(), tiles);
    for (int height = 0; height < HEIGHTS - 1; height++) {
      if ((size >>> height & 1) == 1) {
        tree.range[height] = view.complete(height, (size >>> height) - 1, tree.hasher);
      }
    }
    return tree;
  }

  /** Adds a leaf by its hash. */
  public void add(Hash leaf) {
    put(0, (int) (size % FullTile.WIDTH), leaf);
    fill(0, size);
    Hash carried = leaf;
    int height = 0;
    for (long bits = size; (bits & 1) == 1; bits >>>= 1) {
      Hash left = range[height];
      if (left == null) {
        throw new IllegalStateException("no hash at height " + height);
      }
      carried = hasher.node(left, carried);
      range[height++] = null;
      if (height % 8 == 0) {
        int level = height / 8;
        long place = size >>> height;
        put(level, (int) (place % FullTile.WIDTH), carried);
        fill(level, place);
      }
    }
    range[height] = carried;
    size++;
  }

  private void put(int level, int slot, Hash hash) {
    System.arraycopy(hash.raw(), 0, open[level], slot * Hash.BYTES, Hash.BYTES);
  }

  private void fill(int level, long place) {
    if (place % FullTile.WIDTH == FullTile.WIDTH - 1) {
      filled.add(new FullTile(level, place / FullTile.WIDTH, open[level]));
      open[level] = new byte[FullTile.BYTES];
    }
  }

  /** Leaves so far. */
  public long size() {
    return size;
  }

  /** The hash of the whole tree. */
  public Hash root() {
    Hash root = null;
    for (Hash hash : range) {
      if (hash != null) {
        root = root == null ? hash : hasher.node(hash, root);
      }
    }
    return root == null ? hasher.empty() : root;
  }

  /** The tiles filled since the last call, to be stored. */
  public List<FullTile> takeFilled() {
    List<FullTile> taken = filled;
    filled = new ArrayList<>();
    return taken;
  }

  /** The tiles still open, as they are now and will stay for the holder. */
  public TreeEdge edge() {
    return new TreeEdge(size, open.clone());
  }
}
