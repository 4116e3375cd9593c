package org.limpide.audit.judge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.limpide.audit.judge.Status.FAIL;
import static org.limpide.audit.judge.Status.NOT_APPLICABLE;
import static org.limpide.audit.judge.Status.PASS;
import static org.limpide.audit.judge.Status.UNKNOWN;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limpide.audit.judge.Status;

class MailRulesTest {
  private static final List<String> DMARC = List.of("v=DMARC1; p=reject");

  private static Served spf(String... records) {
    return new Served().mail(List.of(records), DMARC, "default");
  }

  private static Status dmarc(String... records) {
    return new Served().mail(List.of("v=spf1 mx -all"), List.of(records)).statusOf("SE-14");
  }

  @Test
  void spfIsUniqueAndClosed() {
    assertThat(spf("v=spf1 mx -all").statusOf("SE-13")).isEqualTo(PASS);
    assertThat(spf("v=spf1 mx ~ALL").statusOf("SE-13")).isEqualTo(PASS);
    assertThat(spf().statusOf("SE-13")).isEqualTo(FAIL);
    assertThat(spf("v=spf1 mx -all", "v=spf1 a -all").statusOf("SE-13")).isEqualTo(FAIL);
    assertThat(spf("v=spf1 mx +all").statusOf("SE-13")).isEqualTo(FAIL);
    assertThat(spf("v=spf1 all").statusOf("SE-13")).isEqualTo(FAIL);
    assertThat(spf("v=spf1 mx ?all").statusOf("SE-13")).isEqualTo(UNKNOWN);
  }

  @Test
  void lookupsAreCountedThroughIncludes() {
    var many =
        spf("v=spf1 include:a.test include:b.test mx -all")
            .names("a.test", true, List.of("v=spf1 a:1 a:2 a:3 a:4 ~all"), List.of())
            .names("b.test", true, List.of("v=spf1 a:1 a:2 a:3 a:4 ~all"), List.of());
    assertThat(many.judgedBy("SE-13").status()).isEqualTo(FAIL);
    assertThat(many.judgedBy("SE-13").reason().en()).contains("11 lookups");
  }

  @Test
  void aRedirectDecidesAndADeadIncludeVoids() {
    assertThat(
            spf("v=spf1 redirect=r.test")
                .names("r.test", true, List.of("v=spf1 mx -all"), List.of())
                .statusOf("SE-13"))
        .isEqualTo(PASS);
    assertThat(
            spf("v=spf1 include:r.test -all")
                .names("r.test", true, List.of(), List.of())
                .statusOf("SE-13"))
        .isEqualTo(FAIL);
    assertThat(
            spf("v=spf1 include:r.test -all")
                .names("r.test", false, List.of(), List.of())
                .statusOf("SE-13"))
        .isEqualTo(PASS);
  }

  @Test
  void noCommonSelectorProvesNothing() {
    assertThat(new Served().mail(List.of("v=spf1 mx -all"), DMARC).statusOf("SE-13"))
        .isEqualTo(UNKNOWN);
    assertThat(new Served().mail(List.of("v=spf1 -all"), DMARC).statusOf("SE-13")).isEqualTo(PASS);
  }

  @Test
  void dmarcMustProtect() {
    assertThat(dmarc("v=DMARC1; p=reject")).isEqualTo(PASS);
    assertThat(dmarc("v=DMARC1;p=Quarantine;pct=50")).isEqualTo(PASS);
    assertThat(dmarc()).isEqualTo(FAIL);
    assertThat(dmarc("v=DMARC1; p=none", "v=DMARC1; p=reject")).isEqualTo(FAIL);
    assertThat(dmarc("v=DMARC1; sp=reject")).isEqualTo(FAIL);
    assertThat(dmarc("v=DMARC1; p=none; rua=mailto:d@exemple.fr")).isEqualTo(UNKNOWN);
    assertThat(dmarc("v=DMARC1; p=reject; pct=0")).isEqualTo(UNKNOWN);
  }

  @Test
  void aSilentNameServerOrASiteWithoutANameSaysNothing() {
    for (String rule : List.of("SE-13", "SE-14")) {
      assertThat(new Served().statusOf(rule)).isEqualTo(UNKNOWN);
      assertThat(new Served().names("exemple.fr", false, List.of(), List.of()).statusOf(rule))
          .isEqualTo(UNKNOWN);
      assertThat(new Served().site("127.0.0.1").statusOf(rule)).isEqualTo(NOT_APPLICABLE);
    }
  }
}
