/** The way out: what is refused, what is kept, and a real browser that tries to go around it. */
@org.jspecify.annotations.NullMarked
package org.limpide.audit.egress;
