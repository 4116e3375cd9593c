package org.limpide.server.consents;

import java.util.Arrays;
import java.util.Optional;

/** How a visitor made their choice. */
public enum Method {
  ACCEPT_ALL("accept-all"),
  REFUSE_ALL("refuse-all"),
  SAVE("save"),
  WITHDRAW("withdraw"),
  /** By their browser's Global Privacy Control signal, which counts as a refusal. */
  GPC("gpc");

  private final String code;

  Method(String code) {
    this.code = code;
  }

  /** As it is sent and kept. */
  public String code() {
    return code;
  }

  static Optional<Method> of(String code) {
    return Arrays.stream(values()).filter(method -> method.code.equals(code)).findFirst();
  }
}
