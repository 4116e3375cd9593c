package org.limpide.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.limpide.server.Engines;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.web.Role;

/** The desk's pages in Chromium: nothing that axe finds, nothing that the page's policy stops. */
@Tag("browser")
class AuditPagesInBrowserTest {

  @Test
  void noPageHasAnAccessibilityFaultOrAScriptStopped() {
    Server server = Running.on(Engines.Kind.SQLITE);
    Visitor agent = Visitor.member(server, Role.AGENT);
    Recorded shop = new Recorded(server, agent.organisation());
    SiteAudit first = shop.audit("CK-01", "fail", "CK-02", "fail");
    SiteAudit audit = shop.audit("CK-01", "fail", "CK-03", "unknown", "SE-01", "fail");
    List<String> paths =
        List.of(
            shop.path(),
            shop.path(audit),
            shop.path(audit) + "/findings/CK-01",
            shop.path(audit) + "/evidence",
            shop.path(audit) + "/evidence/S0",
            shop.path() + "/compare?before=" + first.id() + "&after=" + audit.id());
    List<String> wrong = new ArrayList<>();
    try (Playwright playwright = Playwright.create();
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox")))) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        BrowserContext context =
            browser.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(360, 740));
        context.addCookies(agent.cookies());
        Page page = context.newPage();
        page.onConsoleMessage(
            message -> {
              if (message.type().equals("error") && !message.location().contains("favicon")) {
                wrong.add(message.text() + " " + message.location());
              }
            });
        for (String path : scheme == ColorScheme.LIGHT ? paths : paths.subList(0, 1)) {
          page.navigate(server.address() + "/o/" + agent.organisation() + path);
          new AxeBuilder(page)
              .disableRules(List.of("color-contrast")) // colours are the look's, and tested with it
              .analyze()
              .getViolations()
              .forEach(v -> wrong.add(scheme + " " + path + " " + v.getId() + " " + v.getNodes()));
          Object wide =
              page.evaluate("document.documentElement.scrollWidth > innerWidth ? 'wide' : ''");
          if (wide.equals("wide")) {
            wrong.add(path + " is wider than a phone");
          }
        }
        page.navigate(server.address() + "/o/" + agent.organisation() + shop.path());
        assertThat(page.locator("[data-chart] canvas").count()).isEqualTo(1);
        context.close();
      }
    }
    assertThat(wrong).isEmpty();
  }
}
