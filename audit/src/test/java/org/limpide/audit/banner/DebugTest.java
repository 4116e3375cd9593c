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
        String act = System.getProperty("act", "");
        BannerDriver d = new BannerDriver(tab);
        long t = System.nanoTime();
        System.out.println(d.look(Duration.ofSeconds(4)));
        System.out.println((System.nanoTime() - t) / 1_000_000 + " ms");
        System.out.println(
            "AFTERLOOK "
                + tab.read(
                        main,
                        "(() => { try { return " + js + " } catch (e) { return e.stack } })()",
                        Duration.ofSeconds(5))
                    .asString("none"));
        if (!act.isEmpty()) {
          t = System.nanoTime();
          System.out.println(
              switch (act) {
                case "one" -> d.acceptOne();
                case "refuse" -> d.refuse();
                case "accept" -> d.accept();
                default -> {
                  d.accept();
                  tab.settle(Duration.ofMillis(500));
                  Shop.open(tab, tab.url());
                  tab.settle(Duration.ofMillis(900));
                  System.out.println(new BannerDriver(tab).reopeners());
                  yield new BannerDriver(tab).withdraw();
                }
              });
          System.out.println(
              (System.nanoTime() - t) / 1_000_000 + " ms; cookies " + Shop.cookies(tab));
          System.out.println(d.met().toggles());
          d.met().controls().forEach(System.out::println);
        }
      }
    }
  }
}
