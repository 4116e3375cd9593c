/** Rules on the purchase path (EC). */
@NullMarked
package org.limpide.audit.judge.shop;

import org.jspecify.annotations.NullMarked;
