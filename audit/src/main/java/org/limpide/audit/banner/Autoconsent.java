package org.limpide.audit.banner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.limpide.audit.browser.Tab;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * DuckDuckGo's autoconsent with its rules, whole, and ours in front of them. It runs in the
 * driver's own world and speaks through a queue that is emptied from here: its {@code init} is
 * therefore answered asynchronously, without which it finds nothing. Cosmetic rules are off: hiding
 * is not refusing.
 */
final class Autoconsent implements RuleEngine {
  private static final String SCRIPT =
      "globalThis.limpideOut = []; globalThis.autoconsentSendMessage = (m) => { limpideOut.push(m); };\n"
          + InPage.resource("autoconsent/autoconsent.playwright.js");
  private static final Map<String, JsonNode> RULES = new HashMap<>();
  private static final String INIT = init();
  private static final String OURS = "limpide:";

  private final InPage page;
  private final Map<String, TreeSet<String>> popups = new HashMap<>();

  Autoconsent(InPage page) {
    this.page = page;
  }

  private static String init() {
    ArrayNode rules = InPage.JSON.createArrayNode();
    InPage.JSON.readTree(InPage.resource("limpide-rules.json")).forEach(rules::add);
    InPage.JSON
        .readTree(InPage.resource("autoconsent/rules.json"))
        .path("autoconsent")
        .forEach(rules::add);
    rules.forEach(rule -> RULES.put(rule.path("name").asString(""), rule));
    return "autoconsentReceiveMessage({type: 'initResp', config: {enabled: true, autoAction: null, disabledCmps: [],"
        + " enablePrehide: false, enableCosmeticRules: false, enableGeneratedRules: true, enableHeuristicDetection: false,"
        + " heuristicMode: 'off', detectRetries: 0, isMainWorld: false, prehideTimeout: 0, visualTest: false},"
        + " rules: {autoconsent: "
        + InPage.JSON.writeValueAsString(rules)
        + "}}) && 0";
  }

  @Override
  public Optional<Known> recognise(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    List<Tab.Frame> asked = new ArrayList<>();
    for (Tab.Frame frame : page.frames()) {
      String state =
          read(
                  frame,
                  "globalThis.autoconsentReceiveMessage ? 'there' : document.documentElement ? 'absent' : 'none'")
              .asString("none");
      if (state.equals("absent")) {
        read(frame, SCRIPT);
        read(frame, INIT);
      }
      if (!state.equals("none")) {
        asked.add(frame);
      }
    }
    List<Tab.Frame> waiting = new ArrayList<>(asked);
    long grace = 0;
    while (!waiting.isEmpty() && System.nanoTime() < end) {
      waiting.removeIf(frame -> drain(frame).stream().anyMatch(Autoconsent::endsDetection));
      if (!popups.isEmpty()) {
        // others may say so too in the same moment
        if (grace++ > 1) {
          break;
        }
      }
      page.tab().settle(Duration.ofMillis(30));
    }
    return asked.stream()
        .flatMap(
            frame -> Optional.ofNullable(popups.get(frame.id())).map(n -> known(frame, n)).stream())
        .findFirst();
  }

  private static boolean endsDetection(JsonNode message) {
    return message.path("type").asString("").equals("report")
        && message.path("state").path("lifecycle").asString("").equals("nothingDetected");
  }

  private Known known(Tab.Frame frame, TreeSet<String> names) {
    String rule =
        names.stream()
            .min(
                Comparator.comparing((String name) -> !name.startsWith(OURS))
                    .thenComparing(name -> doubtful(frame, name))
                    .thenComparing(name -> name.startsWith("auto_"))
                    .thenComparing(Comparator.naturalOrder()))
            .orElseThrow();
    return new Known(
        frame,
        rule.startsWith(OURS) ? rule : "autoconsent:" + told(frame, rule),
        rule,
        selectors(rule));
  }

  /** Complianz' rules also fit the library it was derived from. */
  private boolean doubtful(Tab.Frame frame, String rule) {
    return rule.startsWith("Complianz")
        && !read(frame, "!!document.querySelector('[class*=cmplz],[id*=cmplz]')").asBoolean(false);
  }

  private String told(Tab.Frame frame, String rule) {
    return doubtful(frame, rule)
        ? "cookieconsent"
        : rule.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
  }

  private static List<String> selectors(String rule) {
    List<String> found = new ArrayList<>();
    JsonNode steps = RULES.get(rule);
    if (steps != null) {
      for (String part : List.of("detectPopup", "optOut", "optIn")) {
        collect(steps.path(part), found);
      }
    }
    return found;
  }

  private static void collect(JsonNode node, List<String> into) {
    for (String key : List.of("visible", "click", "waitForThenClick", "waitForVisible", "exists")) {
      JsonNode value = node.path(key);
      if (value.isString() && !value.asString().startsWith("xpath")) {
        into.add(value.asString());
      }
    }
    for (JsonNode child : node) {
      if (child.isContainer()) {
        collect(child, into);
      }
    }
  }

  @Override
  public void answer(Known known, boolean accept, Duration limit, Runnable meanwhile) {
    long end = System.nanoTime() + limit.toNanos();
    read(
        known.frame(),
        "autoconsentReceiveMessage({type: '" + (accept ? "optIn" : "optOut") + "'}) && 0");
    String result = accept ? "optInResult" : "optOutResult";
    while (System.nanoTime() < end) {
      meanwhile.run();
      boolean over = false;
      for (Tab.Frame frame : page.frames()) {
        over |= drain(frame).stream().anyMatch(m -> m.path("type").asString("").equals(result));
      }
      if (over) {
        meanwhile.run();
        return;
      }
      page.tab().settle(Duration.ofMillis(60));
    }
  }

  /** What it says since, its requests to run a snippet in the page's world answered. */
  private List<JsonNode> drain(Tab.Frame frame) {
    List<JsonNode> messages = new ArrayList<>();
    read(frame, "globalThis.limpideOut ? limpideOut.splice(0) : []").forEach(messages::add);
    for (JsonNode message : messages) {
      switch (message.path("type").asString("")) {
        case "popupFound" ->
            popups
                .computeIfAbsent(frame.id(), any -> new TreeSet<>())
                .add(message.path("cmp").asString(""));
        case "eval" -> {
          JsonNode value = snippet(frame, message.path("code").asString("false"));
          read(
              frame,
              "autoconsentReceiveMessage({type: 'evalResp', id: %s, result: %s}) && 0"
                  .formatted(
                      InPage.JSON.writeValueAsString(message.path("id").asString("")),
                      value.isMissingNode() ? "false" : value.toString()));
        }
        default -> {
          // reports of progress
        }
      }
    }
    return messages;
  }

  private JsonNode snippet(Tab.Frame frame, String code) {
    return page.safely(() -> page.tab().evaluate(frame, code, Duration.ofSeconds(3)));
  }

  private JsonNode read(Tab.Frame frame, String expression) {
    return page.safely(() -> page.tab().read(frame, expression, Duration.ofSeconds(3)));
  }
}
