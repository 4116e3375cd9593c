package org.limpide.server.audits;

import java.util.UUID;
import org.limpide.server.sites.SiteTab;
import org.limpide.server.web.OrganisationId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands behind the desk's ports where no other desk answers, and its place on a site. */
@Configuration(proxyBeanMethods = false)
class Doors {
  @Bean
  SiteTab auditsTab() {
    return new SiteTab(10, "/audits", "audits.tab");
  }

  /** Without a tasks desk findings stay findings. */
  @Bean
  @ConditionalOnMissingBean(TaskDoor.class)
  TaskDoor noTasks() {
    return new TaskDoor() {
      @Override
      public void open(OrganisationId organisation, NewTask task) {}

      @Override
      public void resolve(OrganisationId organisation, String source, String reference) {}
    };
  }

  /** One task for one rule on one site. */
  static String reference(UUID site, String rule) {
    return site + "/" + rule;
  }
}
