/** Rules on forms and notices (FM, IN). */
@NullMarked
package org.limpide.audit.judge.information;

import org.jspecify.annotations.NullMarked;
