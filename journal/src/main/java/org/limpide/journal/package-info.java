/**
 * The evidence journal: an append-only log whose past nobody can change unseen, not even whoever
 * runs the server. What must be demonstrated years later (GDPR art. 5(2) and 7(1)) ends here.
 *
 * <p>The way through: {@link org.limpide.journal.Journal#append} puts an entry in a bounded queue;
 * one thread takes what has gathered, gives it its places, writes entries, full tiles and the new
 * head in one transaction of a {@link org.limpide.journal.JournalStorage}, and only then answers.
 * About once a second it signs the tree's head. Proofs and tiles are read beside it.
 *
 * <p>What a leaf holds is its owner's matter, but it can never be erased alone: random ids,
 * bitmaps, hashes and salted commitments only, never a name, an address or a plain hash of one.
 */
@NullMarked
package org.limpide.journal;

import org.jspecify.annotations.NullMarked;
