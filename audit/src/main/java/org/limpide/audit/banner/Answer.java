package org.limpide.audit.banner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.Control;
import org.limpide.audit.evidence.Control.Role;

/**
 * One attempt to answer a banner. The answer counts when something that means it was pressed and
 * the banner then went away; everything else is said in {@link Choice#why}.
 */
final class Answer {
  /** What the visitor wants. */
  enum Wish {
    EVERYTHING,
    NOTHING,
    ONE
  }

  /** A switch that stands for all the others. */
  private static final Pattern GENERAL =
      Pattern.compile(
          "^(tou(t|s|tes)|all)\\b|\\b(activer|desactiver|enable|disable|toggle|accept|accepter|autoriser|select)\\b.{0,40}\\b(tou(t|s|tes)|all)\\b");

  private static final Duration OPENING = Duration.ofMillis(2500);
  private static final Duration RULE = Duration.ofSeconds(7);

  private final InPage page;
  private final Hand hand;
  private final Layers layers;
  private final List<RuleEngine> engines;
  private final String by;
  private final Map<String, Integer> kept;
  private Optional<Panel> opened = Optional.empty();
  private Layers.Before was = new Layers.Before("", Set.of());

  Answer(InPage page, Layers layers, List<RuleEngine> engines, String by) {
    this.page = page;
    this.hand = new Hand(page);
    this.layers = layers;
    this.engines = engines;
    this.by = by;
    this.kept = page.kept();
  }

  /** What the settings opened, if they were pressed. */
  Optional<Panel> opened() {
    return opened;
  }

  /** What there was to choose from before. */
  Layers.Before before() {
    return was;
  }

  /** Accepts or refuses everything. */
  Choice all(Panel banner, boolean accept) {
    Role wanted = accept ? Role.ACCEPT : Role.REFUSE;
    Panel now = banner;
    Set<Integer> tried = new HashSet<>();
    for (int i = 0; i < 2; i++) {
      Optional<Panel.Pressable> button =
          now.ranked(wanted).stream().filter(one -> tried.add(one.ref())).findFirst();
      if (button.isEmpty()) {
        break;
      }
      String document = page.look(InPage.Look.BANNER).document();
      boolean pressed = hand.press(button.get(), wanted, by);
      if (pressed) {
        Optional<Choice> made = conclude(document, button.get().control());
        if (made.isPresent()) {
          return made.get();
        }
      }
      Optional<Panel> still = page.look(InPage.Look.BANNER).banner();
      if (still.isEmpty()) {
        return pressed && gone(document, Hand.IMPATIENCE) // a slow one
            ? yes()
            : failed("the banner went away by itself");
      }
      now = still.get();
    }
    Choice through = through(now, accept ? Wish.EVERYTHING : Wish.NOTHING);
    return through.done() ? through : byRule(accept).orElse(through);
  }

  /** Whether the press was the answer: the banner has gone, or the page came back with it kept. */
  private Optional<Choice> conclude(String document, Control pressed) {
    if (gone(document, Hand.PATIENCE)) {
      return Optional.of(yes());
    }
    InPage.Seen seen = page.look(InPage.Look.BANNER);
    boolean reloaded = !seen.document().equals(document);
    return reloaded && pressed.href().isEmpty() && !hand.written(kept).isEmpty()
        ? Optional.of(yes())
        : Optional.empty();
  }

  /** Answers through the second layer, or through the first when it has the switches. */
  Choice through(Panel banner, Wish wish) {
    Optional<Panel> opened =
        banner.free().isEmpty() || !banner.offers(Role.SAVE) ? open(banner) : Optional.of(banner);
    if (opened.isEmpty()) {
      return failed(
          banner.offers(Role.SETTINGS)
              ? "the settings were pressed but nothing to choose from was seen"
              : wish == Wish.NOTHING
                  ? "the banner offers no way to refuse"
                  : wish == Wish.ONE
                      ? "the banner offers no choice by purpose"
                      : "no control to accept with was understood");
    }
    return in(opened.get(), wish);
  }

  /** Presses the settings and waits for what they show. */
  Optional<Panel> open(Panel banner) {
    for (Panel.Pressable settings : banner.ranked(Role.SETTINGS).stream().limit(2).toList()) {
      was = Layers.before(page.look(InPage.Look.OPENED));
      if (hand.press(settings, Role.SETTINGS, by)) {
        opened = layers.opened(was, OPENING);
        if (opened.isPresent()) {
          return opened;
        }
      }
    }
    return Optional.empty();
  }

  /** Answers in a panel of choices. */
  Choice in(Panel panel, Wish wish) {
    String document = page.look(InPage.Look.BANNER).document();
    Role whole = wish == Wish.EVERYTHING ? Role.ACCEPT : Role.REFUSE;
    Optional<Panel.Pressable> button = wish == Wish.ONE ? Optional.empty() : panel.best(whole);
    if (button.isPresent()) {
      if (!hand.press(button.get(), whole, by)) {
        return failed("« " + button.get().control().text() + " » could not be pressed");
      }
      boolean ends = panel.offers(Role.SAVE) || panel.offers(Role.CLOSE);
      if (gone(document, ends ? Hand.IMPATIENCE : Hand.PATIENCE) && closed(panel)) {
        return yes();
      }
      return finish(document, panel, !hand.written(kept).isEmpty());
    }
    List<Panel.Switch> free = panel.free();
    if (free.isEmpty()) {
      return failed("no switch could be changed");
    }
    if (free.stream().anyMatch(one -> !one.toggle().stateKnown())) {
      return failed("the switches do not say whether they are on");
    }
    boolean turned = wish == Wish.ONE ? one(free) : every(free, wish == Wish.EVERYTHING);
    return turned
        ? finish(document, panel, false)
        : failed("a switch did not take the position asked for");
  }

