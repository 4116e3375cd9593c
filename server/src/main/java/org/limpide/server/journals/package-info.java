/**
 * Keeps and publishes the evidence journals: for each organisation and quarter one log, to which
 * other desks hand what must be provable later. Checkpoints and tiles of hashes are public under
 * {@code /log/}; what was written is not.
 */
@NullMarked
package org.limpide.server.journals;

import org.jspecify.annotations.NullMarked;
