/** TODO. */
@NullMarked
package org.limpide.bench;

import org.jspecify.annotations.NullMarked;
