package org.limpide.audit.banner;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.limpide.audit.browser.Tab;
import tools.jackson.databind.JsonNode;

/** Consent-O-Matic's rules, followed by {@code consent-o-matic.js}. */
final class ConsentOMatic implements RuleEngine {
  private static final String SCRIPT = InPage.resource("consent-o-matic.js");
  private static final JsonNode RULES =
      InPage.JSON.readTree(InPage.resource("consent-o-matic/rules.json"));
  private static final String DETECTORS = detectors();

  private final InPage page;

  ConsentOMatic(InPage page) {
    this.page = page;
  }

  private static String detectors() {
    var only = InPage.JSON.createObjectNode();
    for (var rule : RULES.properties()) {
      only.putObject(rule.getKey()).set("detectors", rule.getValue().path("detectors"));
    }
    return InPage.JSON.writeValueAsString(only);
  }

  @Override
  public Optional<Known> recognise(Duration limit) {
    for (Tab.Frame frame : page.frames()) {
      read(frame, SCRIPT);
      JsonNode names = read(frame, "limpideRules.showing(" + DETECTORS + ")");
      for (JsonNode name : names) {
        return Optional.of(
            new Known(
                frame,
                "consent-o-matic:" + name.asString(""),
                name.asString(""),
                selectors(name.asString(""))));
      }
    }
    return Optional.empty();
  }

  private static List<String> selectors(String rule) {
    return RULES.path(rule).path("detectors").findValues("selector").stream()
        .map(selector -> selector.asString(""))
        .filter(selector -> !selector.isEmpty())
        .toList();
  }

  @Override
  public void answer(Known known, boolean accept, Duration limit, Runnable meanwhile) {
    long end = System.nanoTime() + limit.toNanos();
    read(known.frame(), "limpideRules.start(" + RULES.path(known.rule()) + ", " + accept + ")");
    while (System.nanoTime() < end) {
      meanwhile.run();
      if (read(known.frame(), "globalThis.limpideRules ? limpideRules.over : true")
          .asBoolean(true)) {
        return;
      }
      page.tab().settle(Duration.ofMillis(60));
    }
  }

  private JsonNode read(Tab.Frame frame, String expression) {
    return page.safely(() -> page.tab().read(frame, expression, Duration.ofSeconds(3)));
  }
}
