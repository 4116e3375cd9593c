package org.limpide.audit.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.limpide.law.RuleCatalogue;

class JudgementTest {
  /** The rules that a browser can observe without the merchant's access. */
  public static final List<String> PROMISED = promised();

  @Test
  void everyRuleABrowserCanObserveHasAnEvaluator() {
    assertThat(Judgement.observable()).containsExactlyInAnyOrderElementsOf(PROMISED);
  }

  @Test
  void noEvaluatorJudgesARuleThatTheCatalogueDoesNotHold() {
    assertThat(RuleCatalogue.bundled().rules().stream().map(rule -> rule.id()))
        .containsAll(Judgement.observable());
  }

  private static List<String> promised() {
    List<String> rules = new ArrayList<>();
    numbered(rules, "CK", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17);
    numbered(rules, "FM", 1, 2, 3, 10);
    numbered(rules, "IN", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    numbered(rules, "RT", 1, 2, 5);
    numbered(rules, "SN", 1, 2, 3, 4);
    numbered(rules, "EC", 1, 3, 4, 5, 6, 8, 9, 10);
    numbered(rules, "SE", 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15);
    return Stream.concat(rules.stream(), Stream.of("MN-02", "PR-01", "RP-04")).toList();
  }

  private static void numbered(List<String> rules, String family, int... numbers) {
    for (int number : numbers) {
      rules.add("%s-%02d".formatted(family, number));
    }
  }
}
