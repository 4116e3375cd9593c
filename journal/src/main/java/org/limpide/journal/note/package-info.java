/**
 * What the log says in public, as text anyone can read and check: signed notes, checkpoints,
 * witness cosignatures and proofs, in the forms of C2SP ({@code signed-note}, {@code
 * tlog-checkpoint}, {@code tlog-cosignature}, {@code tlog-proof}).
 *
 * <p>All readers are strict: where two texts would mean the same, one of them is refused, so that
 * no bit of what was kept can be changed unseen.
 */
@NullMarked
package org.limpide.journal.note;

import org.jspecify.annotations.NullMarked;
