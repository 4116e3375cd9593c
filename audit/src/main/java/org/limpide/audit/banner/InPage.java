package org.limpide.audit.banner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.limpide.audit.browser.BrowserException;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.Control;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks {@code banner.js} in every frame of a tab: what can be chosen, where to press it, what is
 * kept.
 */
final class InPage {
  static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNode WORDS = JSON.readTree(resource("words.json"));

  /** What must always be on. */
  static final Pattern NECESSARY = Pattern.compile(WORDS.path("necessary").asString());

  private static final String SCRIPT =
      resource("banner.js").replace("__WORDS__", resource("words.json"));
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final int MOST_FRAMES = 12;

  /** How wide to look. */
  enum Look {
    /** For banners. */
    BANNER("{}"),
    /** Also for what opened although it does not speak of cookies. */
    OPENED("{relaxed:true}"),
    /** Also for panels that are part of a page's own text. */
    PAGE("{relaxed:true,inMain:true}");

    private final String options;

    Look(String options) {
      this.options = options;
    }
  }

  /**
   * What a look at all frames gave.
   *
   * @param document changes when the page is loaded anew; empty when it could not be read
   * @param ready whether the page has loaded
   */
  record Seen(String document, boolean ready, List<Panel> panels) {
    Optional<Panel> banner() {
      return panels.stream().filter(Panel::banner).max(Comparator.comparingDouble(Panel::score));
    }
  }

  /** A point to press, and where the element begins, to tell whether it moves. */
  record Spot(double x, double y, double left, double top, boolean covered) {}

  private final Tab tab;

  InPage(Tab tab) {
    this.tab = tab;
  }

  Tab tab() {
    return tab;
  }

  /** Frames worth asking, the page first. */
  List<Tab.Frame> frames() {
    return tab.frames().stream()
        .filter(frame -> frame.main() || !frame.url().startsWith("chrome"))
        .limit(MOST_FRAMES)
        .toList();
  }

  Seen look(Look how) {
    String document = "";
    boolean ready = false;
    List<Panel> panels = new ArrayList<>();
    Map<String, String> lies = new HashMap<>();
    for (Tab.Frame frame : frames()) {
      if (!frame.main() && !lies.containsKey(frame.url()) && frame.url().startsWith("http")) {
        lies.put(frame.url(), "{shown:true,over:true}");
      }
      JsonNode seen =
          ask(
              frame,
              "scan("
                  + (frame.main()
                      ? how.options
                      : "{...%s,child:true,lies:%s}"
                          .formatted(how.options, lies.getOrDefault(frame.url(), "null")))
                  + ")");
      if (frame.main()) {
        document = seen.path("document").asString("");
        ready = seen.path("ready").asString("").equals("complete");
      }
      for (JsonNode panel : seen.path("panels")) {
        panels.add(Panel.of(frame, panel));
      }
      for (JsonNode inner : seen.path("frames")) {
        lies.put(inner.path("src").asString(""), inner.toString());
      }
    }
    return new Seen(document, ready, panels);
  }

  /** The panel around one of these elements, which a rule knows. */
  Optional<Panel> known(Tab.Frame frame, List<String> selectors) {
    JsonNode seen = ask(frame, "known(" + JSON.writeValueAsString(selectors) + ")");
    for (JsonNode panel : seen.path("panels")) {
      return Optional.of(Panel.of(frame, panel));
    }
    return Optional.empty();
  }

  Optional<Spot> where(Tab.Frame frame, int ref) {
    JsonNode spot = ask(frame, "where(" + ref + ")");
    return spot.isObject()
        ? Optional.of(
            new Spot(
                spot.path("x").asDouble(0),
                spot.path("y").asDouble(0),
                spot.path("left").asDouble(0),
                spot.path("top").asDouble(0),
                spot.path("covered").asBoolean(false)))
        : Optional.empty();
  }

  /** Whether a switch is on; empty when it does not say. */
  Optional<Boolean> on(Panel.Switch one) {
    JsonNode state = ask(one.frame(), "states([" + one.on() + "])").path(0);
    return state.isBoolean() ? Optional.of(state.asBoolean()) : Optional.empty();
  }

  boolean shown(Panel panel) {
    return ask(panel.frame(), "shown(" + panel.ref() + ")").asBoolean(false);
  }

  String html(Panel panel) {
    return ask(panel.frame(), "html(" + panel.ref() + ")").asString("");
  }

  boolean walls(Panel panel) {
    return ask(panel.frame(), "walls(" + panel.ref() + ")").asBoolean(false);
  }

  List<Panel.Pressable> reopeners() {
    return list("reopeners()");
  }

  /** Links to pages that may hold a panel of choices. */
  List<Panel.Pressable> leadsToCookies() {
    return list("leadsToCookies()");
  }

  private List<Panel.Pressable> list(String call) {
    Tab.Frame main = tab.frames().getFirst();
    List<Panel.Pressable> found = new ArrayList<>();
    for (JsonNode one : ask(main, call)) {
      found.add(Panel.pressable(main, one, 0));
    }
    return found;
  }

  /** What scripts can read of cookies and storage, each with a mark of its value. */
  Map<String, Integer> kept() {
    Map<String, Integer> kept = new HashMap<>();
    ask(tab.frames().getFirst(), "state()")
        .properties()
        .forEach(entry -> kept.put(entry.getKey(), entry.getValue().asInt(0)));
    return kept;
  }

  /** Names of what was written, changed or removed meanwhile. */
  static List<String> changed(Map<String, Integer> before, Map<String, Integer> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> before.containsKey(name) && before.get(name).equals(after.get(name)));
    return List.copyOf(names);
  }

  /** Starts hearing what is pressed by scripts. */
  void watch() {
    for (Tab.Frame frame : frames()) {
      ask(frame, "watch()");
    }
  }

  /**
   * Something a script pressed.
   *
   * @param shown whether a visitor could have seen it
   */
  record Heard(Control.Role role, String text, boolean shown) {}

  List<Heard> watched() {
    List<Heard> heard = new ArrayList<>();
    for (Tab.Frame frame : frames()) {
      for (JsonNode one : ask(frame, "watched()")) {
        heard.add(
            new Heard(
                Control.Role.valueOf(one.path("role").asString("OTHER")),
                one.path("text").asString(""),
                one.path("shown").asBoolean(false)));
      }
    }
    return heard;
  }

  /** Asks one frame; a missing node when it cannot answer. */
  JsonNode ask(Tab.Frame frame, String call) {
    String expression = "globalThis.limpideBanner ? limpideBanner." + call + " : 'absent'";
    JsonNode answer = safely(() -> tab.read(frame, expression, LIMIT));
    if (answer.isString() && answer.asString().equals("absent")) {
      safely(() -> tab.read(frame, SCRIPT, LIMIT));
      return safely(() -> tab.read(frame, expression, LIMIT));
    }
    return answer;
  }

  /**
   * What a frame answers; a missing node when it is gone or busy, as pages are when they change.
   */
  JsonNode safely(Supplier<JsonNode> question) {
    try {
      return question.get();
    } catch (BrowserException e) {
      if (!tab.usable()) {
        throw e;
      }
      return JSON.missingNode();
    }
  }

  static String plain(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('’', '\'');
  }

  static String resource(String name) {
    try (InputStream in = InPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
