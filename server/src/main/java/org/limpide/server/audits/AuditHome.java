package org.limpide.server.audits;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.limpide.law.Language;
import org.limpide.law.Rule;
import org.limpide.law.RuleCatalogue;
import org.limpide.server.notifications.NotificationKind;
import org.limpide.server.sites.Sites;
import org.limpide.server.web.Figure;
import org.limpide.server.web.Findable;
import org.limpide.server.web.FirstStep;
import org.limpide.server.web.Folding;
import org.limpide.server.web.LastActivity;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What audits bring to the home page, the board, the search box and the news. */
@Configuration(proxyBeanMethods = false)
class AuditHome {
  /** An audit found faults that the one before had not. */
  static final NotificationKind NEWS = new NotificationKind("audits.news", "audits.notice", true);

  @Bean
  NotificationKind auditNews() {
    return NEWS;
  }

  @Bean
  Figure openFindings(Audits audits) {
    return new Figure() {
      @Override
      public int order() {
        return 10;
      }

      @Override
      public Optional<Shown> of(OrganisationId organisation) {
        Tally now = audits.open(organisation);
        if (now.equals(Tally.NONE)) {
          return Optional.empty();
        }
        TrendPoint then = audits.trend(organisation, 2).getFirst();
        return Optional.of(
            new Shown(
                "audits.figure",
                now.important() + now.unknown(),
                Optional.of((long) then.important() + then.unknown()),
                "/sites"));
      }
    };
  }

  @Bean
  FirstStep firstAudit(Audits audits) {
    return new FirstStep() {
      @Override
      public int order() {
        return 20;
      }

      @Override
      public String key() {
        return "audits.first";
      }

      @Override
      public String link() {
        return "/sites";
      }

      @Override
      public boolean done(OrganisationId organisation) {
        return audits.count(organisation) > 0;
      }
    };
  }

  @Bean
  LastActivity auditsActivity(AuditStore store) {
    return new LastActivity() {
      @Override
      public Map<OrganisationId, Instant> of(Collection<OrganisationId> organisations) {
        return store.lastOf(organisations);
      }
    };
  }

  @Bean
  Findable findingsFound(FindingStore findings, Sites sites) {
    return new Findable() {
      @Override
      public int order() {
        return 30;
      }

      @Override
      public String key() {
        return "audits.found";
      }

      @Override
      public Set<Role> roles() {
        return Set.of(Role.values());
      }

      @Override
      public List<Found> find(
          OrganisationId organisation, String typed, Language language, int limit) {
        Set<String> rules = rules(typed, language);
        return rules.isEmpty()
            ? List.of()
            : findings.open(organisation, rules, limit).stream()
                .map(
                    one ->
                        new Found(
                            one.title().in(language),
                            one.rule() + " · " + sites.one(organisation, one.site()).name(),
                            one.link()))
                .toList();
      }
    };
  }

  /** The rules whose number or title holds what was typed. */
  private static Set<String> rules(String typed, Language language) {
    String wanted = Folding.fold(typed);
    return RuleCatalogue.bundled().rules().stream()
        .filter(rule -> Folding.fold(rule.id() + " " + rule.title().in(language)).contains(wanted))
        .map(Rule::id)
        .collect(toSet());
  }
}
