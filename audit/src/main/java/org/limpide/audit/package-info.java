/**
 * Audits a web site the way an inspector would: visits it with a real browser in several states of
 * consent, keeps the evidence, judges it by the rules of {@code law}, and writes the report.
 *
 * <p>Way through: {@code AuditRequest} → {@code visit} (drives {@code browser} and {@code banner},
 * asks {@code probe}) → {@code evidence} → {@code judge} (pure functions) → {@code report}.
 */
@NullMarked
package org.limpide.audit;

import org.jspecify.annotations.NullMarked;
