package org.limpide.audit.judge.trackers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.limpide.audit.evidence.Scenario.S0;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.judge.Status;
import org.limpide.audit.judge.Verdict;
import org.limpide.vendors.ServiceDirectory;
import org.limpide.vendors.TrackerList;

/** A list of trackers that the user adds, such as EasyPrivacy, is a hint on unknown hosts. */
class ListedTrackersTest {
  private static final String WITH_IDENTIFIER =
      "https://px.inconnu.example/i.gif?cid=123456789.1700000000";

  @TempDir private Path folder;
  private ServiceDirectory directory = ServiceDirectory.bundled();

  @BeforeEach
  void addTheList() throws IOException {
    Path file = folder.resolve("easyprivacy.txt");
    Files.writeString(file, "! Title: EasyPrivacy\n||px.inconnu.example^$third-party\n");
    directory = ServiceDirectory.bundled().withTrackerList(TrackerList.read(file));
  }

  @Test
  void anUnknownHostIsATrackerWhenTheListSaysSo() {
    assertThat(seen(WITH_IDENTIFIER).judgedBy("CK-01").status()).isEqualTo(Status.UNKNOWN);
    Verdict verdict = seen(WITH_IDENTIFIER).knowing(directory).judgedBy("CK-01");
    assertThat(verdict.status()).isEqualTo(Status.FAIL);
    assertThat(verdict.reason().fr()).contains("px.inconnu.example (EasyPrivacy: ||px.inconnu");
  }

  @Test
  void theListDoesNotSayWhoseTheTrackerIs() {
    String file = "https://px.inconnu.example/lib.js";
    assertThat(seen(file).judgedBy("PR-01").status()).isEqualTo(Status.UNKNOWN);
    assertThat(seen(file).knowing(directory).judgedBy("PR-01").status()).isEqualTo(Status.FAIL);
  }

  @Test
  void aHostTheListDoesNotNameStaysUnknown() {
    assertThat(
            seen("https://autre.example/i.gif?cid=123456789.1700000000")
                .knowing(directory)
                .judgedBy("CK-01")
                .status())
        .isEqualTo(Status.UNKNOWN);
  }

  private static Seen seen(String url) {
    return new Seen().in(S0).request(url, "Script", Phase.BEFORE).and();
  }
}