  private boolean every(List<Panel.Switch> free, boolean on) {
    List<Panel.Switch> wanted = free.stream().filter(one -> on || !one.necessary()).toList();
    for (Panel.Switch one : wanted) {
      hand.turn(one, on, by);
    }
    // a switch for all follows the others, and they follow it
    return wanted.stream().filter(one -> !general(one)).allMatch(one -> hand.turn(one, on, by));
  }

  /** One optional purpose on, preferably one that is off as yet, so that a press names it. */
  private boolean one(List<Panel.Switch> free) {
    List<Panel.Switch> optional = free.stream().filter(one -> !one.necessary()).toList();
    List<Panel.Switch> single = optional.stream().filter(one -> !general(one)).toList();
    if (optional.isEmpty()) {
      return false;
    }
    List<Panel.Switch> among = single.isEmpty() ? optional : single;
    Panel.Switch chosen =
        among.stream()
            .filter(one -> !page.on(one).orElse(true))
            .findFirst()
            .orElse(among.getFirst());
    if (page.on(chosen).orElse(false)) {
      hand.turn(chosen, false, by);
    }
    boolean turned = true;
    for (Panel.Switch other : among) {
      turned &= other == chosen || hand.turn(other, false, by);
    }
    return hand.turn(chosen, true, by) && turned;
  }

  private static boolean general(Panel.Switch one) {
    return GENERAL.matcher(InPage.plain(one.toggle().label())).find();
  }

  /** Saves, or closes the panel when it saves by itself. */
  private Choice finish(String document, Panel panel, boolean answered) {
    InPage.Seen seen = page.look(InPage.Look.PAGE);
    Panel now = seen.panels().stream().filter(panel::same).findFirst().orElse(panel);
    List<Panel.Pressable> ends = new ArrayList<>(now.ranked(Role.SAVE));
    ends.addAll(now.ranked(Role.CLOSE));
    for (Panel.Pressable end : ends.stream().limit(2).toList()) {
      if (hand.press(end, end.control().role(), by)
          && gone(document, Hand.PATIENCE)
          && closed(panel)) {
        return yes();
      }
    }
    if (answered
        && page.look(InPage.Look.BANNER).banner().filter(one -> !one.same(panel)).isEmpty()) {
      return yes();
    }
    return failed("the choice was pressed but the banner is still there");
  }

  /**
   * Whether a panel, which need not look like a banner, is out of sight; or saved what it shows.
   */
  private boolean closed(Panel panel) {
    return !page.shown(panel) || !hand.written(kept).isEmpty();
  }

  /** Lets the rules try what our own reading could not do. */
  private Optional<Choice> byRule(boolean accept) {
    for (RuleEngine engine : engines) {
      Optional<RuleEngine.Known> known = engine.recognise(Duration.ofMillis(900));
      if (known.isEmpty()) {
        continue;
      }
      String document = page.look(InPage.Look.BANNER).document();
      List<InPage.Heard> heard = new ArrayList<>();
      page.watch();
      engine.answer(known.get(), accept, RULE, () -> heard.addAll(page.watched()));
      heard.addAll(page.watched());
      heard.forEach(one -> hand.heard(one.role(), one.text(), known.get().name()));
      if (means(heard, accept) && gone(document, Hand.PATIENCE)) {
        return Optional.of(yes());
      }
    }
    return Optional.empty();
  }

  /** Whether what a rule pressed can be the answer, whatever the rule says of it. */
  static boolean means(List<InPage.Heard> heard, boolean accept) {
    List<InPage.Heard> seen = heard.stream().filter(InPage.Heard::shown).toList();
    Role opposite = accept ? Role.REFUSE : Role.ACCEPT;
    return seen.stream().noneMatch(one -> one.role() == opposite)
        && seen.stream()
            .anyMatch(
                one ->
                    switch (one.role()) {
                      case ACCEPT, REFUSE, SAVE, OTHER -> true;
                      case SETTINGS, CLOSE, LINK, REOPEN -> false;
                    });
  }

  private boolean gone(String document, Duration patience) {
    return hand.after(document, patience) == Hand.After.GONE;
  }

  /** Presses the cross. */
  Choice close(Panel banner) {
    Optional<Panel.Pressable> cross = banner.best(Role.CLOSE);
    if (cross.isEmpty()) {
      return failed("the banner has nothing to close it with");
    }
    String document = page.look(InPage.Look.BANNER).document();
    return hand.press(cross.get(), Role.CLOSE, by) && gone(document, Hand.PATIENCE)
        ? yes()
        : failed("the banner is still there");
  }

  /** Presses what opens the choices again. */
  boolean reopen(Panel.Pressable way) {
    return hand.press(way, Role.REOPEN, by);
  }

  private Choice yes() {
    List<String> written = hand.written(kept);
    return made(
        written.isEmpty()
            ? "the banner went away"
            : "the banner went away; changed: "
                + String.join(", ", written.stream().limit(6).toList()));
  }

  Choice made(String how) {
    return new Choice(true, by, hand.clicks(), how);
  }

  Choice failed(String why) {
    return new Choice(false, by, hand.clicks(), why);
  }
}
