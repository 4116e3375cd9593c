package org.limpide.audit.report;

import org.limpide.audit.Finding;
import org.limpide.law.Text;

/**
 * A rule's remedy and question with what was seen put in the place of their placeholders.
 *
 * @param question empty when the rule asks nothing
 */
record Filled(Text remedy, Text question) {
  static Filled of(Finding finding) {
    var fillings = finding.verdict().fillings();
    return new Filled(
        finding.rule().remedy().fill(fillings), finding.rule().question().fill(fillings));
  }
}
