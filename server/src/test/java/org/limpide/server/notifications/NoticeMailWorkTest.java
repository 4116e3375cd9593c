package org.limpide.server.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.accounts.Colleagues;
import org.limpide.server.jobs.JobFailure;
import org.limpide.server.jobs.Run;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;

/** Mail through a post office that is down at first. */
class NoticeMailWorkTest {

  @OnEachEngine
  void aMailServerThatIsDownLosesNothing(Engines.Kind engine) throws JobFailure {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Database database = server.part(Database.class);
    DeliveryStore deliveries = server.part(DeliveryStore.class);
    UUID id = waiting(server, owner, database, deliveries);
    Downtown post = new Downtown();
    NoticeMailWork work = work(server, post);

    assertThatThrownBy(() -> work.run(new Once(database, owner.organisation(), id)))
        .isInstanceOfSatisfying(
            JobFailure.class, failure -> assertThat(failure.retryAfter()).isPresent());
    Delivery tried = deliveries.find(owner.organisation(), id).orElseThrow();
    assertThat(tried.state()).isEqualTo(Delivery.State.WAITING);
    assertThat(tried.attempts()).isEqualTo(1);

    post.down = false;
    work.run(new Once(database, owner.organisation(), id));

    assertThat(deliveries.find(owner.organisation(), id).orElseThrow().state())
        .isEqualTo(Delivery.State.SENT);
    assertThat(post.sent).containsExactly("tasks.notice.late.many [3] /tasks");
  }

  private static UUID waiting(
      Server server, Visitor owner, Database database, DeliveryStore deliveries) {
    Notice notice =
        new Notice(
            UUID.randomUUID(),
            owner.organisation(),
            "tasks.late",
            List.of(3L),
            "/tasks",
            server.part(Clock.class).instant());
    UUID id = UUID.randomUUID();
    database.write(
        () -> {
          server.part(NoticeStore.class).add(notice);
          deliveries.add(id, notice, Delivery.Channel.MAIL, owner.person(), Delivery.State.WAITING);
        });
    return id;
  }

  private static NoticeMailWork work(Server server, Post post) {
    return new NoticeMailWork(
        server.part(Database.class),
        server.part(DeliveryStore.class),
        server.part(Colleagues.class),
        server.part(Kinds.class),
        post,
        server.part(Clock.class));
  }

  /** A post office. */
  private static final class Downtown implements Post {
    private final List<String> sent = new ArrayList<>();
    private boolean down = true;

    @Override
    public void send(
        OrganisationId organisation,
        UUID person,
        String subjectKey,
        String bodyKey,
        List<Object> values,
        String link) {
      if (down) {
        throw new IllegalStateException("no connection");
      }
      sent.add(bodyKey + " " + values + " " + link);
    }
  }

  /** An attempt made by hand. */
  private record Once(Database database, OrganisationId organisation, UUID subject) implements Run {
    @Override
    public UUID job() {
      return subject;
    }

    @Override
    public int attempt() {
      return 1;
    }

    @Override
    public void at(int done, int all, String key) {}

    @Override
    public boolean cancelled() {
      return false;
    }

    @Override
    public void finish(Runnable changes) {
      database.write(changes);
    }
  }
}
