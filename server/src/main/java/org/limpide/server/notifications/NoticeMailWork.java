package org.limpide.server.notifications;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.limpide.server.accounts.Colleague;
import org.limpide.server.accounts.Colleagues;
import org.limpide.server.jobs.JobFailure;
import org.limpide.server.jobs.Run;
import org.limpide.server.jobs.Work;
import org.limpide.server.notifications.Delivery.State;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Component;

/** Mails one notice to one member. While the mail server is down the notice waits. */
@Component
class NoticeMailWork implements Work {
  static final String KIND = "notice-mail";

  private final Database database;
  private final DeliveryStore deliveries;
  private final Colleagues colleagues;
  private final Kinds kinds;
  private final Post post;
  private final Clock clock;

  NoticeMailWork(
      Database database,
      DeliveryStore deliveries,
      Colleagues colleagues,
      Kinds kinds,
      Post post,
      Clock clock) {
    this.database = database;
    this.deliveries = deliveries;
    this.colleagues = colleagues;
    this.kinds = kinds;
    this.post = post;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Run run) throws JobFailure {
    OrganisationId organisation = run.organisation();
    Optional<Delivery> found = deliveries.find(organisation, run.subject());
    if (found.isEmpty()) {
      return;
    }
    Delivery delivery = found.get();
    Optional<Colleague> member = colleagues.one(organisation, delivery.receiver());
    Optional<NotificationKind> kind = kinds.of(delivery.notice().kind());
    if (member.isEmpty() || kind.isEmpty()) {
      run.finish(() -> end(delivery, State.STOPPED, "notifications.reason.stopped"));
      return;
    }
    database.write(() -> deliveries.trying(organisation, delivery.id()));
    try {
      send(delivery.notice(), member.get(), kind.get());
      run.finish(() -> end(delivery, State.SENT, ""));
    } catch (Post.NotConfigured e) {
      run.finish(() -> end(delivery, State.UNCONFIGURED, "notifications.reason.unconfigured"));
    } catch (RuntimeException e) {
      later(run, delivery, e);
    }
  }

  private void send(Notice notice, Colleague member, NotificationKind kind) {
    List<Object> figures = notice.figures();
    String body = Kinds.key(Words.in(member.language()), kind, figures);
    post.send(
        notice.organisation(), member.person(), kind.key() + ".name", body, figures, notice.link());
  }

  private void later(Run run, Delivery delivery, RuntimeException cause) throws JobFailure {
    String why = "notifications.reason.mail";
    Optional<Duration> wait =
        Backoff.after(delivery.attempts() + 1, ThreadLocalRandom.current().nextDouble());
    if (wait.isEmpty()) {
      run.finish(() -> end(delivery, State.FAILED, why));
      return;
    }
    database.write(
        () ->
            deliveries.waiting(
                run.organisation(), delivery.id(), 0, "", why, clock.instant().plus(wait.get())));
    throw JobFailure.forNow(why, wait.get(), cause);
  }

  private void end(Delivery delivery, State state, String why) {
    deliveries.end(
        delivery.notice().organisation(), delivery.id(), state, 0, "", why, clock.instant());
  }
}
