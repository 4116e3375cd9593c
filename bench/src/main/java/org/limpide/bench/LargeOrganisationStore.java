package org.limpide.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;
import org.limpide.server.accounts.Accounts;
import org.limpide.server.sites.NewSite;
import org.limpide.server.sites.Site;
import org.limpide.server.sites.Sites;
import org.limpide.server.storage.Database;
import org.limpide.server.tasks.TaskDraft;
import org.limpide.server.tasks.Tasks;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;

/**
 * An organisation as large as the promise: a hundred sites, each with an audit, ten thousand
 * findings and a task for each; as many owners as people look at it.
 */
final class LargeOrganisationStore {
  static final String PASSWORD = "vague-Lundi-cuivre-7-sapin";
  private static final int SITES = 100;

  /** Who may look at what. */
  record Made(OrganisationId organisation, List<String> emails) {}

  private LargeOrganisationStore() {}

  static Made make(Path data, Optional<String> database, int people, int findings) {
    ServerSettings settings = new ServerSettings(data, database, "127.0.0.1", 0, Optional.empty());
    try (Server server = Server.start(settings)) {
      OrganisationId organisation = server.part(Accounts.class).found("Agence").id();
      List<String> emails = people(server, organisation, people);
      List<Site> sites = new ArrayList<>();
      for (int i = 0; i < SITES; i++) {
        NewSite site = new NewSite("https://boutique-" + i + ".exemple", "Boutique " + i);
        sites.add(server.part(Sites.class).add(organisation, site));
      }
      for (Site site : sites) {
        server.part(Database.class).write(() -> audit(server, site, findings / SITES));
      }
      return new Made(organisation, emails);
    }
  }

  private static List<String> people(Server server, OrganisationId organisation, int people) {
    Accounts accounts = server.part(Accounts.class);
    List<String> emails = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      String email = "personne-" + i + "@exemple.test";
      UUID person =
          accounts
              .register(
                  EmailAddress.parse(email).orElseThrow(), "Camille " + i, PASSWORD, Language.FR)
              .id();
      accounts.join(person, organisation, Role.OWNER);
      emails.add(email);
    }
    return emails;
  }

  private static void audit(Server server, Site site, int findings) {
    DSLContext sql = server.part(Database.class).sql();
    UUID audit = UUID.randomUUID();
    long now = Instant.now().toEpochMilli();
    sql.query(
            """
            insert into audit (id, organisation, site, requested_at, pages, depth, language, scenarios, watch, outcome,
              failure, finished_at, newest, kept, count_important, count_minor, count_advice, count_unknown, count_pass,
              count_not_applicable, count_set_aside, catalogue)
            values (?, ?, ?, ?, 20, 2, 'fr', 'S0', 0, 'done', '', ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, '2026-11-01')
            """,
            audit,
            site.organisation().value(),
            site.id(),
            now,
            now,
            true,
            false,
            findings)
        .execute();
    var rows =
        sql.insertInto(
            DSL.table("audit_finding"),
            List.of(
                    "audit rule place family status severity rule_force title_fr title_en reason_fr reason_en proof proofs screenshot"
                        .split(" "))
                .stream()
                .map(DSL::field)
                .toList());
    for (int i = 0; i < findings; i++) {
      String rule = "R-" + i;
      rows =
          rows.values(
              List.of(
                  audit,
                  rule,
                  i,
                  "R",
                  "fail",
                  "high",
                  "law",
                  "Constat " + i,
                  "Finding " + i,
                  "",
                  "",
                  "",
                  0,
                  ""));
      server
          .part(Tasks.class)
          .open(
              site.organisation(),
              new TaskDraft(
                  "audits",
                  site.id() + "/" + rule,
                  "Corriger le constat " + i,
                  "Mend finding " + i,
                  "Ce qui a été vu sur la boutique, en une phrase.",
                  "What was seen on the shop, in one sentence.",
                  1 + i % 5,
                  Optional.of(LocalDate.now(java.time.ZoneId.of("Europe/Paris")).plusDays(i - 30)),
                  "/sites/" + site.id()));
    }
    rows.execute();
  }
}
