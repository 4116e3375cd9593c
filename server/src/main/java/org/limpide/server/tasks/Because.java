package org.limpide.server.tasks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a person closes a task. */
public enum Because {
  DONE,
  NOT_NEEDED,
  DUPLICATE,
  ELSEWHERE;

  /** The form used in forms and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The key of its sentence. */
  public String key() {
    return "tasks.because." + code();
  }

  static Optional<Because> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
