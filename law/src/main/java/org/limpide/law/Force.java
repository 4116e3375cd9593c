package org.limpide.law;

import java.util.Locale;

/** What stands behind a rule. A {@link #PRACTICE} is never shown as a breach. */
public enum Force {
  /** A text of law or a judgment. */
  LAW("constat", "finding"),
  /** The doctrine of an authority (CNIL, EDPB). */
  GUIDANCE("recommandation", "recommendation"),
  /** Good practice. */
  PRACTICE("conseil", "advice");

  private final Text label;

  Force(String fr, String en) {
    this.label = Text.of(fr, en);
  }

  /** As written in data. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a fault against such a rule is called. */
  public Text label() {
    return label;
  }
}
