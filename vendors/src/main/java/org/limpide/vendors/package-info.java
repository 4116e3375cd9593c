/** TODO. */
@NullMarked
package org.limpide.vendors;

import org.jspecify.annotations.NullMarked;
