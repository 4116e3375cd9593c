package org.limpide.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limpide.audit.judge.Status;
import org.limpide.law.Family;
import org.limpide.law.Force;
import org.limpide.law.Severity;
import org.limpide.law.Text;
import org.limpide.server.audits.Comparison.Change;

class ComparisonTest {

  @Test
  void eachRuleIsToldByWhatHappenedToIt() {
    Comparison change =
        Comparison.of(
            List.of(
                finding("A", Status.PASS),
                finding("B", Status.FAIL),
                finding("C", Status.FAIL),
                finding("D", Status.PASS),
                finding("E", Status.FAIL),
                finding("F", Status.UNKNOWN),
                finding("G", Status.FAIL)),
            List.of(
                finding("A", Status.FAIL),
                finding("B", Status.PASS),
                finding("C", Status.FAIL),
                finding("D", Status.UNKNOWN),
                finding("E", Status.NOT_APPLICABLE),
                finding("F", Status.UNKNOWN),
                finding("G", Status.UNKNOWN),
                finding("H", Status.FAIL)));

    assertThat(rules(change, Change.NEW)).containsExactly("A", "H");
    assertThat(rules(change, Change.MENDED)).containsExactly("B");
    assertThat(rules(change, Change.STILL_THERE)).containsExactly("C");
    assertThat(rules(change, Change.NEWLY_UNKNOWN)).containsExactly("D", "G");
    assertThat(rules(change, Change.NO_LONGER_CONCERNED)).containsExactly("E");
    assertThat(change.unchanged()).isEqualTo(1);
  }

  @Test
  void anotherReasonForTheSameFaultIsTold() {
    Comparison change =
        Comparison.of(
            List.of(finding("A", Status.FAIL, "deux"), finding("B", Status.FAIL, "une")),
            List.of(finding("A", Status.FAIL, "trois"), finding("B", Status.FAIL, "une")));

    assertThat(change.lines())
        .extracting(Comparison.Line::reasonChanged)
        .containsExactly(true, false);
  }

  private static List<String> rules(Comparison change, Change what) {
    return change.lines(what).stream().map(line -> line.finding().rule()).toList();
  }

  private static SiteFinding finding(String rule, Status status) {
    return finding(rule, status, status.code());
  }

  private static SiteFinding finding(String rule, Status status, String reason) {
    return new SiteFinding(
        rule,
        Family.CK,
        status,
        Severity.MAJOR,
        Force.LAW,
        Text.of(rule, rule),
        Text.of(reason, reason),
        "",
        0,
        "");
  }
}
