/**
 * Checks what the journal gave out, offline and without trusting whoever runs it: a proof with its
 * entry, or a whole export. All that has to be trusted is the log's public key, and an older
 * checkpoint somebody else kept.
 */
@NullMarked
package org.limpide.journal.verify;

import org.jspecify.annotations.NullMarked;
