package org.limpide.server.jobs;

import java.util.concurrent.ThreadLocalRandom;
import org.jooq.impl.DSL;
import org.limpide.server.storage.Database;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Work that leaves one mark when it is finished, for the test that kills the service. */
@Component
@ConditionalOnProperty("limpide.test.tally")
class Tally implements Work {
  static final String KIND = "tally";

  private final Database database;

  Tally(Database database) {
    this.database = database;
  }

  static void prepare(Database database) {
    database.sql().execute("create table if not exists tally (job varchar(36) not null)");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int atOnce() {
    return 4;
  }

  @Override
  public void run(Run run) {
    run.at(0, 2, "jobs.failed");
    pause();
    run.at(1, 2, "jobs.failed");
    run.finish(
        () ->
            database
                .sql()
                .insertInto(DSL.table("tally"))
                .columns(DSL.field("job"))
                .values(run.job().toString())
                .execute());
  }

  private static void pause() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(60));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
