package org.limpide.banner;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * What axe-core finds wrong with a page: WCAG 2.2 A and AA and axe's best practices. The script
 * comes in beside the page, through the debugging pipe, so the page's content security policy stays
 * as people have it.
 */
public final class Axe {
  private static final String SCRIPT = AxeBuilder.getAxeScript();

  private static final String RUN =
      """
      async () => {
        const found = await axe.run(document, { resultTypes: ['violations'] });
        return found.violations.flatMap((rule) => rule.nodes.map((node) =>
          `${rule.id}: ${node.target.join(' ')} — ${node.html.slice(0, 160)} — ${node.failureSummary.replace(/\\s+/g, ' ')}`));
      }
      """;

  private Axe() {}

  /** One line for each element a rule is broken on. */
  @SuppressWarnings("unchecked")
  public static List<String> violations(Page page) {
    page.evaluate(SCRIPT);
    return (List<String>) page.evaluate(RUN);
  }
}
