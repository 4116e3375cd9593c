package org.limpide.audit.visit;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.limpide.audit.browser.Browser;
import org.limpide.audit.browser.BrowserException;
import org.limpide.audit.browser.BrowsingContext;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.ServerFacts;
import org.limpide.audit.evidence.ServerFacts.Submission;
import tools.jackson.databind.JsonNode;

/**
 * Asks the site's own login and reset forms about an address nobody has, once each, and keeps what
 * appears. Only on a site that the caller declared to be theirs; no account is made and no mail can
 * leave, the address being under a reserved domain (RFC 2606).
 */
final class Submissions {
  private static final String SUBMIT = Resources.text("submit.js");
  private static final String SHOWN =
      "({ text: document.body ? document.body.innerText : '', status: (performance.getEntriesByType('navigation')[0] || {}).responseStatus || 0 })";
  private static final int MOST = 4000;

  private Submissions() {}

  /** The same facts with what the forms answered. */
  static ServerFacts added(
      ServerFacts servers,
      Browser browser,
      Terms terms,
      List<PageFact> pages,
      Map<String, String> witnesses) {
    if (!terms.request().verified() || !browser.alive()) {
      return servers;
    }
    List<Submission> all = new ArrayList<>(servers.submissions());
    String address = witnesses.getOrDefault("email", "temoin@limpide-temoin.example");
    ask(browser, terms, pages, FormPurpose.LOGIN, address).ifPresent(all::add);
    ask(browser, terms, pages, FormPurpose.PASSWORD_RESET, address).ifPresent(all::add);
    return new ServerFacts(
        servers.plainHttp(), servers.tls(), servers.names(), servers.files(), all);
  }

  private static Optional<Submission> ask(
      Browser browser, Terms terms, List<PageFact> pages, FormPurpose purpose, String address) {
    Optional<PageFact> page =
        pages.stream()
            .filter(
                one ->
                    one.forms().stream()
                        .anyMatch(
                            form ->
                                form.purpose() == purpose
                                    && form.visible()
                                    && !form.thirdPartyFrame()
                                    && terms.firstParty().test(Hosts.of(form.action()))))
            .findFirst();
    if (page.isEmpty() || terms.deadline().left().toSeconds() < 5) {
      return Optional.empty();
    }
    boolean login = purpose == FormPurpose.LOGIN;
    String url = page.get().url();
    terms.tell("submission", url);
    try (BrowsingContext context = browser.open(terms.firstParty())) {
      Tab tab = context.tab();
      if (!tab.open(url, terms.deadline().atMost(Terms.LOAD)).problem().isEmpty()) {
        return Optional.empty();
      }
      tab.settle(Duration.ofMillis(Math.min(800, terms.request().settle().toMillis())));
      Set<String> before = lines(shown(tab).path("text").asString(""));
      String script =
          SUBMIT
              .replace("KIND", login ? "LOGIN" : "RESET")
              .replace("ADDRESS", address)
              .replace("SECRET", "Temoin-" + Long.toString(new SecureRandom().nextLong(), 36));
      if (!tab.read(tab.frames().getFirst(), script, Duration.ofSeconds(5)).asBoolean(false)) {
        return Optional.empty();
      }
      tab.settle(
          terms
              .deadline()
              .atMost(Duration.ofMillis(Math.max(1500, terms.request().settle().toMillis()))));
      JsonNode after = shown(tab);
      StringBuilder answer = new StringBuilder();
      for (String line : after.path("text").asString("").split("\n")) {
        if (!before.contains(line.strip()) && answer.length() < MOST) {
          answer.append(line.strip()).append('\n');
        }
      }
      return Optional.of(
          new Submission(
              url,
              login ? "login-unknown" : "reset-unknown",
              after.path("status").asInt(0),
              answer.toString().strip()));
    } catch (BrowserException e) {
      return Optional.empty(); // what depends on the answer is then unknown
    }
  }

  private static JsonNode shown(Tab tab) {
    return tab.read(tab.frames().getFirst(), SHOWN, Duration.ofSeconds(5));
  }

  private static Set<String> lines(String text) {
    Set<String> lines = new HashSet<>();
    for (String line : text.split("\n")) {
      lines.add(line.strip());
    }
    return lines;
  }
}
