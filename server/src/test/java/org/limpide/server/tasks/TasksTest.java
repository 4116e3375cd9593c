package org.limpide.server.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.limpide.law.Language;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
import org.limpide.server.web.Words;

class TasksTest {

  @OnEachEngine
  void aDeskFilesTheSameTaskOnceWhileItIsOpen(Engines.Kind engine) {
    Server server = Running.on(engine);
    Tasks tasks = server.part(Tasks.class);
    OrganisationId here = Visitor.member(server, Role.OWNER).organisation();
    OrganisationId there = Visitor.member(server, Role.OWNER).organisation();

    UUID first = tasks.open(here, draft("f-1", 4));
    assertThat(tasks.open(here, draft("f-1", 4))).isEqualTo(first);
    assertThat(tasks.open(there, draft("f-1", 4))).isNotEqualTo(first);
    assertThat(tasks.opened(here, "audits", List.of("f-1", "f-2"))).isEqualTo(Map.of("f-1", first));

    tasks.resolve(here, "audits", "f-1", "tasks.because.done");
    tasks.resolve(here, "audits", "f-1", "tasks.because.done");
    assertThat(tasks.one(here, first).open()).isFalse();
    assertThat(tasks.open(here, draft("f-1", 4))).isNotEqualTo(first);
    assertThat(tasks.find(there, first)).isEmpty();
  }

