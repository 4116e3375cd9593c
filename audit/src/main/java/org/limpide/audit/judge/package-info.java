/** Decides each rule from the evidence alone; every evaluator is a pure function. */
@NullMarked
package org.limpide.audit.judge;

import org.jspecify.annotations.NullMarked;
