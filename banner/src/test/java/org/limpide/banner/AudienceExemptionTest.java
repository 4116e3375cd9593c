package org.limpide.banner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;

class AudienceExemptionTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  @Test
  void l13AMeasurementWithinTheLimitsIsExempt() {
    for (Period cookie : new Period[] {Period.ofMonths(13), Period.ofDays(395), Period.ZERO}) {
      assertThat(with(cookie, Period.ofMonths(25), TODAY.minusYears(1)).faults(TODAY)).isEmpty();
    }
  }

  @Test
  void l13EachLimitThatIsPassedIsFound() {
    assertThat(codes(with(Period.ofMonths(14), Period.ofMonths(25), TODAY)))
        .containsExactly("cookie-too-long");
    assertThat(
            codes(with(Period.ofYears(2), Period.ofMonths(26), TODAY.minusYears(1).minusDays(1))))
        .containsExactly("cookie-too-long", "data-too-long", "review-due");
    var open =
        new AudienceExemption(
            "Matomo",
            Period.ofMonths(13),
            true,
            Period.ofMonths(25),
            false,
            true,
            true,
            false,
            TODAY);
    assertThat(codes(open))
        .containsExactly("cookie-renewed", "other-use", "across-sites", "joined", "not-told");
  }

  private static AudienceExemption with(Period cookie, Period data, LocalDate reviewed) {
    return new AudienceExemption("Matomo", cookie, false, data, true, false, false, true, reviewed);
  }

  private static java.util.List<String> codes(AudienceExemption exemption) {
    return exemption.faults(TODAY).stream().map(ThemeLinter.Finding::code).toList();
  }
}
