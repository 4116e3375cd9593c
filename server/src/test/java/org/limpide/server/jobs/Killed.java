package org.limpide.server.jobs;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;
import org.limpide.server.accounts.Accounts;
import org.limpide.server.accounts.Organisation;
import org.limpide.server.sites.NewSite;
import org.limpide.server.sites.Site;
import org.limpide.server.sites.Sites;
import org.limpide.server.storage.Database;

/**
 * A service in a process of its own that writes and works without pause until somebody kills it. It
 * says what was accepted only after it was: {@code site ID} or {@code job ID}.
 */
public final class Killed {
  private Killed() {}

  /**
   * Runs.
   *
   * @param arguments the data folder, then PostgreSQL's address or nothing
   */
  @SuppressWarnings("SystemOut") // the parent reads it
  public static void main(String[] arguments) throws InterruptedException {
    ServerSettings settings =
        new ServerSettings(
                Path.of(arguments[0]),
                arguments.length > 1 ? Optional.of(arguments[1]) : Optional.empty(),
                "127.0.0.1",
                0,
                Optional.empty())
            .with("limpide.test.tally", "yes");
    Server server = Server.start(settings);
    Tally.prepare(server.part(Database.class));
    Organisation organisation = server.part(Accounts.class).found("Boutique");
    System.out.println("up");
    Thread sites = Thread.ofVirtual().start(() -> writeSites(server, organisation));
    Jobs jobs = server.part(Jobs.class);
    while (true) {
      UUID id = jobs.submit(organisation.id(), Tally.KIND, UUID.randomUUID(), Instant.now());
      System.out.println("job " + id);
      Thread.sleep(5);
      if (!sites.isAlive()) {
        throw new IllegalStateException("no more sites are written");
      }
    }
  }

  private static void writeSites(Server server, Organisation organisation) {
    while (true) {
      Site site =
          server
              .part(Sites.class)
              .add(organisation.id(), new NewSite("https://" + UUID.randomUUID() + ".test", "a"));
      System.out.println("site " + site.id());
    }
  }
}
