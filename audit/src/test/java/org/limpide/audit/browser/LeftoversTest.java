package org.limpide.audit.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeftoversTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.now().minus(Duration.ofHours(2)));

  @Test
  void whatADeadProcessLeftLongAgoIsSweptAndNothingElse() throws IOException {
    Path dead = folder("limpide-browser-4194399999-", true); // no system counts processes that far
    Path young = folder("limpide-browser-4194399998-", false);
    Path ours = folder(Leftovers.name(), true);
    Path other = folder("limpide-other-4194399999-", true);
    try {
      Leftovers.sweep();
      assertThat(dead).doesNotExist();
      assertThat(young).exists();
      assertThat(ours).exists();
      assertThat(other).exists();
    } finally {
      for (Path folder : new Path[] {dead, young, ours, other}) {
        Leftovers.delete(folder);
      }
    }
    assertThat(young).doesNotExist();
  }

  private static Path folder(String prefix, boolean old) throws IOException {
    Path folder = Files.createTempDirectory(prefix);
    Files.writeString(folder.resolve("file"), "x");
    if (old) {
      Files.setLastModifiedTime(folder, LONG_AGO);
    }
    return folder;
  }
}
