package org.limpide.server.notifications;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.limpide.server.jobs.Jobs;
import org.limpide.server.jobs.Round;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The daily messages, and the end of old news. */
@Configuration(proxyBeanMethods = false)
class NoticeRounds {
  /** How long news and the log of their deliveries are kept. */
  static final Duration KEPT = Duration.ofDays(90);

  @Bean
  Round dailyMessages(DeliveryStore deliveries, ObjectProvider<Jobs> jobs) {
    return new Round() {
      @Override
      public String name() {
        return "notices-daily";
      }

      @Override
      public Schedule schedule() {
        return Schedules.daily(Words.ZONE, LocalTime.of(7, 30));
      }

      @Override
      public void run() {
        deliveries
            .gatherings()
            .forEach(
                one -> jobs.getObject().submit(one.organisation(), DigestWork.KIND, one.person()));
      }
    };
  }

  @Bean
  Round oldNews(Database database, NoticeStore notices, Clock clock) {
    return new Round() {
      @Override
      public String name() {
        return "notices-old";
      }

      @Override
      public Schedule schedule() {
        return Schedules.daily(Words.ZONE, LocalTime.of(3, 40));
      }

      @Override
      public void run() {
        database.write(() -> notices.forgetBefore(clock.instant().minus(KEPT)));
      }
    };
  }
}
