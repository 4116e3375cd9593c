package org.limpide.audit.banner;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.limpide.audit.browser.Tab;

/**
 * Knows banners by name and how to answer them. What it says of its success is not believed: only
 * what it is heard to press, and what then becomes of the banner.
 */
interface RuleEngine {
  /**
   * A banner that a rule knows.
   *
   * @param name such as {@code autoconsent:klaro}
   * @param rule the rule's own name
   * @param selectors elements the rule speaks of
   */
  record Known(Tab.Frame frame, String name, String rule, List<String> selectors) {}

  /** The banner that is visible now, if a rule knows it. */
  Optional<Known> recognise(Duration limit);

  /** Lets the rule accept or refuse everything, and waits until it has finished or time is up. */
  void answer(Known known, boolean accept, Duration limit, Runnable meanwhile);
}
