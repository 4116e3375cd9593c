package org.limpide.journal.tree;

import java.util.Arrays;
import java.util.Optional;

/**
 * The tiles at the right edge of a tree of a certain size, which are not full and so not stored.
 * The arrays are shared with the tree that grows on, which only writes beyond this edge's widths.
 */
public final class TreeEdge {
  private final long size;
  private final byte[][] open;

  TreeEdge(long size, byte[][] open) {
    this.size = size;
    this.open = open;
  }

  /** Leaves of the tree this is the edge of. */
  public long size() {
    return size;
  }

  /** Hashes in the open tile of a level: {@code floor(size / 256^level) mod 256}. */
  int width(int level) {
    return level >= open.length ? 0 : (int) ((size >>> (8 * level)) % FullTile.WIDTH);
  }

  /** Whether this tile is the open one of its level. */
  boolean holds(int level, long number) {
    return level < open.length && number == size >>> (8 * level) >>> 8;
  }

  byte[] shared(int level) {
    return open[level];
  }

  /** The first hashes of an open tile; empty when it has fewer. */
  public Optional<byte[]> partial(int level, long number, int width) {
    return holds(level, number) && width <= width(level)
        ? Optional.of(Arrays.copyOf(open[level], width * Hash.BYTES))
        : Optional.empty();
  }
}
