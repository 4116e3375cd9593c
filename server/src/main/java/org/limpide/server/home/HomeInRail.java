package org.limpide.server.home;

import org.limpide.server.web.RailEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Home is the rail's first entry. */
@Configuration(proxyBeanMethods = false)
class HomeInRail {
  @Bean
  RailEntry homeEntry() {
    return RailEntry.forAll(0, "", "rail.home");
  }
}
