package org.limpide.audit.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.egress.Egress;

/**
 * How to start a browser.
 *
 * @param executable Chromium's; found on the path when absent
 * @param resolve addresses that replace name resolution; of no effect with {@code egress}, which
 *     has its own
 * @param ca further authorities to trust
 * @param languages for example {@code fr-FR,fr,en}
 * @param egress through which every connection is made; the browser connects by itself when absent
 * @param hidden folders it must not be able to see, whoever it runs as
 */
public record BrowserSetup(
    Optional<Path> executable,
    List<Resolve> resolve,
    Optional<Path> ca,
    String languages,
    Optional<Egress> egress,
    List<Path> hidden) {
  public BrowserSetup {
    resolve = List.copyOf(resolve);
    hidden = List.copyOf(hidden);
  }
}
