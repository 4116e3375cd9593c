/** Plays the six scenarios, finds the pages worth seeing, and gathers the evidence. */
@NullMarked
package org.limpide.audit.visit;

import org.jspecify.annotations.NullMarked;
