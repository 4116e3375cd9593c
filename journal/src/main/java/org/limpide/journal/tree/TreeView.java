package org.limpide.journal.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree of a certain size, read through its tiles: roots of this and of smaller sizes, and proofs
 * (RFC 9162 sections 2.1.3 and 2.1.4). A proof in a tree of ten million leaves reads at most six
 * tiles. For one thread and one use: it remembers the tiles it read.
 */
public final class TreeView {
  private final TreeEdge edge;
  private final Tiles tiles;
  private final TreeHasher hasher = new TreeHasher();
  private final Map<Place, byte[]> read = new HashMap<>();

  private record Place(int level, long number) {}

  /** The tree with this edge, whose full tiles are to be had there. */
  public TreeView(TreeEdge edge, Tiles tiles) {
    this.edge = edge;
    this.tiles = tiles;
  }

  /** The root of the tree's first {@code size} leaves. */
  public Hash root(long size) {
    within(size);
    return size == 0 ? hasher.empty() : range(0, size);
  }

  /**
   * The hashes that lead from a leaf to the root of the first {@code size} leaves, from the leaf's
   * sibling up.
   */
  public List<Hash> inclusion(long index, long size) {
    within(size);
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("leaf " + index + " is not in a tree of " + size);
    }
    List<Hash> path = new ArrayList<>();
    inclusion(index, 0, size, path);
    return List.copyOf(path);
  }

  private void inclusion(long index, long start, long end, List<Hash> path) {
    if (end - start == 1) {
      return;
    }
    long middle = start + split(end - start);
    if (index < middle) {
      inclusion(index, start, middle, path);
      path.add(range(middle, end));
    } else {
      inclusion(index, middle, end, path);
      path.add(range(start, middle));
    }
  }

  /**
   * The hashes that show that the first {@code older} leaves are the beginning of {@code newer}.
   */
  public List<Hash> consistency(long older, long newer) {
    within(newer);
    if (older < 0 || older > newer) {
      throw new IllegalArgumentException("no proof from " + older + " to " + newer + " leaves");
    }
    List<Hash> path = new ArrayList<>();
    if (older > 0 && older < newer) {
      consistency(older, 0, newer, true, path);
    }
    return List.copyOf(path);
  }

  private void consistency(long older, long start, long end, boolean known, List<Hash> path) {
    if (older == end) {
      if (!known) {
        path.add(range(start, end));
      }
      return;
    }
    long middle = start + split(end - start);
    if (older <= middle) {
      consistency(older, start, middle, known, path);
      path.add(range(middle, end));
    } else {
      consistency(older, middle, end, false, path);
      path.add(range(start, middle));
    }
  }

  private void within(long size) {
    if (size < 0 || size > edge.size()) {
      throw new IllegalArgumentException("the tree has " + edge.size() + " leaves, not " + size);
    }
  }

  /** The largest power of two smaller than n. */
  private static long split(long n) {
    return Long.highestOneBit(n - 1);
  }

  private Hash range(long start, long end) {
    long count = end - start;
    if (Long.bitCount(count) == 1) {
      int height = Long.numberOfTrailingZeros(count);
      return complete(height, start >>> height, hasher);
    }
    long middle = start + split(count);
    return hasher.node(range(start, middle), range(middle, end));
  }

  /** The root of a complete subtree of 2^height leaves, the one at this place among its like. */
  Hash complete(int height, long place, TreeHasher with) {
    int level = height / 8;
    int count = 1 << height % 8;
    long first = place << height % 8;
    long number = first / FullTile.WIDTH;
    int slot = (int) (first % FullTile.WIDTH);
    byte[] tile =
        edge.holds(level, number)
            ? edge.shared(level)
            : read.computeIfAbsent(
                new Place(level, number), wanted -> tiles.full(wanted.level(), wanted.number()));
    return with.subtree(tile, slot, count);
  }
}
