package org.limpide.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerKeyTest {
  private static final byte[] SECRET = "bien gardé".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void theKeyIsMadeOnceForTheServicesUserOnly() throws IOException {
    byte[] sealed = ServerKey.of(folder).seal("essai", SECRET);

    assertThat(ServerKey.of(folder).open("essai", sealed)).isEqualTo(SECRET);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("bien");
    Path file = folder.resolve("keys/server.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whatWasChangedOrMeantForSomethingElseIsNotOpened() {
    ServerKey key = ServerKey.of(folder);
    byte[] sealed = key.seal("totp:1", SECRET);
    byte[] changed = sealed.clone();
    changed[changed.length - 1] ^= 1;

    assertThatThrownBy(() -> key.open("totp:2", sealed))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> key.open("totp:1", changed))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> key.open("totp:1", new byte[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(key.seal("totp:1", SECRET)).isNotEqualTo(sealed);
  }

  @Test
  void aFileThatIsNoKeyStopsTheStart() throws IOException {
    Files.createDirectories(folder.resolve("keys"));
    Files.write(folder.resolve("keys/server.key"), new byte[5]);

    assertThatThrownBy(() -> ServerKey.of(folder)).isInstanceOf(StorageException.class);
  }
}
