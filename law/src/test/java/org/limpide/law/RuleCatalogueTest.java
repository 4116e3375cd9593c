package org.limpide.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RuleCatalogueTest {
  private final RuleCatalogue catalogue = RuleCatalogue.bundled();

  @Test
  void theBundledCatalogueHoldsEveryRuleOnceAndInOrder() {
    assertThat(catalogue.rules()).hasSize(100);
    assertThat(catalogue.rules().getFirst().id()).isEqualTo("CK-01");
    assertThat(catalogue.rules().getLast().id()).isEqualTo("MN-02");
  }

  @Test
  void aDatedRuleAppliesFromItsDay() {
    Rule withdrawal = catalogue.rule("EC-09");
    assertThat(withdrawal.inForceOn(LocalDate.of(2026, 6, 18))).isFalse();
    assertThat(withdrawal.inForceOn(LocalDate.of(2026, 6, 19))).isTrue();
    assertThat(catalogue.rule("EC-10").gateOpen("odr", LocalDate.of(2025, 7, 19))).isFalse();
  }
}
