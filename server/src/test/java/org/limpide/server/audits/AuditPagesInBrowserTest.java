package org.limpide.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.limpide.server.Chrome;
import org.limpide.server.Engines;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.web.Role;

/** What scripts draw on the desk's pages; axe looks at the pages in {@code AxePagesTest}. */
@Tag("browser")
class AuditPagesInBrowserTest {
  private static final String COLOUR =
      "echarts.getInstanceByDom(document.querySelector('[data-chart]')).getOption().color[0]";

  @Test
  void theCurveIsDrawnInTheColoursOfTheTheme() {
    Server server = Running.on(Engines.Kind.SQLITE);
    Visitor agent = Visitor.member(server, Role.AGENT);
    Recorded shop = new Recorded(server, agent.organisation());
    shop.audit("CK-01", "fail", "CK-02", "fail");
    shop.audit("CK-01", "fail", "CK-03", "unknown", "SE-01", "fail");
    try (Chrome window = Chrome.open(server).as(agent).look("fr", "light")) {
      Page page = window.go("/o/" + agent.organisation() + shop.path());
      assertThat(page.locator("[data-chart] canvas").count()).isEqualTo(1);
      assertThat(page.evaluate(COLOUR)).isEqualTo("rgb(179, 38, 30)");

      window.look("fr", "dark").go("/o/" + agent.organisation() + shop.path());
      assertThat(page.evaluate(COLOUR)).isEqualTo("rgb(255, 157, 146)");
    }
  }
}
