package org.limpide.law;

import java.util.Locale;

/** How much a fault matters, the heaviest first. */
public enum Severity {
  CRITICAL("important", "important"),
  MAJOR("sérieux", "serious"),
  MINOR("à améliorer", "to improve"),
  INFO("pour information", "for information");

  private final Text label;

  Severity(String fr, String en) {
    this.label = Text.of(fr, en);
  }

  /** As written in data. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As said to people. */
  public Text label() {
    return label;
  }
}
