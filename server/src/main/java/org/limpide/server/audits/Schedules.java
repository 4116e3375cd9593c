package org.limpide.server.audits;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.audits.Schedule.Rhythm;
import org.limpide.server.sites.Sites;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Audits that come by themselves, with the options of the site's audit before. */
@Service
public class Schedules {
  private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

  private final Database database;
  private final ScheduleStore store;
  private final Audits audits;
  private final Sites sites;
  private final Clock clock;

  Schedules(Database database, ScheduleStore store, Audits audits, Sites sites, Clock clock) {
    this.database = database;
    this.store = store;
    this.audits = audits;
    this.sites = sites;
    this.clock = clock;
  }

  public Schedule of(OrganisationId organisation, UUID site) {
    sites.one(organisation, site);
    return store.of(organisation, site).orElse(Schedule.NONE);
  }

  public void set(OrganisationId organisation, UUID site, Schedule schedule) {
    sites.one(organisation, site);
    database.write(
        () -> {
          store.forget(organisation, site);
          if (schedule.rhythm() != Rhythm.NONE) {
            store.add(organisation, site, schedule, schedule.next(clock.instant()));
          }
        });
  }

  /**
   * Asks for every audit whose time has come at that moment, once whichever node looks; one that
   * cannot be asked for (another is running) is left out until its next time.
   *
   * @return how many were asked for
   */
  int launchDue(Instant now) {
    int launched = 0;
    for (ScheduleStore.Due due : store.due(now)) {
      if (database.write(() -> store.take(due, due.schedule().next(now)))) {
        launched += launch(due) ? 1 : 0;
      }
    }
    return launched;
  }

  private boolean launch(ScheduleStore.Due due) {
    AuditOptions options =
        audits.of(due.organisation(), due.site(), 0, 1).stream()
            .map(SiteAudit::options)
            .findFirst()
            .orElse(AuditOptions.DEFAULTS);
    try {
      audits.launch(due.organisation(), due.site(), Optional.empty(), options);
      return true;
    } catch (Refusal e) {
      LOG.info("a scheduled audit is left out: {}", e.key());
      return false;
    }
  }
}
