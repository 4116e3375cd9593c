package org.limpide.server.audits;

import java.util.UUID;
import org.limpide.server.sites.SiteTab;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The desk's place on a site, and how its tasks are called. */
@Configuration(proxyBeanMethods = false)
class Doors {
  @Bean
  SiteTab auditsTab() {
    return new SiteTab(10, "/audits", "audits.tab");
  }

  /** One task for one rule on one site. */
  static String reference(UUID site, String rule) {
    return site + "/" + rule;
  }
}
