package org.limpide.server.demo;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.limpide.audit.evidence.Scenario;
import org.limpide.law.Language;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;
import org.limpide.server.accounts.Accounts;
import org.limpide.server.audits.AuditOptions;
import org.limpide.server.audits.Audits;
import org.limpide.server.audits.Progress;
import org.limpide.server.audits.SiteAudit;
import org.limpide.server.demo.InventedData.Made;
import org.limpide.server.jobs.Jobs;

/** The fictional shop and a service filled with invented data, running until they are closed. */
public final class Demo implements AutoCloseable {
  /** Short enough to be watched: it ends in about a minute. */
  private static final AuditOptions QUICK =
      new AuditOptions(6, 2, Language.FR, List.of(Scenario.S0, Scenario.S1, Scenario.S2), 3);

  private final Shop shop;
  private final Server server;
  private final Made made;
  private final SiteAudit audit;

  private Demo(Shop shop, Server server, Made made, SiteAudit audit) {
    this.shop = shop;
    this.server = server;
    this.made = made;
    this.audit = audit;
  }

  /**
   * Starts the service, fills it, and asks for a real audit of the shop.
   *
   * @param settings of a service without any data yet
   * @param shop which is closed with it, and when it could not be started
   * @throws OccupiedException when there is a service's data already: it is left as it was
   */
  public static Demo start(ServerSettings settings, Shop shop) throws IOException {
    DemoClock clock = new DemoClock();
    Server server =
        Server.start(
            settings.with("limpide.demo", "true").with("limpide.egress.allow", shop.egress()),
            clock);
    try {
      if (!server.part(Accounts.class).empty()) {
        throw new OccupiedException();
      }
      Jobs jobs = server.part(Jobs.class);
      jobs.pause(); // by a clock set back, what is put off until later would be due at once
      Made made = new InventedData(server, clock, shop).make();
      jobs.resume();
      SiteAudit audit =
          server
              .part(Audits.class)
              .launch(
                  made.shop().organisation(),
                  made.shop().id(),
                  Optional.of(made.owner().id()),
                  QUICK);
      return new Demo(shop, server, made, audit);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** There are people already where the demonstration was to put its own. */
  public static final class OccupiedException extends IOException {
    private static final long serialVersionUID = 1L;

    OccupiedException() {
      super("there is data already");
    }
  }

  public Server server() {
    return server;
  }

  public Shop shop() {
    return shop;
  }

  /** With what one signs in as the invented owner. */
  public String email() {
    return made.owner().email();
  }

  /** Made for this run only. */
  public String password() {
    return made.owner().password();
  }

  /** The real audit of the shop, as it is now. */
  public SiteAudit audit() {
    return server.part(Audits.class).one(audit.organisation(), audit.site(), audit.id());
  }

  /** How far it is. */
  public Progress progress() {
    return server.part(Audits.class).progress(audit);
  }

  /** The page of the real audit, below the service. */
  public URI page() {
    return URI.create(
        "/o/" + audit.organisation() + "/sites/" + audit.site() + "/audits/" + audit.id());
  }

  @Override
  public void close() {
    try {
      server.close();
    } finally {
      shop.close();
    }
  }
}
