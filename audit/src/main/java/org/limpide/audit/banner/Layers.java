package org.limpide.audit.banner;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.Control.Role;

/** Tells what opened after a press from what was there before. */
final class Layers {
  private static final Duration TICK = Duration.ofMillis(80);

  private final InPage page;

  Layers(InPage page) {
    this.page = page;
  }

  /** What could be chosen before the press. */
  record Before(String document, Set<String> known) {
    boolean knew(Tab.Frame frame, int ref) {
      return known.contains(key(frame, ref));
    }
  }

  static Before before(InPage.Seen seen) {
    return new Before(
        seen.document(),
        seen.panels().stream().flatMap(panel -> keys(panel).stream()).collect(Collectors.toSet()));
  }

  private static List<String> keys(Panel panel) {
    return Stream.concat(
            panel.controls().stream().map(one -> key(one.frame(), one.ref())),
            panel.switches().stream().map(one -> key(one.frame(), one.on())))
        .toList();
  }

  private static String key(Tab.Frame frame, int ref) {
    return frame.id() + "#" + ref;
  }

  /** The panel that now offers more, once it lies still; empty when nothing of the kind appears. */
  Optional<Panel> opened(Before was, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    Optional<Panel> last = Optional.empty();
    while (System.nanoTime() < end) {
      page.tab().settle(TICK);
      Optional<Panel> now = find(was);
      if (now.isPresent()
          && last.isPresent()
          && now.get().same(last.get())
          && now.get().controls().size() == last.get().controls().size()
          && now.get().switches().size() == last.get().switches().size()) {
        return now;
      }
      last = now;
    }
    return last;
  }

  private Optional<Panel> find(Before was) {
    InPage.Seen floating = page.look(InPage.Look.OPENED);
    boolean elsewhere =
        !floating.document().isEmpty() && !floating.document().equals(was.document());
    InPage.Seen seen = elsewhere ? page.look(InPage.Look.PAGE) : floating;
    return seen.panels().stream()
        .filter(panel -> elsewhere ? chooses(panel) : offersMore(panel, was))
        .max(
            Comparator.comparingInt((Panel panel) -> panel.free().size() > 0 ? 1 : 0)
                .thenComparingInt(panel -> panel.switches().size())
                .thenComparingDouble(Panel::score));
  }

  private static boolean chooses(Panel panel) {
    return !panel.free().isEmpty() || panel.offers(Role.REFUSE);
  }

  private static boolean offersMore(Panel panel, Before was) {
    boolean newSwitch = panel.switches().stream().anyMatch(one -> !was.knew(one.frame(), one.on()));
    boolean newChoice =
        panel.controls().stream()
            .filter(
                one ->
                    switch (one.control().role()) {
                      case SAVE, REFUSE, ACCEPT -> true;
                      case SETTINGS, CLOSE, LINK, REOPEN, OTHER -> false;
                    })
            .anyMatch(one -> !was.knew(one.frame(), one.ref()));
    return newSwitch || newChoice;
  }
}
