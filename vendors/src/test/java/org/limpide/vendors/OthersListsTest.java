package org.limpide.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OthersListsTest {
  private final ServiceDirectory directory = ServiceDirectory.bundled();

  @Test
  void whatLimpideSaysGoesBeforeWhatOthersSay() {
    assertThat(directory.byHost("www.google-analytics.com").orElseThrow().id())
        .isEqualTo("google-analytics");
    assertThat(directory.byHost("plausible.io").orElseThrow().need())
        .isEqualTo(ConsentNeed.EXEMPTABLE);
  }

  @Test
  void aHostOnlyOthersKnowIsStillNamed() {
    Service service = directory.byHost("pixel.adsafeprotected.com").orElseThrow();
    assertThat(service.id()).startsWith("tpw:");
    assertThat(service.need()).isEqualTo(ConsentNeed.CONSENT);
  }

  @Test
  void aServiceWhoseStorageNobodyDescribesIsNeverCalledExempt() {
    assertThat(directory.services())
        .filteredOn(service -> !service.source().equals(Curated.SOURCE))
        .extracting(Service::need)
        .doesNotContain(ConsentNeed.EXEMPT, ConsentNeed.EXEMPTABLE);
  }

  @Test
  void noIdIsGivenTwiceByLimpide() {
    var twice =
        directory.services().stream()
            .filter(service -> service.source().equals(Curated.SOURCE))
            .collect(Collectors.groupingBy(Service::id, Collectors.counting()));
    assertThat(twice.values()).containsOnly(1L);
    assertThat(directory.services()).hasSizeGreaterThan(2400);
  }

  @Test
  void everyServiceHasItsTextsAndCountryCode() {
    for (Service service : directory.services()) {
      assertThat(service.label().fr()).as(service.id()).isNotBlank();
      assertThat(service.label().en()).as(service.id()).isNotBlank();
      if (service.country() != null) {
        assertThat(service.country()).as(service.id()).matches("[A-Z]{2}");
      }
    }
  }
}
