package org.limpide.server.sites;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.limpide.law.Language;
import org.limpide.server.web.Figure;
import org.limpide.server.web.Findable;
import org.limpide.server.web.FirstStep;
import org.limpide.server.web.Folding;
import org.limpide.server.web.LastActivity;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the sites bring to the home page, the board and the search box. */
@Configuration(proxyBeanMethods = false)
class SiteHome {
  /** More sites than one organisation has; a bound all the same. */
  private static final int MOST = 5_000;

  @Bean
  Figure sitesFigure(Sites sites, SiteCountStore store, Clock clock) {
    return new Figure() {
      @Override
      public int order() {
        return 30;
      }

      @Override
      public Optional<Shown> of(OrganisationId organisation) {
        long before = store.countAt(organisation, clock.instant().minus(Duration.ofDays(7)));
        return Optional.of(
            new Shown("sites.figure", sites.count(organisation), Optional.of(before), "/sites"));
      }
    };
  }

  @Bean
  FirstStep firstSite(Sites sites) {
    return new FirstStep() {
      @Override
      public int order() {
        return 10;
      }

      @Override
      public String key() {
        return "sites.first";
      }

      @Override
      public String link() {
        return "/sites/new";
      }

      @Override
      public boolean done(OrganisationId organisation) {
        return sites.count(organisation) > 0;
      }
    };
  }

  @Bean
  LastActivity sitesActivity(SiteCountStore store) {
    return new LastActivity() {
      @Override
      public Map<OrganisationId, Instant> of(Collection<OrganisationId> organisations) {
        return store.latest(organisations);
      }
    };
  }

  @Bean
  Findable sitesFound(Sites sites) {
    return new Findable() {
      @Override
      public int order() {
        return 10;
      }

      @Override
      public String key() {
        return "rail.sites";
      }

      @Override
      public Set<Role> roles() {
        return Set.of(Role.values());
      }

      @Override
      public List<Found> find(
          OrganisationId organisation, String typed, Language language, int limit) {
        String wanted = Folding.fold(typed);
        return sites.of(organisation, 0, MOST).stream()
            .filter(site -> Folding.fold(site.name() + " " + site.url()).contains(wanted))
            .limit(limit)
            .map(site -> new Found(site.name(), site.url().toString(), "/sites/" + site.id()))
            .toList();
      }
    };
  }
}
