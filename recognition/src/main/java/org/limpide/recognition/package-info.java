/** TODO. */
@NullMarked
package org.limpide.recognition;

import org.jspecify.annotations.NullMarked;
