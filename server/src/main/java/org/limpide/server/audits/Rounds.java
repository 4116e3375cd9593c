package org.limpide.server.audits;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import org.limpide.server.jobs.Round;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the desk does again and again. */
@Configuration(proxyBeanMethods = false)
class Rounds {

  @Bean
  Round dueAudits(ObjectProvider<Schedules> schedules, Clock clock) {
    return every(
        "audits-due",
        Duration.ofMinutes(3),
        () -> schedules.getObject().launchDue(clock.instant()));
  }

  @Bean
  Round keptDossiers(Keeping keeping) {
    return every(
        "audits-kept",
        Duration.ofMinutes(30),
        () -> {
          try {
            keeping.tidy();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static Round every(String name, Duration delay, Runnable what) {
    return new Round() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public com.github.kagkarlsson.scheduler.task.schedule.Schedule schedule() {
        return FixedDelay.of(delay);
      }

      @Override
      public void run() {
        what.run();
      }
    };
  }
}
