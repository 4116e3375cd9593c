package org.limpide.server.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.accounts.Accounts;
import org.limpide.server.accounts.Organisation;
import org.limpide.server.sites.NewSite;
import org.limpide.server.sites.Sites;
import org.limpide.server.tasks.TaskDraft;
import org.limpide.server.tasks.Tasks;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;

class HomeTest {

  @OnEachEngine
  void aNewOrganisationIsShownItsFirstSteps(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);

    String before = owner.here("").body();
    server.part(Sites.class).add(owner.organisation(), new NewSite("https://a.test", ""));
    String after = owner.here("").body();

    assertThat(before).contains("Pour bien commencer", "/sites/new").doesNotContain("tone-success");
    assertThat(after).contains("tone-success", "Fait</span>").doesNotContain("/sites/new");
  }

  @OnEachEngine
  void sevenThingsAtMostTheWorstAndMostPressingFirst(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Tasks tasks = server.part(Tasks.class);
    LocalDate today = tasks.today();
    for (int i = 0; i < 6; i++) {
      file(tasks, owner.organisation(), "calme" + i, 1, Optional.empty());
    }
    file(tasks, owner.organisation(), "grave", 5, Optional.empty());
    file(tasks, owner.organisation(), "pressant", 5, Optional.of(today.minusDays(2)));

    String home = owner.here("").body();

    assertThat(Pattern.compile("<div class=\"todo-what\">").matcher(home).results()).hasSize(7);
    assertThat(home.indexOf("Faire pressant")).isLessThan(home.indexOf("Faire grave"));
    assertThat(home.indexOf("Faire grave")).isLessThan(home.indexOf("Faire calme0"));
    assertThat(home)
        .contains("en retard de 2 jours", "Voir toutes les tâches", "tâche en retard</span>")
        .doesNotContain("Faire calme5");
  }

  @OnEachEngine
  void anAuditorIsShownNoTask(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Visitor auditor = Visitor.member(server, Role.AUDITOR, owner.organisation());
    file(
        server.part(Tasks.class),
        owner.organisation(),
        "secret",
        5,
        Optional.of(LocalDate.of(2020, 1, 1)));

    for (String path : new String[] {"", "/search?q=secret"}) {
      assertThat(owner.here(path).body()).as(path).contains("Faire secret");
      assertThat(auditor.here(path).body())
          .as(path)
          .doesNotContain("Faire secret", "en retard", "/tasks");
    }
  }

  @OnEachEngine
  void thingsAreFoundByNumberNameAndWordInOnesOwnOrganisationOnly(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Visitor other = Visitor.member(server, Role.OWNER);
    server
        .part(Sites.class)
        .add(owner.organisation(), new NewSite("https://brulerie.test", "Brûlerie"));
    file(server.part(Tasks.class), owner.organisation(), "torréfier", 2, Optional.empty());

    assertThat(owner.here("/search?q=BRULERIE").body()).contains("https://brulerie.test/");
    assertThat(owner.here("/search?q=torrefier").body()).contains("Faire torréfier");
    assertThat(owner.here("/search?q=%231").body()).contains("Faire torréfier");
    assertThat(owner.here("/search?q=zzz").body()).contains("Rien ne correspond");
    assertThat(other.here("/search?q=torrefier").body()).contains("Rien ne correspond");
    assertThat(owner.get("/api/v1/organisations/" + owner.organisation() + "/search?q=1").body())
        .contains("Faire torréfier");
  }

  @OnEachEngine
  void theBoardShowsTheWorstOrganisationFirst(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor agent = Visitor.member(server, Role.AGENT);
    Accounts accounts = server.part(Accounts.class);
    Organisation calm = accounts.found("Aaa calme");
    Organisation bad = accounts.found("Zzz agitée");
    Organisation audited = accounts.found("Mmm auditée");
    accounts.join(agent.person(), calm.id(), Role.DPO);
    accounts.join(agent.person(), bad.id(), Role.AGENT);
    accounts.join(agent.person(), audited.id(), Role.AUDITOR);
    Tasks tasks = server.part(Tasks.class);
    file(tasks, bad.id(), "a", 5, Optional.of(tasks.today().minusDays(1)));
    file(tasks, audited.id(), "b", 5, Optional.of(tasks.today().minusDays(1)));
    server.part(Sites.class).add(bad.id(), new NewSite("https://a.test", ""));

    String board = agent.get("/").body();
    String found = agent.get("/?q=AGITEE").body();
    String api = agent.get("/api/v1/board?limit=1").body();

    assertThat(board.indexOf("Zzz agitée")).isLessThan(board.indexOf("Aaa calme"));
    assertThat(board.indexOf("Aaa calme")).isLessThan(board.indexOf("Mmm auditée"));
    assertThat(found).contains("Zzz agitée").doesNotContain("Aaa calme");
    assertThat(api)
        .contains("\"total\":4", "Zzz agitée", "\"sites\":1", "\"important\":1", "\"late\":1");
    assertThat(agent.get("/api/v1/board?q=auditee").body()).contains("\"important\":null");
  }

  private static void file(
      Tasks tasks, OrganisationId organisation, String what, int risk, Optional<LocalDate> due) {
    tasks.open(
        organisation,
        new TaskDraft("audits", what, "Faire " + what, "Do " + what, "", "", risk, due, "/sites"));
  }
}
