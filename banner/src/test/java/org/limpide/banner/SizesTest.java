package org.limpide.banner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a visitor downloads, in bytes after gzip -9. */
class SizesTest {
  private static final List<String> FIVE =
      List.of("google-analytics", "youtube", "meta-pixel", "google-maps", "matomo");

  @Test
  void aVisitorWhoIsAskedDownloadsAtMostTenKilobytes() throws IOException {
    long all = asked(FIVE);
    System.out.printf("loader + UI + CSS + French, five services: %d bytes gzip%n", all);
    assertThat(all).isLessThanOrEqualTo(10_000);
  }

  @Test
  void aReturningVisitorDownloadsAtMostThreeKilobytesAndAHundredBytesAService() throws IOException {
    long loader = gzip(bundle(List.of()).loader());
    System.out.printf("loader alone: %d bytes gzip%n", loader);
    assertThat(loader).isLessThanOrEqualTo(3_000);
    long five = gzip(bundle(FIVE).loader());
    System.out.printf("loader, five services: %d bytes gzip%n", five);
    assertThat(five).isLessThanOrEqualTo(3_000 + 100 * FIVE.size());
  }

  @Test
  void aServiceAddsAtMostHalfAKilobyte() throws IOException {
    long none = asked(List.of("youtube"));
    for (String service :
        List.of(
            "google-analytics",
            "google-ads",
            "meta-pixel",
            "google-maps",
            "matomo",
            "microsoft-ads",
            "x",
            "tiktok",
            "criteo",
            "hotjar",
            "vimeo")) {
      long more = asked(List.of("youtube", service)) - none;
      System.out.printf("service %s: %d bytes gzip%n", service, more);
      assertThat(more).as(service).isLessThanOrEqualTo(500);
    }
  }

  private static long asked(List<String> services) throws IOException {
    long sum = 0;
    for (BundleFile file : bundle(services).files()) {
      if (!file.name().startsWith("en-")) {
        sum += gzip(file);
      }
    }
    return sum;
  }

  private static Bundle bundle(List<String> services) {
    return Bundle.of(Notice.standard("La Boutique", "/vie-privee", services), "k1", "/c/");
  }

  private static long gzip(BundleFile file) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gzip.write(file.content());
    }
    return out.size();
  }
}
