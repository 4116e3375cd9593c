package org.limpide.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.audit.report.seal.InstallationKey;
import org.limpide.audit.report.seal.Seal;

class VerifyCommandTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @BeforeEach
  void seal() throws IOException {
    folder = Files.createDirectories(temporary.resolve("audit"));
    Files.createDirectories(folder.resolve("evidence"));
    Files.writeString(folder.resolve("report.json"), "{\"schema\":\"limpide-audit/1\"}");
    Files.writeString(folder.resolve("evidence/S0.har"), "{}");
    Seal.write(folder, InstallationKey.folder(System.getenv()), Clock.systemUTC());
  }

  private Typed verify(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "verify";
    arguments[1] = folder.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Typed.command(arguments);
  }

  @Test
  void anUntouchedFolderIsIntact() {
    Typed typed = verify();
    assertThat(typed.code()).isZero();
    assertThat(typed.out()).contains("Intact : 2 fichiers");
    assertThat(typed.err()).isEmpty();
    assertThat(verify("--lang", "en").out()).contains("Intact: 2 files");
  }

  @Test
  void oneChangedByteIsFound() throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("evidence/S0.har"));
    bytes[0] ^= 1;
    Files.write(folder.resolve("evidence/S0.har"), bytes);
    altered("evidence/S0.har : a changé.");
  }

  @Test
  void aRemovedFileIsFound() throws IOException {
    Files.delete(folder.resolve("evidence/S0.har"));
    altered("evidence/S0.har : manque.");
  }

  @Test
  void anAddedFileIsFound() throws IOException {
    Files.writeString(folder.resolve("evidence/S1.har"), "{}");
    altered("evidence/S1.har : a été ajouté.");
  }

  @Test
  void aManifestMadeAgainIsFound() throws IOException {
    Path manifest = folder.resolve("manifest.json");
    String before = Files.readString(manifest);
    Files.writeString(folder.resolve("report.json"), "{\"schema\":\"limpide-audit/2\"}");
    Path otherKey = temporary.resolve("other");
    byte[] signature = Files.readAllBytes(folder.resolve("manifest.sig"));
    Seal.write(folder, otherKey, Clock.systemUTC());
    Typed stranger = verify();
    assertThat(stranger.code()).isEqualTo(1);
    assertThat(stranger.out()).contains("clé inconnue");
    String key = "(?s)(\"publicKey\"\\s*:\\s*)\"[^\"]*\"";
    String ours = before.replaceFirst(".*" + key + ".*", "$1");
    assertThat(ours).isNotEmpty();
    Files.write(folder.resolve("manifest.sig"), signature);
    assertThat(verify().code()).isEqualTo(1);
    assertThat(verify().out()).contains("Modifié depuis le scellé");
  }

  @Test
  void whatCannotBeVerifiedIsSaidWithoutAStackTrace() throws IOException {
    Typed nowhere = Typed.command("verify", temporary.resolve("nowhere").toString());
    assertThat(nowhere.code()).isEqualTo(3);
    assertThat(nowhere.err()).contains("n'est pas un dossier");
    Typed unsealed =
        Typed.command("verify", Files.createDirectory(temporary.resolve("e")).toString());
    assertThat(unsealed.code()).isEqualTo(3);
    assertThat(unsealed.out()).contains("rien à vérifier");
    Path noKey = Files.writeString(temporary.resolve("no.pem"), "no key");
    Typed badKey = verify("--key", noKey.toString());
    assertThat(badKey.code()).isEqualTo(3);
    assertThat(badKey.err()).startsWith("limpide : ").doesNotContain("\tat ");
  }

  @Test
  void theWorstOfSeveralFoldersDecides() {
    Typed typed =
        Typed.command("verify", folder.toString(), temporary.resolve("nowhere").toString());
    assertThat(typed.code()).isEqualTo(3);
    assertThat(typed.out()).contains("Intact");
  }

  private void altered(String what) {
    Typed typed = verify();
    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.out()).contains("Modifié depuis le scellé", what);
  }
}
