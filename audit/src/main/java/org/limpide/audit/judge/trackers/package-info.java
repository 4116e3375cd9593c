/**
 * Rules on what is read or written on the visitor's device, and who is called (CK, SN-03, SN-04,
 * MN-02, PR-01, EC-08).
 */
@NullMarked
package org.limpide.audit.judge.trackers;

import org.jspecify.annotations.NullMarked;
