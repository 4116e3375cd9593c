package org.limpide.audit.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.limpide.audit.judge.Judgement;

/** Every rule that is judged has sites on which it is at fault and sites on which it is not. */
class BedCoverageTest {
  private final Map<String, Integer> faulty = new HashMap<>();
  private final Map<String, Integer> clean = new HashMap<>();
  private final Map<String, Integer> blindFaulty = new HashMap<>();
  private final Map<String, Integer> blindClean = new HashMap<>();

  @Test
  void everyRuleHasTwoFaultyAndTwoCleanSitesAndAPairWrittenBlind() {
    BedCase.all().forEach(this::count);
    for (String rule : Judgement.observable()) {
      assertThat(faulty.getOrDefault(rule, 0)).as(rule + " at fault").isGreaterThanOrEqualTo(2);
      assertThat(clean.getOrDefault(rule, 0)).as(rule + " not at fault").isGreaterThanOrEqualTo(2);
      assertThat(blindFaulty.getOrDefault(rule, 0)).as(rule + " at fault, blind").isPositive();
      assertThat(blindClean.getOrDefault(rule, 0)).as(rule + " not at fault, blind").isPositive();
    }
  }

  private void count(BedCase one) {
    one.expected()
        .forEach(
            (rule, expected) -> {
              boolean fails = List.of(expected.split("\\|")).contains("fail");
              (fails ? faulty : clean).merge(rule, 1, Integer::sum);
              if (one.blind()) {
                (fails ? blindFaulty : blindClean).merge(rule, 1, Integer::sum);
              }
            });
  }
}