  @OnEachEngine
  void desksThatFileAtTheSameTimeGetOneTaskAndNumbersInOrder(Engines.Kind engine) throws Exception {
    Server server = Running.on(engine);
    Tasks tasks = server.part(Tasks.class);
    OrganisationId here = Visitor.member(server, Role.OWNER).organisation();
    Set<UUID> ids = new HashSet<>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<UUID>> filed =
          IntStream.range(0, 12)
              .mapToObj(i -> threads.submit(() -> tasks.open(here, draft("f-" + i % 3, 2))))
              .toList();
      for (Future<UUID> one : filed) {
        ids.add(one.get());
      }
    }
    assertThat(ids).hasSize(3);
    assertThat(tasks.count(here, TaskFilter.open(tasks.today()))).isEqualTo(3);
  }

  @OnEachEngine
  void aTaskIsWrittenDownGivenPutOffClosedAndReopenedAndItsThreadTellsIt(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor agent = Visitor.member(server, Role.AGENT);
    Tasks tasks = server.part(Tasks.class);
    String list = "/o/" + agent.organisation() + "/tasks";
    LocalDate later = tasks.today().plusDays(3);

    HttpResponse<String> added =
        agent.post(
            list + "/new",
            list,
            Map.of(
                "title", "Retirer la carte <b>",
                "detail", "De la page Contact",
                "risk", "5",
                "due", later.toString(),
                "owner", agent.person().toString()));
    assertThat(added.statusCode()).isEqualTo(302);
    String task = added.headers().firstValue("Location").orElseThrow();
    task = task.substring(task.indexOf("/o/"));
    agent.post(task, task + "/comments", Map.of("words", "J'appelle l'agence."));
    agent.post(task, task + "/owner", Map.of("owner", ""));
    agent.post(task, task + "/snooze", Map.of("until", later.toString()));
    assertThat(agent.get(list).body()).doesNotContain("Retirer la carte");
    assertThat(agent.get(list + "?state=snoozed").body()).contains("Retirer la carte &lt;b&gt;");
    agent.post(task, task + "/close", Map.of("because", "done", "note", "Vu ensemble"));
    agent.post(task, task + "/reopen", Map.of());

    assertThat(agent.get(task).body())
        .contains(
            "dans 3 jours",
            Words.in(Language.FR).date(later),
            "J'appelle l'agence.",
            "ne l'a confiée à personne",
            "Vu ensemble",
            "C'est fait",
            "l'a rouverte");
    assertThat(agent.get(list).body()).contains("Retirer la carte &lt;b&gt;", "Très élevé");
  }

  @OnEachEngine
  void aWrongFormSaysWhatToChangeAndKeepsWhatWasTyped(Engines.Kind engine) {
    Visitor agent = Visitor.member(Running.on(engine), Role.AGENT);
    String list = "/o/" + agent.organisation() + "/tasks";

    var answer =
        agent.post(
            list + "/new",
            list,
            Map.of("title", " ", "detail", "Le détail", "risk", "9", "due", "demain"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "Ce champ est nécessaire", "Le détail", "demain", "n'est pas une date", "de 1 à 5");
  }

  @OnEachEngine
  void theListIsFilteredByDeadlineRiskOwnerSourceAndWords(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor agent = Visitor.member(server, Role.AGENT);
    OrganisationId here = agent.organisation();
    Tasks tasks = server.part(Tasks.class);
    tasks.open(here, draft("late", "Boîte à cookies", 2, Optional.of(tasks.today().minusDays(2))));
    UUID mine = tasks.open(here, draft("bad", "Formulaire nu", 5, Optional.empty()));
    String task = "/o/" + here + "/tasks/" + mine;
    agent.post(task, task + "/owner", Map.of("owner", agent.person().toString()));
    String list = "/o/" + here + "/tasks";

    assertThat(agent.get(list + "?when=late").body())
        .contains("Boîte à cookies", "en retard de 2 jours")
        .doesNotContain("Formulaire nu");
    assertThat(agent.get(list + "?risk=4").body())
        .contains("Formulaire nu")
        .doesNotContain("Boîte à");
    assertThat(agent.get(list + "?owner=me").body())
        .contains("Formulaire nu")
        .doesNotContain("Boîte à");
    assertThat(agent.get(list + "?q=BOITE").body())
        .contains("Boîte à cookies")
        .doesNotContain("Formulaire nu");
    assertThat(agent.get(list + "?q=%232").body())
        .contains("Formulaire nu")
        .doesNotContain("Boîte à");
    assertThat(agent.get(list + "?source=manual").body()).contains("Aucune tâche ne correspond");
    assertThat(agent.get(list + "?q=%25").body()).contains("Aucune tâche ne correspond");
    String all = agent.get(list).body();
    assertThat(all.indexOf("Formulaire nu")).isLessThan(all.indexOf("Boîte à cookies"));
  }

  @OnEachEngine
  void manyTasksAreClosedTogetherOrNoneOfThem(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor agent = Visitor.member(server, Role.AGENT);
    Visitor elsewhere = Visitor.member(server, Role.AGENT);
    Tasks tasks = server.part(Tasks.class);
    UUID first = tasks.open(agent.organisation(), draft("a", 1));
    UUID second = tasks.open(agent.organisation(), draft("b", 1));
    UUID foreign = tasks.open(elsewhere.organisation(), draft("c", 1));

    var wrong = closeAll(agent, first, foreign);
    assertThat(wrong.statusCode()).isEqualTo(404);
    assertThat(tasks.one(agent.organisation(), first).open()).isTrue();

    assertThat(closeAll(agent, first, second).statusCode()).isEqualTo(204);
    assertThat(tasks.count(agent.organisation(), TaskFilter.open(tasks.today()))).isZero();
    assertThat(tasks.one(elsewhere.organisation(), foreign).open()).isTrue();
  }

  @OnEachEngine
  void aReaderReadsAndSomeoneElsewhereCannotBeGivenATask(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Visitor reader = Visitor.member(server, Role.READER, owner.organisation());
    Visitor elsewhere = Visitor.member(server, Role.OWNER);
    UUID task = server.part(Tasks.class).open(owner.organisation(), draft("a", 1));
    String page = "/o/" + owner.organisation() + "/tasks/" + task;

    assertThat(reader.get(page).body()).contains("Constat a").doesNotContain("Terminer cette");
    assertThat(elsewhere.get(page).statusCode()).isEqualTo(404);
    assertThat(elsewhere.here("/tasks/" + task).statusCode()).isEqualTo(404);
    for (Visitor wrong : List.of(reader, elsewhere)) {
      Map<String, String> to = Map.of("owner", wrong.person().toString());
      assertThat(owner.post(page, page + "/owner", to).statusCode()).isEqualTo(422);
    }
  }

  @OnEachEngine
  void lateAndPressingTasksAreToldOnceADay(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Tasks tasks = server.part(Tasks.class);
    OrganisationId here = owner.organisation();
    tasks.open(here, draft("a", "Une", 1, Optional.of(tasks.today().minusDays(1))));
    tasks.open(here, draft("b", "Deux", 1, Optional.of(tasks.today().plusDays(3))));
    tasks.open(here, draft("c", "Trois", 1, Optional.of(tasks.today().plusDays(4))));

    server.part(TaskWarnings.class).run();
    server.part(TaskWarnings.class).run();

    String news = owner.get("/api/v1/organisations/" + here + "/notifications").body();
    assertThat(news)
        .contains(
            "\"total\":2", "1 tâche est en retard.", "1 tâche est à faire dans les trois jours.");
  }

  @Test
  void whatIsLeftIsSaidInDays() {
    Words french = Words.in(Language.FR);
    LocalDate today = LocalDate.of(2026, 12, 28);
    assertThat(Remaining.say(french, today, today)).isEqualTo("aujourd'hui");
    assertThat(Remaining.say(french, today.plusDays(1), today)).isEqualTo("dans 1 jour");
    assertThat(Remaining.say(french, today.plusDays(3), today)).isEqualTo("dans 3 jours");
    assertThat(Remaining.say(french, today.minusDays(2), today)).isEqualTo("en retard de 2 jours");
  }

  private static HttpResponse<String> closeAll(Visitor agent, UUID first, UUID second) {
    String body = "{\"because\":\"done\",\"tasks\":[\"%s\",\"%s\"]}".formatted(first, second);
    return agent.send(
        agent
            .request("/api/v1/organisations/" + agent.organisation() + "/tasks/close")
            .header("Content-Type", "application/json")
            .header("X-CSRF-TOKEN", agent.token("/o/" + agent.organisation() + "/tasks/new"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static TaskDraft draft(String reference, int risk) {
    return draft(reference, "Constat " + reference, risk, Optional.empty());
  }

  static TaskDraft draft(String reference, String title, int risk, Optional<LocalDate> due) {
    return new TaskDraft(
        "audits", reference, title, title, "", "", risk, due, "/sites/" + UUID.randomUUID());
  }
}
