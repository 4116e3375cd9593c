/**
 * The command line: one class per command; the only room that prints and reads the clock of the
 * machine.
 */
@NullMarked
package org.limpide.app;

import org.jspecify.annotations.NullMarked;
