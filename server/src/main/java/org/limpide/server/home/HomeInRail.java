package org.limpide.server.home;

import org.limpide.server.accounts.Colleagues;
import org.limpide.server.web.FirstStep;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.RailEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Home is the rail's first entry; the last of the first steps is to be several. */
@Configuration(proxyBeanMethods = false)
class HomeInRail {
  @Bean
  RailEntry homeEntry() {
    return RailEntry.forAll(0, "", "rail.home", "home");
  }

  @Bean
  FirstStep firstInvitation(Colleagues colleagues) {
    return new FirstStep() {
      @Override
      public int order() {
        return 30;
      }

      @Override
      public String key() {
        return "home.first.invite";
      }

      @Override
      public String link() {
        return "/members";
      }

      @Override
      public boolean done(OrganisationId organisation) {
        return colleagues.count(organisation) > 1;
      }
    };
  }
}
