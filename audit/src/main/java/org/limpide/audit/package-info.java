/** TODO. */
@NullMarked
package org.limpide.audit;

import org.jspecify.annotations.NullMarked;
