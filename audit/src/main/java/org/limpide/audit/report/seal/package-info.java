/**
 * Seals a folder of evidence so that anyone can see later whether a byte of it changed, and checks
 * such a seal offline.
 *
 * <p>Way through: files → {@code Manifest} (their SHA-256) → signature of {@code InstallationKey} →
 * {@code manifest.json} and {@code manifest.sig}; back again in {@code Seal.verify}, which answers
 * with a {@code Verification}.
 */
@NullMarked
package org.limpide.audit.report.seal;

import org.jspecify.annotations.NullMarked;
