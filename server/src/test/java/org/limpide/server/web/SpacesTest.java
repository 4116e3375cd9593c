package org.limpide.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.limpide.law.Language;

class SpacesTest {

  @Test
  void frenchKeepsASpaceBeforeTheSignsThatHaveOneAndNoLineEndsThere() {
    assertThat(Words.spaced("Vraiment ? Oui : « là » ; ici !"))
        .isEqualTo("Vraiment\u00a0? Oui\u00a0: «\u00a0là\u00a0»\u00a0; ici\u00a0!");
    assertThat(Words.spaced("https://exemple.test à 14:05"))
        .isEqualTo("https://exemple.test à 14:05");
    assertThat(Words.in(Language.FR).say("accounts.wait-until", 1)).contains("\u00a0: 1");
  }

  @Test
  void englishIsLeftAsItIs() {
    assertThat(Words.in(Language.EN).say("accounts.wait-until", 1)).doesNotContain("\u00a0");
  }
}
