/** What was seen, as immutable facts that open nothing: the only thing a judgement may look at. */
@NullMarked
package org.limpide.audit.evidence;

import org.jspecify.annotations.NullMarked;
