package org.limpide.server.sites;

import java.util.Comparator;
import java.util.List;
import org.limpide.server.web.RailEntry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Where sites stand in the rail, and the tabs other desks hang on a site. */
@Configuration(proxyBeanMethods = false)
class SitePages {
  @Bean
  RailEntry sitesInRail() {
    return RailEntry.forAll(20, "/sites", "rail.sites", "world");
  }

  @Bean
  SiteTab ownershipOfASite() {
    return new SiteTab(90, "/ownership", "ownership.tab");
  }

  /** Gives every page the tabs, for {@code sites/head.jte}. */
  @ControllerAdvice
  static class Tabs {
    private final List<SiteTab> tabs;

    Tabs(ObjectProvider<SiteTab> tabs) {
      this.tabs = tabs.stream().sorted(Comparator.comparingInt(SiteTab::order)).toList();
    }

    @ModelAttribute("tabs")
    List<SiteTab> tabs() {
      return tabs;
    }
  }
}
