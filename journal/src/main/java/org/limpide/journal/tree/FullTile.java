package org.limpide.journal.tree;

/**
 * A tile that will never change: 256 consecutive hashes of one level (C2SP {@code tlog-tiles}). At
 * level 0 they are leaf hashes; at level n each is the root of a full tile of level n − 1.
 *
 * @param level 0 for leaf hashes
 * @param number the tile's place within its level, from 0
 * @param hashes 8,192 bytes; not copied, so never to be written to
 */
public record FullTile(int level, long number, byte[] hashes) {
  /** Hashes in a full tile. */
  public static final int WIDTH = 256;

  /** Bytes in a full tile. */
  public static final int BYTES = WIDTH * Hash.BYTES;

  /** Checks the tile's length. */
  public FullTile {
    if (hashes.length != BYTES) {
      throw new IllegalArgumentException("a full tile has 8192 bytes, not " + hashes.length);
    }
  }

  /** The hash above this tile, a hash of the next level's tile. */
  public Hash root(TreeHasher hasher) {
    return hasher.subtree(hashes, 0, WIDTH);
  }
}
