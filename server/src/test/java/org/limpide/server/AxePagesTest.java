package org.limpide.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.limpide.server.SamplePages.Sample;
import org.limpide.server.web.Role;

/**
 * Every page there is, in Chromium: axe-core finds nothing, nothing scrolls sideways on a phone or
 * at 400 %, no script fails, nothing comes from elsewhere, each has a title of its own.
 */
@Tag("browser")
class AxePagesTest {
  private final List<String> wrong = new ArrayList<>();

  @Test
  void nothingIsFoundOnAnyPage() {
    Server server = Running.on(Engines.Kind.SQLITE);
    SamplePages pages = new SamplePages(server);
    List<Sample> samples = pages.all();
    try (Chrome member = Chrome.open(server).signIn(pages.owner());
        Chrome stranger = Chrome.open(server)) {
      Map<String, String> titles = new HashMap<>();
      for (Sample sample : samples) {
        Chrome window = sample.stranger() ? stranger : member;
        look(window, sample.path(), "fr", "light", 1280, titles);
        look(window, sample.path(), "en", "dark", 320, new HashMap<>());
      }
    }
    assertThat(samples).hasSizeGreaterThan(3);
    assertThat(wrong).isEmpty();
  }

  @Test
  void nothingIsFoundOnThePagesOfAnEmptyOrganisation() {
    Server server = Running.on(Engines.Kind.SQLITE);
    SamplePages pages = new SamplePages(server);
    Visitor newcomer = Visitor.member(server, Role.OWNER);
    String full = pages.owner().organisation().toString();
    String empty = newcomer.organisation().toString();
    try (Chrome window = Chrome.open(server).signIn(newcomer)) {
      for (Sample sample : pages.all()) {
        // its own pages only: those below name something, which an empty organisation has not
        String rest = sample.path().replace("/o/" + full, "");
        if (!sample.stranger() && !rest.matches(".*[0-9a-f]{8}-[0-9a-f]{4}-.*")) {
          String path = sample.path().replace(full, empty);
          look(window, path, "fr", "dark", 1280, new HashMap<>());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private void look(
      Chrome window,
      String path,
      String language,
      String theme,
      int width,
      Map<String, String> titles) {
    window.look(language, theme).size(width, 900);
    String where = path + " (" + language + ", " + theme + ", " + width + "): ";
    Response answer = window.page().navigate(window.address(path));
    if (answer == null || answer.status() != 200) {
      wrong.add(where + "answers " + (answer == null ? "nothing" : answer.status()));
      return;
    }
    if (!"html".equals(kind(answer))) {
      wrong.add(where + "is no page but " + kind(answer));
      return;
    }
    boolean own = window.page().url().equals(window.address(path)) && !path.contains("?");
    String before = own ? titles.putIfAbsent(window.page().title(), path) : null;
    if (before != null) {
      wrong.add(where + "has the title of " + before + ": " + window.page().title());
    }
    if (!language.equals(window.page().getAttribute("html", "lang"))) {
      wrong.add(where + "says it is in another language");
    }
    Axe.violations(window.page()).forEach(one -> wrong.add(where + one));
    for (int each : new int[] {width, 360}) {
      window.size(each, 900);
      if (window.scrollsSideways()) {
        wrong.add(where + "scrolls sideways at " + each + " px: " + window.widest());
      }
    }
    window.faults().forEach(one -> wrong.add(where + one));
  }

  private static String kind(Response answer) {
    String type = answer.headers().getOrDefault("content-type", "");
    return type.startsWith("text/html") ? "html" : type;
  }
}
