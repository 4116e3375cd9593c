package org.limpide.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.limpide.banner.Axe;
import org.limpide.server.SamplePages.Sample;
import org.limpide.server.SamplePages.Who;
import org.limpide.server.web.Role;

/**
 * Every page there is, in Chromium: axe-core finds nothing, nothing scrolls sideways on a phone or
 * at 400 %, no script fails, nothing comes from elsewhere, each has a title of its own.
 */
@Tag("browser")
class AxePagesTest {
  private static SamplePages pages;
  private static List<Sample> samples;

  private final List<String> wrong = new ArrayList<>();
  private final Map<String, String> titles = new HashMap<>();

  @BeforeAll
  static void prepare() {
    pages = new SamplePages(Running.on(Engines.Kind.SQLITE));
    samples = pages.all();
  }

  @Test
  void nothingIsFoundOnAnyPageInFrenchAndLight() {
    walk("fr", "light", 1280);
    assertThat(samples).hasSizeGreaterThan(40);
    assertThat(wrong).isEmpty();
  }

  @Test
  void nothingIsFoundOnAnyPageInEnglishAndDarkOnTheSmallestScreen() {
    walk("en", "dark", 320);
    assertThat(wrong).isEmpty();
  }

  @Test
  void nothingIsFoundOnThePagesOfAnEmptyOrganisation() {
    Server server = Running.on(Engines.Kind.SQLITE);
    Visitor newcomer = Visitor.member(server, Role.OWNER);
    String full = pages.owner().organisation().toString();
    String empty = newcomer.organisation().toString();
    try (Chrome window = Chrome.open(server).as(newcomer).look("fr", "dark")) {
      for (Sample sample : samples) {
        // its own pages only: those below name something, which an empty organisation has not
        String rest = sample.path().replace("/o/" + full, "");
        if (sample.who() == Who.OWNER
            && sample.status() == 200
            && !sample.path().contains("?")
            && !rest.matches(".*[0-9a-f]{8}-[0-9a-f]{4}-.*")) {
          look(window, sample.path().replace(full, empty), 200, "fr", 1280);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private void walk(String language, String theme, int width) {
    Map<Who, Chrome> windows = new EnumMap<>(Who.class);
    try {
      for (Sample sample : samples) {
        Chrome window =
            windows.computeIfAbsent(
                sample.who(),
                who -> pages.window(who, Chrome.desk()).look(language, theme).expectRefusals());
        look(window, sample.path(), sample.status(), language, width);
      }
    } finally {
      windows.values().forEach(Chrome::close);
    }
  }

  private void look(Chrome window, String path, int status, String language, int width) {
    window.size(width, 900);
    String where = path + " (" + language + ", " + width + "): ";
    Response answer = window.page().navigate(window.address(path));
    if (answer == null || answer.status() != status) {
      wrong.add(where + "answers " + (answer == null ? "nothing" : answer.status()));
      return;
    }
    if (!"html".equals(kind(answer))) {
      wrong.add(where + "is no page but " + kind(answer));
      return;
    }
    boolean own =
        status == 200 && window.page().url().equals(window.address(path)) && !path.contains("?");
    String before = own ? titles.putIfAbsent(window.page().title(), path) : null;
    if (before != null && !before.equals(path)) {
      wrong.add(where + "has the title of " + before + ": " + window.page().title());
    }
    if (!language.equals(window.page().getAttribute("html", "lang"))) {
      wrong.add(where + "says it is in another language");
    }
    if (window.page().locator("h1").count() != 1) {
      wrong.add(where + "has " + window.page().locator("h1").count() + " first headings");
    }
    Axe.violations(window.page()).forEach(one -> wrong.add(where + one));
    for (int each : new int[] {width, 900, 640, 360}) {
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
