package org.limpide.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The colours of {@code limpide.css}, read from it, against WCAG's contrasts (1.4.3, 1.4.11). */
class LookTest {
  private static final Pattern TOKEN =
      Pattern.compile("--([a-z-]+): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\);");
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgb\\(|hsl\\(");

  private static final List<String> GROUNDS = List.of("paper", "raised", "mist", "accent-wash");
  private static final List<String> TEXTS =
      List.of("ink", "soft", "accent", "accent-deep", "warning", "danger", "success");
  private static final List<String> TONES = List.of("warning", "danger", "success", "accent");

  private final String css = new String(Assets.of("limpide.css").content(), StandardCharsets.UTF_8);
  private final Map<String, int[]> tokens = new LinkedHashMap<>();

  LookTest() {
    Matcher matcher = TOKEN.matcher(css);
    while (matcher.find()) {
      tokens.put(
          matcher.group(1),
          new int[] {
            Integer.parseInt(matcher.group(2), 16), Integer.parseInt(matcher.group(3), 16)
          });
    }
  }

  @Test
  void everyTextCanBeReadOnEveryGroundInBothThemes() {
    List<String> weak = new ArrayList<>();
    for (String ground : GROUNDS) {
      for (String text : TEXTS) {
        hold(weak, text, ground, 4.5);
      }
    }
    for (String tone : TONES) {
      hold(weak, tone, tone + "-wash", 4.5);
      hold(weak, "ink", tone + "-wash", 4.5);
      hold(weak, "paper", tone, 4.5);
    }
    hold(weak, "danger-deep", "paper", 4.5);
    hold(weak, "on-accent", "accent", 4.5);
    hold(weak, "on-accent", "accent-deep", 4.5);
    hold(weak, "paper", "danger-deep", 4.5);
    assertThat(weak).isEmpty();
  }

  @Test
  void theEdgesOfFieldsAndTheFocusStandOut() {
    List<String> weak = new ArrayList<>();
    for (String ground : GROUNDS) {
      hold(weak, "edge", ground, 3);
      hold(weak, "accent", ground, 3);
    }
    for (String tone : TONES) {
      hold(weak, "accent", tone + "-wash", 3);
    }
    assertThat(weak).isEmpty();
  }

  @Test
  void noColourIsSaidAnywhereElse() {
    String rest =
        css.lines().filter(line -> !line.contains("light-dark(")).reduce("", String::concat);

    assertThat(COLOUR.matcher(rest).results().map(found -> found.group())).isEmpty();
    assertThat(tokens).hasSizeGreaterThan(15);
  }

  private void hold(List<String> weak, String text, String ground, double least) {
    for (int theme = 0; theme < 2; theme++) {
      double contrast = contrast(tokens.get(text)[theme], tokens.get(ground)[theme]);
      if (contrast < least) {
        weak.add(
            "%s on %s, %s: %.2f < %.1f"
                .formatted(text, ground, theme == 0 ? "light" : "dark", contrast, least));
      }
    }
  }

  private static double contrast(int a, int b) {
    double one = luminance(a);
    double other = luminance(b);
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16 & 255)
        + 0.7152 * linear(colour >> 8 & 255)
        + 0.0722 * linear(colour & 255);
  }

  private static double linear(int channel) {
    double part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
