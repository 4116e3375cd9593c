package org.limpide.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Visitor;

class HealthTest {

  @OnEachEngine
  void aServiceThatWorksSaysSo(Engines.Kind engine) {
    var answer = Visitor.stranger(Running.on(engine)).get("/health");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"status\":\"up\"", "\"database\":\"up\"");
  }

  @OnEachEngine
  void figuresNameRoutesAndNoIds(Engines.Kind engine) {
    Visitor visitor = Visitor.member(Running.on(engine), org.limpide.server.web.Role.OWNER);
    visitor.here("/sites");

    String figures = visitor.get("/metrics").body();

    assertThat(figures)
        .contains(
            "http_server_requests_seconds_count", "uri=\"/o/{organisation}/sites\"", "jvm_memory")
        .doesNotContain(visitor.organisation().toString());
  }

  @OnEachEngine
  void figuresAreNotForWhoComesThroughAProxy(Engines.Kind engine) {
    Visitor visitor = Visitor.stranger(Running.on(engine));

    var answer =
        visitor.send(
            visitor.request("/metrics").header("X-Forwarded-For", "203.0.113.7").GET().build());

    assertThat(answer.statusCode()).isEqualTo(404);
  }
}
