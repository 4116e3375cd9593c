package org.limpide.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackerListTest {
  private static final String PAGE = "www.exemple.fr";

  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource({
    "||trace.example^, https://trace.example/p.gif, true",
    "||trace.example^, https://px.trace.example/p.gif, true",
    "||trace.example^, https://px.trace.example:8443/p.gif, true",
    "||trace.example^, https://trace.example, true",
    "||trace.example^, https://trace.example.fr/p.gif, false",
    "||trace.example^, https://nottrace.example/p.gif, false",
    "||trace.example^, https://cdn.example/?u=https://trace.example/, false",
    "||trace.example/collect, https://trace.example/collecte?x=1, true",
    "||trace.example/collect, https://trace.example/v1/collect, false",
    "||trace.example^*/px.gif, https://trace.example/a/b/px.gif?u=1, true",
    "||trace.example^*/px.gif, https://trace.example/a/b/pxgif, false",
    "/pixel.gif?, https://c.example/a/pixel.gif?id=3, true",
    "/pixel.gif?, https://c.example/a/pixel.gif, false",
    "-analytics.js|, https://c.example/my-analytics.js, true",
    "-analytics.js|, https://c.example/my-analytics.js?v=1, false",
    "|https://c.example/t/, https://c.example/t/x, true",
    "|https://c.example/t/, https://d.example/?https://c.example/t/x, false",
    "/collect^, https://c.example/collect, true",
    "/collect^, https://c.example/collect?v=1, true",
    "/collect^, https://c.example/collecte, false",
    "/Track/*/Beacon., https://c.example/track/9/beacon.png, true",
    "/Track.js$match-case, https://c.example/track.js, false",
    "/Track.js$match-case, https://c.example/Track.js, true",
    "'/^https?:\\/\\/[a-z]{8}\\.example\\/[0-9]{4}\\.js/', https://abcdefgh.example/1234.js, true",
    "'/^https?:\\/\\/[a-z]{8}\\.example\\/[0-9]{4}\\.js/', https://abc.example/1234.js, false"
  })
  void addressPatternsAreReadAsAdblockPlusDoes(String filter, String url, boolean matches) {
    assertThat(list(filter).tracks(url, PAGE, true, "Script").isPresent()).isEqualTo(matches);
  }

  @ParameterizedTest(name = "{0} on {1} {2}")
  @CsvSource({
    "'||t.example^$third-party', true, Script, true",
    "'||t.example^$third-party', false, Script, false",
    "'||t.example^$~third-party', true, Script, false",
    "'||t.example^$script,image', true, Image, true",
    "'||t.example^$script,image', true, Fetch, false",
    "'||t.example^$~image', true, Image, false",
    "'||t.example^$~image', true, Ping, true",
    "'||t.example^$xmlhttprequest', true, XHR, true",
    "'||t.example^$subdocument', true, Document, true",
    "'||t.example^$image,domain=exemple.fr', true, Image, true",
    "'||t.example^$domain=autre.fr|exemple.org', true, Image, false",
    "'||t.example^$domain=~exemple.fr', true, Image, false",
    "'||t.example^$popup', true, Image, false",
    "'||t.example^$redirect=noop.js', true, Script, false"
  })
  void optionsSayWhichRequestsAreMeant(
      String filter, boolean thirdParty, String type, boolean matches) {
    assertThat(list(filter).tracks("https://t.example/x", PAGE, thirdParty, type).isPresent())
        .isEqualTo(matches);
  }

  @Test
  void anExceptionLetsThrough() {
    var list = list("||t.example^\n@@||t.example/lib/$script");
    assertThat(list.tracks("https://t.example/px", PAGE, true, "Image")).contains("||t.example^");
    assertThat(list.tracks("https://t.example/lib/a.js", PAGE, true, "Script")).isEmpty();
    assertThat(list.tracks("https://t.example/lib/a.gif", PAGE, true, "Image")).isPresent();
  }

  @Test
  void commentsAndRulesOnLooksAreLeftAside() {
    var list =
        list(
            "[Adblock Plus 2.0]\n! Title: EasyPrivacy\n! a comment\n\nexemple.fr##.ad\n"
                + "exemple.fr#@#.ad\n*\n||\n||t.example^");
    assertThat(list.size()).isEqualTo(1);
    assertThat(list.name()).isEqualTo("EasyPrivacy");
  }

  @Test
  void aFileThatIsNoListIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("empty.txt"), "! nothing\n");
    assertThatThrownBy(() -> TrackerList.read(file)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> TrackerList.read(folder.resolve("absent.txt")))
        .isInstanceOf(IOException.class);
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 10});
    assertThatThrownBy(() -> TrackerList.read(file)).isInstanceOf(IOException.class);
  }

  @Test
  void theDirectoryAsksTheListAboutWhatItDoesNotKnow(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("easyprivacy.txt"),
            "! Title: EasyPrivacy\n||px-zz.example^$third-party\n");
    var directory = ServiceDirectory.bundled().withTrackerList(TrackerList.read(file));
    assertThat(directory.listedTracker("https://px-zz.example/i.gif", PAGE, "Image"))
        .contains("EasyPrivacy: ||px-zz.example^$third-party");
    assertThat(directory.listedTracker("https://other.example/i.gif", PAGE, "Image")).isEmpty();
    assertThat(directory.byHost("www.google-analytics.com")).isPresent();
    assertThat(ServiceDirectory.bundled().listedTracker("https://px-zz.example/i", PAGE, "Image"))
        .isEmpty();
  }

  private static TrackerList list(String text) {
    return TrackerList.of("test", text.lines());
  }
}
