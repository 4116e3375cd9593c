package org.limpide.audit.banner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Control;
import org.limpide.audit.evidence.Toggle;

/** Finds a consent banner in a page and chooses on it as a visitor would. */
public final class BannerDriver {
  private static final Duration TICK = Duration.ofMillis(120);
  private static final Duration STILL = Duration.ofMillis(60);
  private static final Duration NAMING = Duration.ofMillis(2500);
  private static final Duration UNSEEN = Duration.ofMillis(2000);
  private static final String HEURISTIC = "heuristic";

  private final Tab tab;
  private final InPage page;
  private final Layers layers;
  private final List<RuleEngine> engines;
  private @Nullable Panel first;
  private String name = HEURISTIC;
  private BannerFact met = BannerFact.NONE;

  public BannerDriver(Tab tab) {
    this.tab = tab;
    this.page = new InPage(tab);
    this.layers = new Layers(page);
    this.engines = List.of(new Autoconsent(page), new ConsentOMatic(page));
  }

  /**
   * Waits until a banner is visible, at most this long, and describes its first layer. Nothing is
   * pressed.
   */
  public BannerFact look(Duration upTo) {
    long end = System.nanoTime() + upTo.toNanos();
    Optional<Panel> banner = page.look(InPage.Look.BANNER).banner();
    while (banner.isEmpty() && System.nanoTime() < end) {
      tab.settle(TICK);
      banner = page.look(InPage.Look.BANNER).banner();
    }
    Optional<RuleEngine.Known> known = Optional.empty();
    if (banner.isPresent()) {
      banner = still(banner.get());
    }
    for (RuleEngine engine : engines) {
      if (known.isEmpty() && (banner.isPresent() || upTo.toMillis() >= 1500)) {
        known = engine.recognise(NAMING);
      }
    }
    if (banner.isEmpty()) {
      banner = known.flatMap(rule -> page.known(rule.frame(), rule.selectors()));
    }
    if (banner.isEmpty()) {
      return BannerFact.NONE;
    }
    name = known.map(RuleEngine.Known::name).orElse(HEURISTIC);
    Panel panel = banner.get();
    first = panel;
    met =
        new BannerFact(
            true,
            name,
            panel.text(),
            panel.controls().stream().map(Panel.Pressable::control).toList(),
            false,
            "",
            panel.switches().stream().map(Panel.Switch::toggle).toList(),
            page.html(panel),
            "",
            "",
            page.walls(panel));
    return met;
  }

  /** The banner once it has stopped moving and growing. */
  private Optional<Panel> still(Panel seen) {
    Panel last = seen;
    for (int i = 0; i < 12; i++) {
      tab.settle(STILL);
      Optional<Panel> now = page.look(InPage.Look.BANNER).banner();
      if (now.isPresent() && now.get().equals(last)) {
        return now;
      }
      last = now.orElse(last);
    }
    return Optional.of(last);
  }

  /** What is known of the banner by now: {@link #look}, and the second layer if it was opened. */
  public BannerFact met() {
    return met;
  }

  /** Accepts everything. */
  public Choice accept() {
    return answer((answer, banner) -> answer.all(banner, true));
  }

  /** Refuses everything, on the first layer if that can be done there. */
  public Choice refuse() {
    return answer((answer, banner) -> answer.all(banner, false));
  }

  /** Accepts one optional purpose, and no other. */
  public Choice acceptOne() {
    return answer((answer, banner) -> answer.through(banner, Answer.Wish.ONE));
  }

  /** Opens the second layer and reads it, choosing nothing. */
  public Choice explore() {
    return answer(
        (answer, banner) ->
            answer.open(banner).isPresent()
                ? answer.made("the second layer was opened")
                : answer.failed("nothing opened"));
  }

  /** Presses the banner's cross, if it has one. */
  public Choice close() {
    return answer(Answer::close);
  }

  /**
   * Withdraws consent: opens the choices again by a control of the page, or by a page it leads to,
   * and refuses there.
   */
  public Choice withdraw() {
    Optional<Panel> banner = page.look(InPage.Look.BANNER).banner();
    Answer answer = new Answer(page, layers, engines, name);
    return banner.isPresent()
        ? answer.all(banner.get(), false)
        : new Withdrawal(page, layers, answer).make();
  }

  /** Whether a banner is visible now. */
  public boolean visible() {
    return page.look(InPage.Look.BANNER).banner().isPresent();
  }

  /** Controls outside the banner that open the choices again. */
  public List<Control> reopeners() {
    return page.reopeners().stream().map(Panel.Pressable::control).toList();
  }

  private interface Way {
    Choice take(Answer answer, Panel banner);
  }

  private Choice answer(Way way) {
    Optional<Panel> banner = find();
    if (banner.isEmpty()) {
      return new Choice(
          false, "", List.of(), met.found() ? "the banner went away by itself" : "no banner");
    }
    Answer answer = new Answer(page, layers, engines, name);
    Choice choice = way.take(answer, banner.get());
    answer.opened().ifPresent(opened -> met = deeper(met, opened, answer.before()));
    return choice;
  }

  private Optional<Panel> find() {
    Panel known = first;
    if (known != null) {
      Optional<Panel> banner = page.look(InPage.Look.BANNER).banner();
      return banner.isPresent() || !page.shown(known) ? banner : Optional.of(known);
    }
    long end = System.nanoTime() + UNSEEN.toNanos();
    Optional<Panel> banner = page.look(InPage.Look.BANNER).banner();
    while (banner.isEmpty() && System.nanoTime() < end) {
      tab.settle(TICK);
      banner = page.look(InPage.Look.BANNER).banner();
    }
    return banner;
  }

  /** The banner with what its second layer showed when it opened. */
  private static BannerFact deeper(BannerFact first, Panel opened, Layers.Before before) {
    List<Control> controls = new ArrayList<>(first.controls());
    opened.controls().stream()
        .filter(one -> !before.knew(one.frame(), one.ref()))
        .map(one -> one.onLayer(2))
        .forEach(controls::add);
    List<Toggle> toggles = new ArrayList<>(first.toggles());
    opened.switches().stream()
        .filter(one -> !before.knew(one.frame(), one.on()))
        .map(Panel.Switch::toggle)
        .forEach(toggles::add);
    return new BannerFact(
        first.found(),
        first.recognisedBy(),
        first.text(),
        controls,
        true,
        opened.text(),
        toggles,
        first.html(),
        first.accessibility(),
        first.screenshot(),
        first.wallsPage());
  }
}
