/**
 * The Merkle tree of RFC 9162 as pure functions: hashing, tiles, inclusion and consistency proofs
 * and their verification. Nothing here opens a file or knows what a leaf means.
 *
 * <p>The way through: a {@link org.limpide.journal.tree.GrowingTree} takes leaf hashes and gives
 * out full {@link org.limpide.journal.tree.FullTile tiles}; a {@link
 * org.limpide.journal.tree.TreeView} reads tiles back into roots and proofs; {@link
 * org.limpide.journal.tree.Proofs} checks them on the other side.
 */
@NullMarked
package org.limpide.journal.tree;

import org.jspecify.annotations.NullMarked;
