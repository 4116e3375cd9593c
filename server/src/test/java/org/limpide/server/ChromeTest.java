package org.limpide.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.limpide.banner.Axe;
import org.opentest4j.AssertionFailedError;

/** That the window and axe see what they are there to see. */
@Tag("browser")
class ChromeTest {
  private final Server server = Running.on(Engines.Kind.SQLITE);

  @Test
  void axeSeesAPaleWordAndAnUnnamedField() {
    try (Chrome window = Chrome.open(server)) {
      Page page = window.go("/sign-in");
      assertThat(Axe.violations(page)).isEmpty();
      page.evaluate("document.querySelector('h1').style.color = '#ddd'");
      page.evaluate("document.querySelector('main form').append(document.createElement('input'))");

      assertThat(Axe.violations(page))
          .anyMatch(one -> one.startsWith("color-contrast"))
          .anyMatch(one -> one.startsWith("label"));
    }
  }

  @Test
  void whatSticksOutIsSeen() {
    try (Chrome window = Chrome.open(server)) {
      Page page = window.size(360, 780).go("/sign-in");
      assertThat(window.scrollsSideways()).isFalse();
      page.evaluate("document.querySelector('h1').style.width = '500px'");

      assertThat(window.scrollsSideways()).isTrue();
      assertThat(window.widest()).contains("<h1");
    }
  }

  @Test
  void anInlineScriptAnotherHostAndAnErrorFailTheTest() {
    Chrome window = Chrome.open(server);
    Page page = window.go("/sign-in");
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = '1';"
            + " document.body.append(s); console.error('torn'); }");
    page.evaluate("() => fetch('http://elsewhere.test/').catch(() => {})");

    assertThatThrownBy(window::close)
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("Content Security Policy")
        .hasMessageContaining("elsewhere.test")
        .hasMessageContaining("torn");
  }
}
