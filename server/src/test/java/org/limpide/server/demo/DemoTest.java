package org.limpide.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.limpide.audit.judge.Status;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;
import org.limpide.server.Visitor;
import org.limpide.server.audits.Audits;
import org.limpide.server.audits.Outcome;
import org.limpide.server.audits.SiteAudit;
import org.limpide.server.audits.SiteFinding;
import org.limpide.server.audits.TrendPoint;

@Tag("browser")
class DemoTest {
  @OnEachEngine
  void theDemonstrationIsLivelySaysItIsInventedAndAuditsItsShopForReal(Engines.Kind engine)
      throws Exception {
    ServerSettings settings = engine.fresh();
    try (Demo demo = Demo.start(settings, Shop.open(0))) {
      Server server = demo.server();
      Visitor owner = Visitor.stranger(server);
      assertThat(owner.get("/sign-in").body()).contains("données inventées");
      owner.signIn(demo.email(), demo.password());
      String here = "/o/" + demo.audit().organisation();
      assertThat(owner.get("/").body())
          .contains("Librairie des Quais", "Épicerie du Canal", "Atelier Mirabelle");
      assertThat(owner.get(here).body()).contains("données inventées");
      assertThat(owner.get(here + "/tasks").body())
          .contains("notice du formulaire", "Théo Lambert", "conservation des comptes");
      assertThat(owner.get(here + "/tasks?state=closed").body()).contains("registre");
      assertThat(owner.get(here + "/members").body()).contains("Cabinet Ormel", "Louise Faure");
      assertThat(server.part(Audits.class).trend(demo.audit().organisation(), 10))
          .as("weeks that a curve can show")
          .extracting(TrendPoint::important)
          .satisfies(weeks -> assertThat(weeks.getFirst()).isGreaterThan(weeks.getLast() + 2));

      SiteAudit done = ended(demo);

      assertThat(done.outcome()).isEqualTo(Outcome.DONE);
      assertThat(server.part(Audits.class).findings(done))
          .filteredOn(finding -> finding.status() == Status.FAIL)
          .extracting(SiteFinding::rule)
          .as("what is wrong in the shop is seen")
          .contains("CK-01", "CK-02", "FM-01", "IN-09", "IN-11", "SE-01", "SE-06");
      assertThat(Duration.between(done.requestedAt(), done.finishedAt().orElseThrow()))
          .isLessThan(Duration.ofSeconds(90));
      theOthersAreMarkedAsInvented(server, owner, done);
    }
    try (Shop shop = Shop.open(0)) {
      assertThatThrownBy(() -> Demo.start(settings, shop).close())
          .isInstanceOf(Demo.OccupiedException.class);
    }
  }

  private static void theOthersAreMarkedAsInvented(Server server, Visitor owner, SiteAudit real) {
    List<SiteAudit> others =
        server.part(Audits.class).of(real.organisation(), 0, 50).stream()
            .filter(audit -> !audit.site().equals(real.site()))
            .toList();
    assertThat(others).hasSizeGreaterThan(5).allMatch(SiteAudit::done);
    String page =
        "/o/"
            + real.organisation()
            + "/sites/"
            + others.getFirst().site()
            + "/audits/"
            + others.getFirst().id();
    assertThat(owner.get(page).body()).contains("Exemple inventé.");
    for (String format : List.of("json", "html", "csv", "pdf")) {
      assertThat(new String(owner.bytes(page + "/download/" + format), UTF_8))
          .as(format)
          .containsAnyOf("\"invented\":true", "Audit invent", "inventé");
    }
  }

  private static SiteAudit ended(Demo demo) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(150).toNanos();
    while (demo.audit().outcome() == Outcome.PENDING) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.sleep(200);
    }
    return demo.audit();
  }
}
