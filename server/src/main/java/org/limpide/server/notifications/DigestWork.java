package org.limpide.server.notifications;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.limpide.server.accounts.Colleague;
import org.limpide.server.accounts.Colleagues;
import org.limpide.server.jobs.JobFailure;
import org.limpide.server.jobs.Run;
import org.limpide.server.jobs.Work;
import org.limpide.server.notifications.Delivery.State;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Component;

/** Mails a member, in one message, the news gathered for them. Its subject is the person. */
@Component
class DigestWork implements Work {
  static final String KIND = "notice-digest";

  private static final int MOST = 200;

  private final DeliveryStore deliveries;
  private final Colleagues colleagues;
  private final Kinds kinds;
  private final Post post;
  private final Clock clock;

  DigestWork(DeliveryStore deliveries, Colleagues colleagues, Kinds kinds, Post post, Clock clock) {
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
    List<Delivery> news = deliveries.gathered(organisation, run.subject(), MOST);
    List<UUID> ids = news.stream().map(Delivery::id).toList();
    Optional<Colleague> member = colleagues.one(organisation, run.subject());
    if (news.isEmpty()) {
      return;
    }
    if (member.isEmpty()) {
      end(run, ids, State.STOPPED, "notifications.reason.stopped");
      return;
    }
    try {
      post.send(
          organisation,
          member.get().person(),
          "notifications.digest.subject",
          "notifications.digest.body",
          List.of(lines(news, member.get())),
          "/notifications/news");
      end(run, ids, State.SENT, "");
    } catch (Post.NotConfigured e) {
      end(run, ids, State.UNCONFIGURED, "notifications.reason.unconfigured");
    } catch (RuntimeException e) {
      String why = "notifications.reason.mail";
      Optional<Duration> wait =
          Backoff.after(run.attempt(), ThreadLocalRandom.current().nextDouble());
      // what was gathered stays so, and goes with the next day's message
      throw wait.isEmpty() ? JobFailure.forGood(why, e) : JobFailure.forNow(why, wait.get(), e);
    }
  }

  /** Sentences of the texts, in the member's language: nobody's data among them. */
  private String lines(List<Delivery> news, Colleague member) {
    Words words = Words.in(member.language());
    return news.stream()
        .map(one -> "– " + kinds.said(words, one.notice()))
        .collect(Collectors.joining("\n"));
  }

  private void end(Run run, List<UUID> ids, State state, String why) {
    run.finish(() -> deliveries.end(run.organisation(), ids, state, why, clock.instant()));
  }
}
