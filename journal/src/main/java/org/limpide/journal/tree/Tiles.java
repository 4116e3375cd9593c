package org.limpide.journal.tree;

/** Where full tiles are read. */
@FunctionalInterface
public interface Tiles {
  /**
   * The 8,192 bytes of a full tile.
   *
   * @throws RuntimeException when it is not there
   */
  byte[] full(int level, long number);
}
