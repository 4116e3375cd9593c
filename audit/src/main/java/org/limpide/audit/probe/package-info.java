/**
 * Asks a site's servers what a browser does not show: plain HTTP, TLS, mail and name records, and,
 * on the caller's own site, files that should not be served.
 *
 * <p>{@link org.limpide.audit.probe.Probe} begins when the home page is known and ends with the
 * visit; it fills {@link org.limpide.audit.evidence.ServerFacts}. Every request goes where {@code
 * --resolve} and {@code --dns} say, reads a few kilobytes at most, and is over when the audit's
 * time is. Nothing here judges: that is {@code judge.security}'s.
 */
@NullMarked
package org.limpide.audit.probe;

import org.jspecify.annotations.NullMarked;
