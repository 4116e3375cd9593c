package org.limpide.banner;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.ArrayList;
import java.util.List;

/**
 * A visitor's window: the machine's own Chromium, in French, with cookies of its own. Every host
 * name leads to the shop's port, and none to the outside. It keeps what the console and the content
 * security policy complained of.
 */
final class Chrome implements AutoCloseable {
  private static final Chromium CHROMIUM = new Chromium("MAP * 127.0.0.1");

  final BrowserContext context;
  final Page page;
  final List<String> faults = new ArrayList<>();
  private final Shop shop;

  Chrome(Shop shop, Browser.NewContextOptions options) {
    this.shop = shop;
    context =
        CHROMIUM.browser().newContext(options.setLocale("fr-FR").setTimezoneId("Europe/Paris"));
    page = context.newPage();
    page.setDefaultTimeout(5_000);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            faults.add("console: " + message.text());
          }
        });
    page.onPageError(error -> faults.add("script: " + error));
  }

  Chrome(Shop shop) {
    this(shop, desk());
  }

  static Browser.NewContextOptions desk() {
    return new Browser.NewContextOptions().setViewportSize(1280, 900);
  }

  Chrome go(String path) {
    page.navigate(shop.home().resolve(path).toString());
    return this;
  }

  Locator dialog() {
    return page.locator("dialog.lmp");
  }

  /** Waits for the first layer. */
  Chrome asked() {
    try {
      dialog().locator(".lmp-accept").waitFor();
    } catch (TimeoutError e) {
      throw new AssertionError("no notice is shown: " + faults, e);
    }
    return this;
  }

  Chrome press(String name) {
    dialog().locator("button:text-is('" + name + "')").click();
    return this;
  }

  /** Opens the choices from the button that stays on the page. */
  Chrome reopen() {
    page.locator("body > button:text-is('Mes choix de cookies')").click();
    dialog().locator(".lmp-save").waitFor();
    return this;
  }

  /** Until the server has the number of choices. */
  Chrome until(int choices) {
    long end = System.nanoTime() + 5_000_000_000L;
    while (shop.sent.size() < choices && System.nanoTime() < end) {
      page.waitForTimeout(20);
    }
    page.waitForTimeout(50);
    return this;
  }

  /** Until a third party was called. */
  Chrome calls(String host) {
    long end = System.nanoTime() + 5_000_000_000L;
    while (shop.thirdParties().stream().noneMatch(c -> c.host().equals(host))
        && System.nanoTime() < end) {
      page.waitForTimeout(20);
    }
    return rest(100);
  }

  Chrome rest(int milliseconds) {
    page.waitForTimeout(milliseconds);
    return this;
  }

  List<String> cookies() {
    return context.cookies().stream().map(c -> c.name).sorted().toList();
  }

  @Override
  public void close() {
    context.close();
  }
}
