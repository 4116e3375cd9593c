/**
 * The one way out for an audit that somebody else may have asked for: every connection of the
 * audited pages, of their parts and redirects, and of our own requests, is made here, to an address
 * that was looked up once, judged and kept.
 *
 * <p>{@link org.limpide.audit.egress.Egress} decides and connects; {@link
 * org.limpide.audit.egress.EgressProxy} lets a browser in; {@link
 * org.limpide.audit.egress.EgressPolicy} is what the operator allows beyond the public Internet.
 */
@NullMarked
package org.limpide.audit.egress;

import org.jspecify.annotations.NullMarked;
