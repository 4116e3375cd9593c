package org.limpide.audit.banner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.limpide.audit.browser.BrowserException;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.Click;
import org.limpide.audit.evidence.Control;

/**
 * The visitor's hand: presses what can be seen with real mouse events, remembers what it pressed,
 * and watches what becomes of the banner.
 */
final class Hand {
  /** What became of the banner after a press. */
  enum After {
    /** No banner is visible any more, and the page has settled. */
    GONE,
    /** One is still, or again, visible. */
    THERE
  }

  private static final Duration TICK = Duration.ofMillis(60);

  /** How long a banner may take to go. */
  static final Duration PATIENCE = Duration.ofMillis(3000);

  /** The same where another press may be needed. */
  static final Duration IMPATIENCE = Duration.ofMillis(600);

  /** A page loaded anew needs this long to show its banner again, if it will. */
  private static final long RELOADED_NANOS = 700_000_000L;

  private static final long MORE_NANOS = 2_000_000_000L;

  private final InPage page;
  private final List<Click> clicks = new ArrayList<>();

  Hand(InPage page) {
    this.page = page;
  }

  List<Click> clicks() {
    return List.copyOf(clicks);
  }

  void heard(Control.Role meaning, String text, String by) {
    clicks.add(new Click(meaning, text, by, page.tab().url(), page.tab().millis()));
  }

  boolean press(Panel.Pressable what, Control.Role meaning, String by) {
    return press(what.frame(), what.ref(), meaning, what.control().text(), by);
  }

  /** Presses an element once it lies still and nothing covers it; false when that never happens. */
  boolean press(Tab.Frame frame, int ref, Control.Role meaning, String text, String by) {
    InPage.Spot last = null;
    for (int i = 0; i < 25; i++) {
      Optional<InPage.Spot> spot = page.where(frame, ref);
      if (spot.isEmpty()) {
        return false;
      }
      InPage.Spot now = spot.get();
      if (!now.covered()
          && last != null
          && Math.abs(now.left() - last.left()) < 1
          && Math.abs(now.top() - last.top()) < 1) {
        return pressAt(frame, now, meaning, text, by);
      }
      last = now.covered() ? null : now;
      page.tab().settle(TICK);
    }
    return false;
  }

  private boolean pressAt(
      Tab.Frame frame, InPage.Spot spot, Control.Role meaning, String text, String by) {
    String url = page.tab().url();
    long at = page.tab().millis();
    try {
      page.tab().press(frame, spot.x(), spot.y());
    } catch (BrowserException e) {
      if (!page.tab().usable()) {
        throw e;
      }
      if (e.code() == BrowserException.Code.REFUSED) {
        return false; // the frame went away under the hand
      }
    }
    clicks.add(new Click(meaning, text, by, url, at));
    return true;
  }

  /** Waits until the banner has gone for good, at most this long, or until the page has loaded. */
  After after(String document, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    long goneSince = 0;
    while (true) {
      InPage.Seen seen = page.look(InPage.Look.BANNER);
      boolean readable = !seen.document().isEmpty();
      boolean reloaded = readable && !seen.document().equals(document);
      if (!readable || seen.banner().isPresent() || (reloaded && !seen.ready())) {
        goneSince = 0;
      } else {
        long now = System.nanoTime();
        goneSince = goneSince == 0 ? now : goneSince;
        if (now - goneSince >= (reloaded ? RELOADED_NANOS : 200_000_000L)) {
          return After.GONE;
        }
      }
      boolean loading = readable && !seen.ready() && reloaded;
      if (System.nanoTime() > end + (loading || goneSince > 0 ? MORE_NANOS : 0)) {
        return After.THERE;
      }
      page.tab().settle(TICK);
    }
  }

  /**
   * Puts a switch on or off.
   *
   * @return whether it now is as wished, as far as it says
   */
  boolean turn(Panel.Switch one, boolean on, String by) {
    Optional<Boolean> before = page.on(one);
    if (before.isEmpty() && one.toggle().stateKnown() && one.on() == one.off()) {
      return false;
    }
    if (before.isPresent() && before.get() == on && (one.on() == one.off() || on)) {
      return true;
    }
    String label = one.toggle().label().isBlank() ? one.toggle().context() : one.toggle().label();
    if (!press(
        one.frame(),
        on ? one.on() : one.off(),
        Control.Role.OTHER,
        (on ? Click.ON : Click.OFF) + label,
        by)) {
      return false;
    }
    for (int i = 0; i < 8; i++) {
      page.tab().settle(TICK);
      Optional<Boolean> now = page.on(one);
      if (now.isPresent() && now.get() == on) {
        return true;
      }
    }
    return false;
  }

  /** Which of the things kept in the browser changed since. */
  List<String> written(Map<String, Integer> before) {
    return InPage.changed(before, page.kept());
  }
}
