package org.limpide.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.limpide.law.AccessRestriction;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.accounts.Throttle.Turn;
import org.limpide.server.storage.Database;

class ThrottleTest {
  private final Hand clock = new Hand();

  @OnEachEngine
  void anAccountWaitsOverAMinuteAfterFiveFailuresThenTwiceAsLong(Engines.Kind engine) {
    Throttle throttle = throttle(engine);
    String email = someone();
    for (int i = 0; i < 5; i++) {
      assertThat(throttle.take(email, "127.0.0.1")).isInstanceOf(Turn.Go.class);
    }
    assertThat(throttle.take(email, "127.0.0.1"))
        .isEqualTo(new Turn.Wait(clock.instant().plusSeconds(65)));
    clock.forward(Duration.ofSeconds(65));
    assertThat(throttle.take(email, "127.0.0.1")).isEqualTo(new Turn.Go(6));
    assertThat(throttle.take(email, "127.0.0.1"))
        .isEqualTo(new Turn.Wait(clock.instant().plusSeconds(130)));
  }

  @OnEachEngine
  void noMoreThanTwentyFiveTriesFitIntoADay(Engines.Kind engine) {
    Throttle throttle = throttle(engine);
    String email = someone();
    for (int day = 1; day <= 2; day++) {
      int tries = 0;
      for (int minute = 0; minute < 24 * 60; minute++) {
        while (throttle.take(email, "127.0.0.1") instanceof Turn.Go) {
          tries++;
        }
        clock.forward(Duration.ofMinutes(1));
      }
      assertThat(tries).as("day " + day).isBetween(1, 25);
    }
  }

  @OnEachEngine
  void manyAtTheSameMomentGetNoFurther(Engines.Kind engine) throws InterruptedException {
    Throttle throttle = throttle(engine);
    String email = someone();
    AtomicInteger through = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(30);
    for (int i = 0; i < 30; i++) {
      Thread.startVirtualThread(
          () -> {
            if (throttle.take(email, "127.0.0.1") instanceof Turn.Go) {
              through.incrementAndGet();
            }
            done.countDown();
          });
    }
    done.await();
    assertThat(through).hasValue(5);
  }

  @OnEachEngine
  void theRightPasswordForgetsTheAccountsFailures(Engines.Kind engine) {
    Throttle throttle = throttle(engine);
    String email = someone();
    for (int i = 0; i < 4; i++) {
      throttle.take(email, "127.0.0.1");
    }
    throttle.right(email, "127.0.0.1");
    assertThat(throttle.take(email, "127.0.0.1")).isEqualTo(new Turn.Go(1));
  }

  @OnEachEngine
  void aSourceThatTriesManyAccountsWaitsToo(Engines.Kind engine) {
    Throttle throttle = throttle(engine);
    String network = "2001:db8:" + Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff) + ":";
    for (int i = 0; i < 20; i++) {
      assertThat(throttle.take(someone(), network + ":" + i)).isInstanceOf(Turn.Go.class);
    }
    assertThat(throttle.take(someone(), network + ":ffff")).isInstanceOf(Turn.Wait.class);
    assertThat(throttle.take(someone(), "198.51.100.7")).isInstanceOf(Turn.Go.class);
  }

  @OnEachEngine
  void failuresAreForgottenADayLater(Engines.Kind engine) {
    Throttle throttle = throttle(engine);
    String email = someone();
    for (int i = 0; i < 5; i++) {
      throttle.take(email, "127.0.0.1");
    }
    clock.forward(Duration.ofHours(25));
    assertThat(throttle.take(email, "127.0.0.1")).isEqualTo(new Turn.Go(1));
  }

  @Test
  void itIsARestrictionThatTheCnilAccepts() {
    int seconds = (int) GrowingDelay.ACCOUNT.after(5).toSeconds();
    assertThat(new AccessRestriction.GrowingDelay(seconds, 25).effective()).isTrue();
  }

  private Throttle throttle(Engines.Kind engine) {
    Database database = Running.on(engine).part(Database.class);
    return new Throttle(database, new ThrottleStore(database), clock);
  }

  private static String someone() {
    return "p" + UUID.randomUUID() + "@exemple.test";
  }
}
