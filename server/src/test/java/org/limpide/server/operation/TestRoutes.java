package org.limpide.server.operation;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jooq.impl.DSL;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Anyone;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A slow route and a careless one, for the tests that ask for them. */
@RestController
@ConditionalOnProperty("limpide.test.routes")
class TestRoutes {
  private final Database database;
  final CountDownLatch arrived = new CountDownLatch(1);
  final CountDownLatch mayEnd = new CountDownLatch(1);

  TestRoutes(Database database) {
    this.database = database;
  }

  @Anyone
  @GetMapping("/test/slow")
  String slow() throws InterruptedException {
    arrived.countDown();
    return mayEnd.await(30, TimeUnit.SECONDS) ? "answered" : "forgotten";
  }

  /** The database repeats the address in its message: « Key (email)=(…) already exists ». */
  @Anyone
  @GetMapping("/test/careless")
  String careless() {
    database.write(
        () -> {
          person();
          person();
        });
    return "";
  }

  private void person() {
    database
        .sql()
        .insertInto(DSL.table("person"))
        .columns(
            DSL.field("id"),
            DSL.field("email"),
            DSL.field("name"),
            DSL.field("language"),
            DSL.field("created_at"))
        .values(UUID.randomUUID(), LogsTest.EMAIL, LogsTest.NAME, "fr", 0L)
        .execute();
  }

  /** Fails with an address in the message. */
  @Anyone
  @GetMapping("/test/chatty")
  String chatty() {
    throw new IllegalStateException("cannot write to " + LogsTest.EMAIL);
  }
}
