package org.limpide.banner;

import java.util.regex.Pattern;

/**
 * How a notice looks, in daylight and in the dark. Colours are {@code #rrggbb}; sizes are CSS
 * pixels. Accept and refuse may be given different looks, as an imported banner has them: {@link
 * ThemeLinter} says which may not be published.
 */
public record Theme(Palette light, Palette dark) {
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

  /**
   * The colours of one of the two lights.
   *
   * @param ground behind the text
   * @param line around and between
   * @param accent links, ticked boxes, the ring around what has the keyboard
   */
  public record Palette(
      String ground,
      String text,
      String line,
      String accent,
      Button accept,
      Button refuse,
      Button other) {
    public Palette {
      colour(ground);
      colour(text);
      colour(line);
      colour(accent);
    }
  }

  /**
   * A button.
   *
   * @param size of the letters
   * @param weight of the letters, 100 to 900
   * @param height at least
   */
  public record Button(
      String ground, String text, String border, int size, int weight, int height) {
    public Button {
      colour(ground);
      colour(text);
      colour(border);
      if (size < 8 || size > 40 || weight < 100 || weight > 900 || height < 16 || height > 120) {
        throw new IllegalArgumentException(
            "no such button: " + size + ", " + weight + ", " + height);
      }
    }

    /** The look most shops need: letters of 16 pixels, 44 pixels high (WCAG 2.5.5). */
    public static Button plain(String ground, String text) {
      return new Button(ground, text, ground, 16, 600, 44);
    }
  }

  /** Calm, and the same for yes and no. */
  public static Theme standard() {
    return ofColour("#0b6e72");
  }

  /** The standard look with a shop's own colour, which white letters must be readable on. */
  public static Theme ofColour(String colour) {
    Button day = Button.plain(colour, "#ffffff");
    Button night = Button.plain("#8fd6d8", "#0d2325");
    return new Theme(
        new Palette("#ffffff", "#1c2b2d", "#cfd8d9", colour, day, day, day),
        new Palette("#162224", "#e8eff0", "#45575a", "#8fd6d8", night, night, night));
  }

  private static void colour(String value) {
    if (!COLOUR.matcher(value).matches()) {
      throw new IllegalArgumentException("a colour is written #rrggbb in lower case: " + value);
    }
  }

  String css() {
    return css(light)
        + "@media (prefers-color-scheme:dark){.lmp{color-scheme:dark}"
        + css(dark)
        + "}";
  }

  private static String css(Palette p) {
    String variables =
        ".lmp,.lmp-facade{--lmp-ground:%s;--lmp-text:%s;--lmp-line:%s;--lmp-accent:%s}"
            .formatted(p.ground, p.text, p.line, p.accent);
    String buttons = css(".lmp-button", p.other);
    if (!p.refuse.equals(p.other)) {
      buttons += css(".lmp-refuse", p.refuse);
    }
    if (!p.accept.equals(p.other)) {
      buttons += css(".lmp-accept", p.accept);
    }
    return variables + buttons;
  }

  private static String css(String selector, Button b) {
    return "%s{color:%s;background:%s;border-color:%s;font-size:%dpx;font-weight:%d;min-height:%dpx}"
        .formatted(selector, b.text, b.ground, b.border, b.size, b.weight, b.height);
  }
}
