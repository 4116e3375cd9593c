package org.limpide.journal.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The two hashes of RFC 9162 section 2.1.1: a leaf is SHA-256(0x00 ‖ content), a node is
 * SHA-256(0x01 ‖ left ‖ right). The prefixes keep a node from being passed off as a leaf. Not safe
 * for several threads: each takes its own.
 */
public final class TreeHasher {
  private final MessageDigest digest;

  /** A hasher of one's own. */
  public TreeHasher() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The root of the tree without leaves: the hash of nothing. */
  public Hash empty() {
    return Hash.owning(digest.digest());
  }

  /** The hash of a leaf with this content. */
  public Hash leaf(byte[] content) {
    digest.update((byte) 0);
    return Hash.owning(digest.digest(content));
  }

  /** The hash of the node above these two. */
  public Hash node(Hash left, Hash right) {
    digest.update((byte) 1);
    digest.update(left.raw());
    return Hash.owning(digest.digest(right.raw()));
  }

  /** The root of a complete subtree of {@code count} (a power of two) hashes within a tile. */
  Hash subtree(byte[] tile, int slot, int count) {
    if (count == 1) {
      return Hash.in(tile, slot);
    }
    int half = count / 2;
    if (half == 1) {
      digest.update((byte) 1);
      digest.update(tile, slot * Hash.BYTES, 2 * Hash.BYTES);
      return Hash.owning(digest.digest());
    }
    return node(subtree(tile, slot, half), subtree(tile, slot + half, half));
  }
}
