package org.limpide.audit.visit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.limpide.audit.browser.BrowserException;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import tools.jackson.databind.JsonNode;

/** Reads a page that has settled, its frames included, into a {@link PageFact}. */
final class PageReader {
  private static final String COLLECT = Resources.text("collect.js");
  private static final String GLOBALS = Resources.text("globals.js");
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int MOST_SCRIPT = 1_000_000;

  private final Predicate<String> firstParty;

  PageReader(Predicate<String> firstParty) {
    this.firstParty = firstParty;
  }

  /**
   * What the page itself shows; empty when it went away while it was read.
   *
   * @throws BrowserException when the page does not answer any more
   */
  Optional<JsonNode> collect(Tab tab) {
    JsonNode facts = tab.read(tab.frames().getFirst(), COLLECT, LIMIT);
    return facts.isObject() ? Optional.of(facts) : Optional.empty();
  }

  /** Reads the page without its scripts, and without a picture. */
  Optional<PageFact> glance(Tab tab, Tab.Opened opened, boolean home, int depth) {
    return collect(tab).map(facts -> read(tab, facts, opened, home, depth, false, ""));
  }

  /**
   * Reads the page.
   *
   * @param facts what {@link #collect} gave
   * @throws BrowserException when the page does not answer any more
   */
  PageFact read(
      Tab tab,
      JsonNode facts,
      Tab.Opened opened,
      boolean home,
      int depth,
      boolean withScripts,
      String screenshot) {
    List<Tab.Frame> documents = tab.frames();
    Tab.Frame main = documents.getFirst();
    List<FormFact> forms = new ArrayList<>(forms(facts, opened.finalUrl(), false));
    List<PageFact.Frame> frames = new ArrayList<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (Tab.Frame frame : documents.subList(1, Math.min(documents.size(), 16))) {
      boolean foreign = !firstParty.test(Hosts.of(frame.url())) && frame.url().startsWith("http");
      try {
        JsonNode inside = tab.read(frame, COLLECT, Duration.ofSeconds(5));
        texts.put(frame.url(), inside.path("text").asString(""));
        forms.addAll(forms(inside, frame.url(), foreign));
      } catch (BrowserException e) {
        if (!tab.usable()) {
          throw e;
        }
      }
    }
    for (JsonNode frame : facts.path("frames")) {
      String url = frame.path("url").asString("");
      frames.add(
          new PageFact.Frame(
              url,
              frame.path("title").asString(""),
              url.startsWith("http") && !firstParty.test(Hosts.of(url)),
              frame.path("visible").asBoolean(true),
              frame.path("width").asDouble(0),
              frame.path("height").asDouble(0),
              texts.getOrDefault(url, "")));
    }
    List<PageFact.Link> links = new ArrayList<>();
    facts.path("links").forEach(link -> links.add(link(link)));
    List<PageFact.Heading> headings = new ArrayList<>();
    facts
        .path("headings")
        .forEach(
            h ->
                headings.add(
                    new PageFact.Heading(h.path("level").asInt(1), h.path("text").asString(""))));
    Map<String, String> globals = new LinkedHashMap<>();
    Map<String, String> libraries = new LinkedHashMap<>();
    String generator = facts.path("generator").asString("");
    if (!generator.isEmpty()) {
      globals.put("generator", generator);
    }
    if (withScripts) {
      for (Map.Entry<String, JsonNode> global :
          tab.evaluate(main, GLOBALS, Duration.ofSeconds(3)).properties()) {
        globals.put(global.getKey(), global.getValue().asString(""));
      }
      tab.scripts(MOST_SCRIPT).forEach(script -> libraries.put(script.url(), script.source()));
    }
    String title = facts.path("title").asString("");
    String text = facts.path("text").asString("");
    java.util.Set<PageKind> kinds =
        PageKinds.of(
            opened.finalUrl(),
            home,
            title,
            headings,
            forms,
            text,
            facts.path("product").asBoolean(false));
    return new PageFact(
        opened.finalUrl(),
        opened.status(),
        opened.mimeType(),
        kinds,
        title,
        facts.path("lang").asString(""),
        text,
        facts.path("html").asString(""),
        opened.headers(),
        links,
        forms,
        frames,
        headings,
        depth,
        libraries,
        globals,
        screenshot);
  }

  private static PageFact.Link link(JsonNode link) {
    return new PageFact.Link(
        link.path("href").asString(""),
        link.path("text").asString(""),
        link.path("rel").asString(""),
        link.path("visible").asBoolean(true),
        PageFact.Region.valueOf(link.path("region").asString("MAIN")));
  }

  private static List<FormFact> forms(JsonNode facts, String frame, boolean foreign) {
    List<FormFact> forms = new ArrayList<>();
    for (JsonNode form : facts.path("forms")) {
      List<FormFact.Field> fields = new ArrayList<>();
      form.path("fields").forEach(field -> fields.add(field(field)));
      List<PageFact.Link> links = new ArrayList<>();
      form.path("links").forEach(link -> links.add(link(link)));
      forms.add(
          new FormFact(
              frame,
              foreign,
              form.path("action").asString(""),
              form.path("method").asString("get"),
              form.path("name").asString(""),
              form.path("text").asString(""),
              form.path("around").asString(""),
              links,
              strings(form.path("buttons")),
              fields,
              FormFact.FormPurpose.valueOf(form.path("purpose").asString("OTHER")),
              form.path("visible").asBoolean(true)));
    }
    return forms;
  }

  private static FormFact.Field field(JsonNode f) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> attribute : f.path("attributes").properties()) {
      attributes.put(attribute.getKey(), attribute.getValue().asString(""));
    }
    return new FormFact.Field(
        f.path("type").asString("text"),
        f.path("name").asString(""),
        f.path("id").asString(""),
        f.path("label").asString(""),
        f.path("placeholder").asString(""),
        f.path("autocomplete").asString(""),
        f.path("help").asString(""),
        f.path("required").asBoolean(false),
        f.path("starred").asBoolean(false),
        f.path("checked").asBoolean(false),
        f.path("defaultChecked").asBoolean(false),
        f.path("disabled").asBoolean(false),
        f.path("readOnly").asBoolean(false),
        f.path("visible").asBoolean(true),
        f.path("hasValue").asBoolean(false),
        f.path("value").asString(""),
        f.path("pasteBlocked").asBoolean(false),
        strings(f.path("options")),
        attributes);
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(item -> strings.add(item.asString("")));
    return strings;
  }
}
