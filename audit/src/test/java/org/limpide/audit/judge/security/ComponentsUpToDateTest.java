package org.limpide.audit.judge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.limpide.audit.judge.Status.FAIL;
import static org.limpide.audit.judge.Status.PASS;
import static org.limpide.audit.judge.Status.UNKNOWN;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.judge.Status;
import org.limpide.audit.judge.Verdict;

class ComponentsUpToDateTest {
  private static final String OLD = "/*! jQuery v1.12.4 | (c) jQuery Foundation */";
  private static final String NEW = "/*! jQuery v3.7.1 | (c) OpenJS Foundation */";

  @Test
  void anOldLibraryIsNamedWithItsWeaknesses() {
    Verdict verdict = new Shown().script(Shown.HOME + "js/vendor.js", OLD).judgedBy("SE-15");
    assertThat(verdict.status()).isEqualTo(FAIL);
    assertThat(verdict.fillings()).containsEntry("composant", "jquery 1.12.4");
    assertThat(verdict.proofs().getFirst().detail().fr()).contains("vendor.js", "CVE-");
  }

  @Test
  void aLibraryMayAnnounceItself() {
    assertThat(new Shown().global("AngularJS", "1.6.9").judgedBy("SE-15").status()).isEqualTo(FAIL);
    assertThat(new Shown().global("jQuery", "3.7.1").judgedBy("SE-15").status()).isEqualTo(PASS);
  }

  @Test
  void aLibraryFromAFileHostIsTheSitesChoice() {
    assertThat(
            new Shown()
                .script("https://code.jquery.com/jquery-1.12.4.min.js", OLD)
                .judgedBy("SE-15")
                .status())
        .isEqualTo(FAIL);
  }

  @Test
  void aThirdPartysOwnScriptIsThatPartysToMend() {
    assertThat(
            new Shown()
                .script("https://static.hotjar.com/c/hotjar-1.js", OLD)
                .global("jQuery", "1.12.4")
                .judgedBy("SE-15")
                .status())
        .isEqualTo(UNKNOWN);
  }

  @Test
  void whatIsKnownAndSoundPasses() {
    assertThat(
            new Shown()
                .script(Shown.HOME + "js/jquery.min.js", NEW)
                .script(Shown.HOME + "theme.js", "var a=1;")
                .judgedBy("SE-15")
                .status())
        .isEqualTo(PASS);
  }

  @Test
  void whatShowsNoVersionIsAQuestion() {
    assertThat(new Shown().judgedBy("SE-15").status()).isEqualTo(UNKNOWN);
    assertThat(
            new Shown()
                .script(Shown.HOME + "js/jquery.min.js", NEW)
                .script(Shown.HOME + "lost.js", "")
                .judgedBy("SE-15")
                .status())
        .isEqualTo(UNKNOWN);
    assertThat(
            new Shown()
                .script(Shown.HOME + "js/jquery.min.js", NEW)
                .ended(Outcome.PARTIAL)
                .judgedBy("SE-15")
                .status())
        .isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "WordPress 4.5.2, FAIL",
    "WordPress 6.4.1, UNKNOWN",
    "Drupal 7 (https://www.drupal.org), FAIL",
    "Drupal 11 (https://www.drupal.org), UNKNOWN",
    "Joomla! 3.9, FAIL",
    "PrestaShop, UNKNOWN",
    "PrestaShop 1.6.1.24, FAIL"
  })
  void siteSoftwareIsJudgedByItsMakersSupport(String generator, Status status) {
    assertThat(new Shown().global("generator", generator).judgedBy("SE-15").status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"PHP/5.6.40, FAIL", "PHP/7.4.33, UNKNOWN", "PHP/8.3.1, PASS", "Express, UNKNOWN"})
  void theHeadersAnnounceSoftwareToo(String header, Status status) {
    assertThat(new Shown().header("x-powered-by", header).judgedBy("SE-15").status())
        .isEqualTo(status);
  }
}
