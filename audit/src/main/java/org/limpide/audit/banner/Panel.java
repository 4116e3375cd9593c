package org.limpide.audit.banner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.Control;
import org.limpide.audit.evidence.Toggle;
import tools.jackson.databind.JsonNode;

/**
 * A part of a page where something can be chosen, as {@code banner.js} sees it at one moment.
 *
 * @param banner whether it is a consent banner: it floats or says what it is, speaks of cookies,
 *     and offers a choice
 * @param score how much like a banner it is, to choose among several
 */
record Panel(
    Tab.Frame frame,
    int ref,
    String text,
    boolean banner,
    double score,
    List<Pressable> controls,
    List<Switch> switches) {
  private static final Pattern EVERYTHING =
      Pattern.compile("\\b(tout|tous|toutes|all|everything)\\b", Pattern.CASE_INSENSITIVE);

  /** Something to press, and where it is. */
  record Pressable(Tab.Frame frame, int ref, Control control) {
    Control onLayer(int layer) {
      return new Control(
          control.role(),
          control.text(),
          control.tag(),
          layer,
          control.x(),
          control.y(),
          control.width(),
          control.height(),
          control.fontPixels(),
          control.fontWeight(),
          control.contrast(),
          control.underlined(),
          control.href());
    }
  }

  /**
   * A box or switch: what to press to put it on or off, the same element for a box.
   *
   * @param on what to press to put it on
   * @param off what to press to put it off
   */
  record Switch(Tab.Frame frame, int on, int off, Toggle toggle) {
    boolean necessary() {
      return InPage.NECESSARY
          .matcher(InPage.plain(toggle.label().isBlank() ? toggle.context() : toggle.label()))
          .find();
    }
  }

  Panel {
    controls = List.copyOf(controls);
    switches = List.copyOf(switches);
  }

  static Panel of(Tab.Frame frame, JsonNode json) {
    List<Pressable> controls = new ArrayList<>();
    for (JsonNode control : json.path("controls")) {
      controls.add(pressable(frame, control, 1));
    }
    List<Switch> switches = new ArrayList<>();
    for (JsonNode one : json.path("switches")) {
      switches.add(
          new Switch(
              frame,
              one.path("on").asInt(-1),
              one.path("off").asInt(-1),
              new Toggle(
                  one.path("label").asString(""),
                  one.path("context").asString(""),
                  one.path("checked").asBoolean(false),
                  one.path("locked").asBoolean(false),
                  one.path("stateKnown").asBoolean(false))));
    }
    return new Panel(
        frame,
        json.path("ref").asInt(-1),
        json.path("text").asString(""),
        json.path("banner").asBoolean(false),
        json.path("score").asDouble(0),
        controls,
        switches);
  }

  static Pressable pressable(Tab.Frame frame, JsonNode json, int layer) {
    return new Pressable(
        frame,
        json.path("ref").asInt(-1),
        new Control(
            Control.Role.valueOf(json.path("role").asString("OTHER").toUpperCase(Locale.ROOT)),
            json.path("text").asString(""),
            json.path("tag").asString(""),
            layer,
            json.path("x").asDouble(0),
            json.path("y").asDouble(0),
            json.path("width").asDouble(0),
            json.path("height").asDouble(0),
            json.path("fontPixels").asDouble(0),
            json.path("fontWeight").asInt(400),
            json.path("contrast").asDouble(0),
            json.path("underlined").asBoolean(false),
            json.path("href").asString("")));
  }

  boolean same(Panel other) {
    return ref == other.ref && frame.id().equals(other.frame.id());
  }

  boolean offers(Control.Role role) {
    return controls.stream().anyMatch(control -> control.control().role() == role);
  }

  /** Controls of a role, the likeliest to mean everything first. */
  List<Pressable> ranked(Control.Role role) {
    return controls.stream()
        .filter(control -> control.control().role() == role)
        .sorted(
            Comparator.comparing(
                    (Pressable control) -> EVERYTHING.matcher(control.control().text()).find())
                .reversed()
                .thenComparing(control -> !control.control().href().isEmpty())
                .thenComparing(control -> -control.control().area()))
        .toList();
  }

  Optional<Pressable> best(Control.Role role) {
    return ranked(role).stream().findFirst();
  }

  /** Switches that a visitor can change. */
  List<Switch> free() {
    return switches.stream().filter(one -> !one.toggle().locked()).toList();
  }
}
