package org.limpide.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DirectoryTableTest {
  private final ServiceDirectory directory = ServiceDirectory.bundled();

  @ParameterizedTest
  @CsvFileSource(resources = "cookies.csv", numLinesToSkip = 1, emptyValue = "")
  void everyCookieOfTheTableIsJudgedAsALawyerWould(
      String name, String domain, Purpose purpose, ConsentNeed need) {
    var entry = directory.cookie(name, domain).orElseThrow();
    assertThat(entry.need()).as(entry.toString()).isEqualTo(need);
    if (purpose != Purpose.OTHER) {
      assertThat(entry.purpose()).as(entry.toString()).isEqualTo(purpose);
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "urls.csv", numLinesToSkip = 1, emptyValue = "")
  void everyUrlOfTheTableIsGivenToItsService(String url, String id) {
    assertThat(directory.byUrl(url).map(Service::id).orElse("none")).isEqualTo(id);
  }
}
