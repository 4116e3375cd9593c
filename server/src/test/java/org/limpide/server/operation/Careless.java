package org.limpide.server.operation;

import org.limpide.server.jobs.Run;
import org.limpide.server.jobs.Work;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Work that fails with somebody's address in its message. */
@Component
@ConditionalOnProperty("limpide.test.routes")
class Careless implements Work {
  static final String KIND = "careless";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Run run) {
    throw new IllegalStateException(
        "no answer from https://boutique.test/?" + LogsTest.QUERY,
        new IllegalArgumentException(LogsTest.EMAIL));
  }
}
