package org.limpide.audit.banner;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.limpide.audit.browser.BrowsingContext;
import org.limpide.audit.browser.Tab;

@Tag("browser")
class DebugTest {
  @Test
  void debug() {
    try (Shop shop = new Shop();
        BrowsingContext visitor = shop.visitor()) {
      Tab tab = visitor.tab();
      Shop.open(tab, "http://" + System.getProperty("site", "klaro") + ".example/");
      tab.settle(Duration.ofMillis(1500));
      Tab.Frame main = tab.frames().getFirst();
      String script =
          InPage.resource("banner.js").replace("__WORDS__", InPage.resource("words.json"));
      System.out.println(
          "INSTALL "
              + tab.read(
                  main,
                  "(() => { try { " + script + "; return 'ok' } catch (e) { return e.stack } })()",
                  Duration.ofSeconds(5)));
      String js = System.getProperty("js", "JSON.stringify(limpideBanner.scan({}),null,1)");
      System.out.println(
          "SCAN "
              + tab.read(
                      main,
                      "(() => { try { return " + js + " } catch (e) { return e.stack } })()",
                      Duration.ofSeconds(5))
                  .asString("none"));
      if (Boolean.getBoolean("names")) {
        long t = System.nanoTime();
        System.out.println(new BannerDriver(tab).look(Duration.ofSeconds(2)));
        System.out.println((System.nanoTime() - t) / 1_000_000 + " ms");
      }
    }
  }
}
