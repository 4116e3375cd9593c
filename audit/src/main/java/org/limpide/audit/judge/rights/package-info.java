/**
 * Rules on the exercise of rights, on pages held on social networks and on published reviews (RT,
 * SN-01, SN-02, RP-04).
 */
@NullMarked
package org.limpide.audit.judge.rights;

import org.jspecify.annotations.NullMarked;
