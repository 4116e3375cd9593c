package org.limpide.journal.tree;

import java.util.List;
import java.util.Optional;

/** Checks proofs as RFC 9162 says (sections 2.1.3.2 and 2.1.4.2), from hashes alone. */
public final class Proofs {
  private Proofs() {}

  /**
   * The root that an inclusion path leads to; empty when the path has not the length that this leaf
   * in a tree of this size asks for.
   */
  public static Optional<Hash> root(long index, long size, Hash leaf, List<Hash> path) {
    if (index < 0 || index >= size) {
      return Optional.empty();
    }
    TreeHasher hasher = new TreeHasher();
    long fn = index;
    long sn = size - 1;
    Hash root = leaf;
    for (Hash step : path) {
      if (sn == 0) {
        return Optional.empty();
      }
      if ((fn & 1) == 1 || fn == sn) {
        root = hasher.node(step, root);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>>= 1;
          sn >>>= 1;
        }
      } else {
        root = hasher.node(root, step);
      }
      fn >>>= 1;
      sn >>>= 1;
    }
    return sn == 0 ? Optional.of(root) : Optional.empty();
  }

  /** Whether the leaf is at this index of the tree with this size and root. */
  public static boolean included(long index, long size, Hash leaf, List<Hash> path, Hash root) {
    return root(index, size, leaf, path).filter(root::equals).isPresent();
  }

  /** Whether the older tree is the beginning of the newer one: nothing was changed or dropped. */
  public static boolean consistent(
      long older, Hash olderRoot, long newer, Hash newerRoot, List<Hash> path) {
    if (older < 0 || older > newer) {
      return false;
    }
    if (older == newer) {
      return path.isEmpty() && olderRoot.equals(newerRoot);
    }
    TreeHasher hasher = new TreeHasher();
    if (older == 0) {
      return path.isEmpty() && olderRoot.equals(hasher.empty());
    }
    boolean whole = Long.bitCount(older) == 1;
    if (path.isEmpty() && !whole) {
      return false;
    }
    long fn = older - 1;
    long sn = newer - 1;
    while ((fn & 1) == 1) {
      fn >>>= 1;
      sn >>>= 1;
    }
    // a tree of a power of two is itself the first step, which the proof leaves out
    Hash first = whole ? olderRoot : path.getFirst();
    Hash fr = first;
    Hash sr = first;
    for (Hash step : whole ? path : path.subList(1, path.size())) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        fr = hasher.node(step, fr);
        sr = hasher.node(step, sr);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>>= 1;
          sn >>>= 1;
        }
      } else {
        sr = hasher.node(sr, step);
      }
      fn >>>= 1;
      sn >>>= 1;
    }
    return sn == 0 && fr.equals(olderRoot) && sr.equals(newerRoot);
  }
}
