package org.limpide.audit.banner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.limpide.audit.evidence.Control.Role;

/** The way back to one's choices from a page without a banner, and refusal there. */
final class Withdrawal {
  private static final Duration OPENING = Duration.ofMillis(3000);
  private static final int MOST_WAYS = 3;

  private final InPage page;
  private final Layers layers;
  private final Answer answer;

  Withdrawal(InPage page, Layers layers, Answer answer) {
    this.page = page;
    this.layers = layers;
    this.answer = answer;
  }

  Choice make() {
    List<Panel.Pressable> ways = new ArrayList<>(page.reopeners());
    ways.addAll(page.leadsToCookies());
    if (ways.isEmpty()) {
      return answer.failed("no control to open the choices again was seen");
    }
    String here = page.tab().url();
    for (Panel.Pressable way : ways.stream().limit(MOST_WAYS).toList()) {
      Optional<Choice> made = by(way, true);
      if (made.isPresent()) {
        return made.get();
      }
      if (!page.tab().url().equals(here)) {
        return answer.failed("« " + way.control().text() + " » led to a page without choices");
      }
    }
    return answer.failed("nothing to choose from opened");
  }

  private Optional<Choice> by(Panel.Pressable way, boolean further) {
    Layers.Before was = Layers.before(page.look(InPage.Look.OPENED));
    if (!answer.reopen(way)) {
      return Optional.empty();
    }
    Optional<Panel> opened = layers.opened(was, OPENING);
    if (opened.isPresent()) {
      Panel panel = opened.get();
      return Optional.of(
          panel.offers(Role.REFUSE) || !panel.free().isEmpty()
              ? answer.in(panel, Answer.Wish.NOTHING)
              : answer.through(panel, Answer.Wish.NOTHING));
    }
    boolean elsewhere = !page.look(InPage.Look.BANNER).document().equals(was.document());
    return further && elsewhere
        ? page.reopeners().stream()
            .filter(next -> next.control().href().isEmpty())
            .findFirst()
            .flatMap(next -> by(next, false))
        : Optional.empty();
  }
}
