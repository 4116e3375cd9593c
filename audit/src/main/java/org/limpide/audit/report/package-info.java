/** Writes the report in its four forms, and seals the evidence so that a change is found. */
@NullMarked
package org.limpide.audit.report;

import org.jspecify.annotations.NullMarked;
