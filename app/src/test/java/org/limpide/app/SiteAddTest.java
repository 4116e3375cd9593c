package org.limpide.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sites from scripts. */
class SiteAddTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void aSiteIsAddedWithABannerAndTheSameIsSaidASecondTime() {
    Typed first = add("https://www.boutique.example", "--services", "google-analytics,youtube");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out().lines()).hasSize(1);
    JsonNode line = JsonMapper.shared().readTree(first.out());
    assertThat(line.get("key").asString()).matches("[0-9a-f]{20}");
    assertThat(line.get("notice").asString()).matches("[0-9a-f]{64}");
    assertThat(line.get("purposes").toString()).isEqualTo("[\"audience\",\"media\"]");
    assertThat(add("https://www.boutique.example/").out()).isEqualTo(first.out());
    assertThat(add("https://autre.example").out()).isNotEqualTo(first.out());
  }

  @Test
  void whatIsNoSiteOrNoServiceIsRefusedInOneSentence() {
    for (Typed wrong :
        java.util.List.of(
            add("ht!tp"),
            add("https://a.example", "--services", "unheard-of"),
            add("https://a.example", "--organisation", "00000000-0000-0000-0000-000000000000"))) {
      assertThat(wrong.code()).isEqualTo(2);
      assertThat(wrong.out()).isEmpty();
      assertThat(wrong.err()).startsWith("limpide : ").doesNotContain("\tat ", "Exception");
    }
  }

  private Typed add(String url, String... more) {
    return Typed.command(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("site", "add", url, "--data", folder.toString()),
                java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }
}
