/**
 * Audits of sites: asked for by a person or by a schedule, run beside the requests by {@code
 * org.limpide.audit}, kept as a sealed dossier in the data folder and, in the database, as the few
 * facts that lists, comparisons and curves need.
 *
 * <p>Way through: {@link org.limpide.server.audits.Audits#launch} → {@code AuditWork} (a job) → the
 * dossier → {@code AuditRecorder} (one transaction: findings, counts, tasks) → {@link
 * org.limpide.server.audits.AuditFinished}.
 */
@NullMarked
package org.limpide.server.audits;

import org.jspecify.annotations.NullMarked;
