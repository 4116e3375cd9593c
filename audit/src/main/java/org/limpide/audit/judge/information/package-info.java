/** Rules on forms, notices, rights and social pages (FM, IN, RT, SN-01, SN-02, RP-04). */
@NullMarked
package org.limpide.audit.judge.information;

import org.jspecify.annotations.NullMarked;
