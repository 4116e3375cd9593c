package org.limpide.banner;

import java.util.List;

/**
 * Notices about real services at fictional hosts: Chromium goes to many real ones over HTTPS only
 * (HSTS preload list), and a test must not depend on which.
 */
final class Fictional {
  private Fictional() {}

  /** Each service is at {@code SERVICE.example}. */
  static Notice notice(String site, List<String> services) {
    return notice(site, services, List.of("fr", "en"));
  }

  static Notice notice(String site, List<String> services, List<String> languages) {
    Notice real = Notice.standard(site, "/vie-privee", services, languages);
    return new Notice(
        real.site(),
        real.policy(),
        real.days(),
        real.purposes(),
        real.partners().stream().map(Fictional::moved).toList(),
        real.exempt(),
        real.words(),
        real.theme());
  }

  private static Notice.Partner moved(Notice.Partner p) {
    return new Notice.Partner(
        p.service(),
        p.purpose(),
        p.name(),
        p.company(),
        p.country(),
        p.privacy(),
        List.of(p.service() + ".example"),
        p.cookies(),
        p.about());
  }
}
