/**
 * Timestamps of checkpoints by an outside authority (RFC 3161): proof that a signed head, and so
 * all that is below it, existed at a certain time. Asking the authority over the network is the
 * caller's matter; here the request is made and the answer checked.
 */
@NullMarked
package org.limpide.journal.timestamp;

import org.jspecify.annotations.NullMarked;
