package org.limpide.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleCatalogueTest {
  private final RuleCatalogue catalogue = RuleCatalogue.bundled();

  @Test
  void theBundledCatalogueHoldsEveryRuleOnceAndInOrder() {
    assertThat(catalogue.rules()).hasSize(100);
    assertThat(catalogue.rules().getFirst().id()).isEqualTo("CK-01");
    assertThat(catalogue.rules().getLast().id()).isEqualTo("MN-02");
  }

  @ParameterizedTest
  @CsvSource({"FM-09,2026-07-14", "FM-10,2026-08-11", "EC-09,2026-06-19"})
  void aDatedRuleAppliesFromItsDay(String id, LocalDate day) {
    assertThat(catalogue.rule(id).inForceOn(day.minusDays(1))).isFalse();
    assertThat(catalogue.rule(id).inForceOn(day)).isTrue();
  }

  @Test
  void theDeadLinkCountsFromTheDayThePlatformClosed() {
    Rule terms = catalogue.rule("EC-10");
    assertThat(terms.inForceOn(LocalDate.of(2020, 1, 1))).isTrue();
    assertThat(terms.gateOpen("odr", LocalDate.of(2025, 7, 19))).isFalse();
    assertThat(terms.gateOpen("odr", LocalDate.of(2025, 7, 20))).isTrue();
  }

  @Test
  void nothingElseIsDated() {
    assertThat(catalogue.rules().stream().filter(rule -> rule.inForceFrom() != null).map(Rule::id))
        .containsExactlyInAnyOrder("FM-09", "FM-10", "EC-09");
    assertThat(catalogue.rules().stream().filter(rule -> !rule.gates().isEmpty()).map(Rule::id))
        .containsExactly("EC-10");
    assertThat(catalogue.rules()).allMatch(rule -> rule.inForceTo() == null);
  }

  @Test
  void aRuleAndASanctionNameEachOther() {
    Set<String> byRules =
        catalogue.rules().stream()
            .flatMap(rule -> rule.sanctions().stream().map(key -> rule.id() + " " + key))
            .collect(Collectors.toSet());
    Set<String> bySanctions =
        catalogue.sanctions().stream()
            .flatMap(sanction -> sanction.rules().stream().map(id -> id + " " + sanction.key()))
            .collect(Collectors.toSet());
    assertThat(byRules).isEqualTo(bySanctions);
  }

  @Test
  void noTextAccuses() {
    assertThat(catalogue.rules().stream().flatMap(RuleCatalogueTest::texts).map(Text::fr))
        .noneMatch(text -> lower(text).contains("infraction"))
        .noneMatch(text -> lower(text).contains("manquement"));
    assertThat(catalogue.rules().stream().flatMap(RuleCatalogueTest::texts).map(Text::en))
        .noneMatch(text -> lower(text).contains("infring"))
        .noneMatch(text -> lower(text).contains("violat"))
        .noneMatch(text -> lower(text).contains("breach of"));
  }

  @Test
  void noTextSpeaksTheProductsJargon() {
    assertThat(
            catalogue.rules().stream()
                .flatMap(RuleCatalogueTest::texts)
                .flatMap(text -> Stream.of(text.fr(), text.en())))
        .noneMatch(text -> text.matches("(?s).*(\\bS[0-5]\\b|\\bDB\\b|\\bDECL\\b|\\bPUB\\b|§).*"));
  }

  @Test
  void anUnknownRuleIsSaidSo() {
    assertThatThrownBy(() -> catalogue.rule("XX-01"))
        .isInstanceOf(UnknownRuleException.class)
        .hasMessageContaining("XX-01");
  }

  private static Stream<Text> texts(Rule rule) {
    return Stream.of(
        rule.title(),
        rule.observed(),
        rule.failIf(),
        rule.passIf(),
        rule.unknownIf(),
        rule.question(),
        rule.remedy());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
