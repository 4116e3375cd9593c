package org.limpide.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.limpide.server.tasks.SampleTasks;
import org.limpide.server.web.Role;

/** The main ways through the service, with the keyboard alone. */
@Tag("browser")
class KeyboardWalkTest {
  private static final int FARTHEST = 60;

  private final Server server = Running.on(Engines.Kind.SQLITE);

  @Test
  void aTaskIsTakenFromTheHomePageAndEnded() {
    Visitor owner = Visitor.member(server, Role.OWNER);
    new SampleTasks(server, owner.organisation(), owner.person()).write(owner.person());
    try (Chrome window = Chrome.open(server).as(owner).look("fr", "light")) {
      Page page = window.go("/o/" + owner.organisation());
      String first = page.textContent(".todo h2 >> nth=0");

      reach(page, "Traiter");
      page.keyboard().press("Enter");
      page.waitForURL("**/tasks/*");
      assertThat(page.textContent("h1")).isEqualTo(first);
      reach(page, "Terminer cette tâche");
      page.keyboard().press("Enter");
      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("because");
      reach(page, "Terminer cette tâche");
      page.keyboard().press("Enter");
      page.waitForSelector("[role=status]:has-text('La tâche est terminée')");
    }
  }

  @Test
  void aMemberIsInvitedAndTheInvitationTakenBack() {
    Visitor owner = Visitor.member(server, Role.OWNER);
    try (Chrome window = Chrome.open(server).as(owner).look("fr", "dark")) {
      Page page = window.go("/o/" + owner.organisation());
      reach(page, "Membres");
      page.keyboard().press("Enter");
      page.waitForURL("**/members");
      reach(page, "Inviter quelqu'un");
      page.keyboard().press("Enter");
      page.waitForURL("**/invitations/new");
      while (!"email".equals(page.evaluate("document.activeElement.id"))) {
        page.keyboard().press("Tab");
      }
      page.keyboard().type("clavier@exemple.test");
      page.keyboard().press("Enter");
      page.waitForSelector("table :text('clavier@exemple.test')");
      reach(page, "Retirer l'invitation");
      page.keyboard().press("Enter");
      page.waitForSelector("[role=status]:has-text(\"L'invitation est retirée\")");
    }
  }

  /** Tabs on until what has the focus begins with these words. */
  private static void reach(Page page, String words) {
    for (int i = 0; i < FARTHEST; i++) {
      page.keyboard().press("Tab");
      String text = (String) page.evaluate("document.activeElement.textContent");
      if (text.strip().startsWith(words)) {
        return;
      }
    }
    throw new AssertionError("nothing called " + words + " is reached by Tab");
  }
}
