package org.limpide.server.web;

import java.util.Locale;

/**
 * How a badge or an alert speaks: each has a shape and a colour, so that neither says it alone. The
 * word beside it is the page's.
 */
public enum Tone {
  /** An important finding, a failure, a deadline gone by. */
  DANGER("alert-octagon"),
  /** Soon due, to be looked at. */
  WARNING("alert-triangle"),
  /** Done, conform, mended. */
  SUCCESS("circle-check"),
  /** Good to know. */
  INFO("info-circle"),
  /** To be verified by a person. */
  VERIFY("help-circle"),
  /** Advice. */
  ADVICE("bulb"),
  /** Waits for its turn. */
  WAITING("clock"),
  /** Under way. */
  RUNNING("player-play"),
  /** Put aside, stopped, does not apply. */
  QUIET("circle-minus");

  private final String icon;

  Tone(String icon) {
    this.icon = icon;
  }

  /** Its shape in {@code assets/icons.svg}. */
  public String icon() {
    return icon;
  }

  /** Its colour: the end of the classes {@code tone-…} and {@code alert-…}. */
  public String css() {
    return switch (this) {
      case DANGER, SUCCESS, QUIET -> name().toLowerCase(Locale.ROOT);
      case WARNING, VERIFY -> "warning";
      case INFO, ADVICE, RUNNING -> "info";
      case WAITING -> "quiet";
    };
  }
}
