package org.limpide.audit.judge;

/** Judges one rule of the catalogue from the evidence; a pure function that opens nothing. */
public interface Evaluator {
  /** The rule it judges, such as {@code CK-01}. */
  String rule();

  /** What it concludes. */
  Verdict judge(Dossier dossier);
}
