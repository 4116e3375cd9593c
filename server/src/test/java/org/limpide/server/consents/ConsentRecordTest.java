package org.limpide.server.consents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.limpide.banner.Notice;

/** What stands in the journal says what was chosen, and nothing about who chose. */
class ConsentRecordTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final UUID SITE = UUID.fromString("0f0e0d0c-0b0a-4908-8706-050403020100");
  private static final Notice NOTICE =
      Notice.standard("Boutique", "", List.of("google-analytics", "youtube", "meta-pixel"));

  @Test
  void whatIsWrittenIsReadBack() {
    for (Method method : Method.values()) {
      ConsentRecord record = record(method, Map.of("audience", true, "media", false));
      assertThat(ConsentRecord.read(record.bytes())).isEqualTo(record);
      assertThat(record.bytes()).hasSizeLessThan(120);
    }
  }

  @Test
  void theVerdictComesFromTheNoticeAndNotFromTheBrowser() {
    assertThat(record(Method.ACCEPT_ALL, Map.of("audience", true)).verdict())
        .as("called an acceptance of all, and is not")
        .isEqualTo(Verdict.PARTIAL);
    assertThat(record(Method.SAVE, Map.of()).verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(record(Method.WITHDRAW, Map.of()).verdict()).isEqualTo(Verdict.WITHDRAWN);
    assertThat(record(Method.GPC, Map.of()).verdict()).isEqualTo(Verdict.REFUSED);
    Map<String, Boolean> all = new java.util.HashMap<>();
    NOTICE.purposes().forEach(purpose -> all.put(purpose.key(), true));
    assertThat(record(Method.ACCEPT_ALL, all).verdict()).isEqualTo(Verdict.GIVEN);
  }

  @Test
  void whatIsNotNamedIsRefused() {
    ConsentRecord record = record(Method.SAVE, Map.of("audience", true));
    assertThat(record.services()).containsOnlyOnce(true);
    assertThat(record.purposes()).containsOnlyOnce(true);
  }

  @Test
  void bytesThatAreNoRecordAreRefused() {
    byte[] good = record(Method.SAVE, Map.of("audience", true)).bytes();
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> ConsentRecord.read(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> ConsentRecord.read(Arrays.copyOf(good, good.length + 1)))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] later = good.clone();
    later[0] = 9;
    assertThatThrownBy(() -> ConsentRecord.read(later))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ConsentRecord record(Method method, Map<String, Boolean> choices) {
    UUID event = UUID.fromString("01234567-89ab-7cde-8f01-23456789abcd");
    return ConsentRecord.of(
        new Choice(event, NOTICE.version(), choices, method, "fr"), NOTICE, SITE, NOW);
  }
}
