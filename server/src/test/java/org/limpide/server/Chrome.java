package org.limpide.server;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.limpide.banner.Chromium;
import org.limpide.server.web.Role;
import org.opentest4j.AssertionFailedError;

/**
 * A window of the machine's own Chromium on the service, for tests of what people see. One browser
 * runs for the whole test run; each window has cookies of its own.
 *
 * <p>The window listens: an error in the console, a request the content security policy refused, a
 * request that failed or that went to another host fails the test when the window is closed.
 * Playwright's objects belong to one thread, so tests with a browser do not run side by side.
 */
public final class Chrome implements AutoCloseable {
  private static final Chromium CHROMIUM =
      new Chromium("MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");

  private final URI home;
  private final BrowserContext context;
  private final Page page;
  private final List<String> faults = new ArrayList<>();
  private boolean refusalsExpected;

  private Chrome(URI home, Browser.NewContextOptions options) {
    this.home = home;
    this.context = CHROMIUM.browser().newContext(options);
    this.page = context.newPage();
    page.setDefaultTimeout(10_000);
    listen();
  }

  /** What a window may be given: a French reader's, 1280 pixels wide. */
  public static Browser.NewContextOptions desk() {
    return new Browser.NewContextOptions()
        .setViewportSize(1280, 900)
        .setLocale("fr-FR")
        .setTimezoneId("Europe/Paris");
  }

  /** A window nobody has signed in to. */
  public static Chrome open(Server server) {
    return open(server, desk());
  }

  public static Chrome open(Server server, Browser.NewContextOptions options) {
    return open(server.address(), options);
  }

  /** The same where the service has another name: a passkey needs {@code localhost}. */
  public static Chrome open(URI home, Browser.NewContextOptions options) {
    return new Chrome(home, options.setBaseURL(home.toString()));
  }

  /** A window in which a new member of a new organisation has signed in through the form. */
  public static Chrome signedIn(Server server, Role role) {
    return open(server).signIn(Visitor.member(server, role));
  }

  /** Signs in through the form. */
  public Chrome signIn(Visitor visitor) {
    go("/sign-in");
    page.fill("[name=email]", visitor.email());
    page.fill("[name=password]", Visitor.PASSWORD);
    page.click("main button[type=submit], main form button:not([type])");
    page.waitForURL(url -> !url.contains("/sign-in"));
    return this;
  }

  /** Goes on as a visitor who has signed in already. */
  public Chrome as(Visitor visitor) {
    context.addCookies(visitor.cookies());
    return this;
  }

  public Page page() {
    return page;
  }

  public BrowserContext context() {
    return context;
  }

  /** Opens a page of the service. */
  public Page go(String path) {
    page.navigate(address(path));
    return page;
  }

  /** The whole address of a page of the service. */
  public String address(String path) {
    return home + path;
  }

  /** Sets the cookies the buttons of the top bar set. */
  public Chrome look(String language, String theme) {
    String address = home.toString();
    context.addCookies(
        List.of(
            new com.microsoft.playwright.options.Cookie("limpide_language", language)
                .setUrl(address),
            new com.microsoft.playwright.options.Cookie("limpide_theme", theme).setUrl(address)));
    return this;
  }

  public Chrome size(int width, int height) {
    page.setViewportSize(width, height);
    return this;
  }

  /** Whether the document can be scrolled sideways: what WCAG's reflow forbids. */
  public boolean scrollsSideways() {
    return (boolean)
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");
  }

  /** What sticks out most on the right, to mend it. */
  public String widest() {
    return (String)
        page.evaluate(
            "() => { const all = [...document.querySelectorAll('main *, header *')]"
                + ".map((e) => [e.getBoundingClientRect().right, e]).sort((a, b) => b[0] - a[0]);"
                + " return all.length ? all[0][0] + ' ' + all[0][1].outerHTML.slice(0, 120) : ''; }");
  }

  /** From here on answers of 4xx and 5xx are what the test is about. */
  public Chrome expectRefusals() {
    refusalsExpected = true;
    return this;
  }

  /** What was wrong so far, oldest first; taken away by being read. */
  public List<String> faults() {
    List<String> seen = List.copyOf(faults);
    faults.clear();
    return seen;
  }

  private void listen() {
    String host = home.getHost();
    page.onConsoleMessage(
        message -> {
          boolean status = message.text().startsWith("Failed to load resource: the server");
          if (message.type().equals("error") && !(refusalsExpected && status)) {
            faults.add("console: " + message.text() + " " + message.location());
          }
        });
    page.onPageError(error -> faults.add("script: " + error));
    page.onRequest(
        request -> {
          URI uri = URI.create(request.url());
          if (uri.getHost() != null && !uri.getHost().equals(host)) {
            faults.add("another host: " + uri.getHost());
          }
        });
    page.onRequestFailed(
        request -> {
          // what a page had not finished loading when one left it, event streams above all
          if (!"net::ERR_ABORTED".equals(request.failure())) {
            faults.add("failed: " + request.url() + " " + request.failure());
          }
        });
  }

  /** Closes the window; fails when something was wrong in it. */
  @Override
  public void close() {
    context.close();
    if (!faults.isEmpty()) {
      throw new AssertionFailedError(String.join("\n", faults));
    }
  }
}
