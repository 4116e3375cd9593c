/** TODO. */
@NullMarked
package org.limpide.law;

import org.jspecify.annotations.NullMarked;
