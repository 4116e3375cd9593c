package org.limpide.audit.report.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  @TempDir Path keys;
  @TempDir Path otherKeys;

  @BeforeEach
  void seal() throws IOException {
    fill(folder);
    Seal.write(folder, keys, CLOCK);
  }

  @Test
  void anUntouchedFolderIsIntact() throws IOException {
    assertThat(Seal.verify(folder, keys))
        .isInstanceOfSatisfying(
            Verification.Intact.class,
            intact -> {
              assertThat(intact.files()).isEqualTo(4);
              assertThat(intact.exitCode()).isZero();
            });
  }

  @Test
  void anyChangedByteIsFound() throws IOException {
    for (String name :
        List.of(
            "report.json",
            "evidence/s0.har",
            "evidence/empty é.txt",
            "report.html",
            "manifest.json",
            "manifest.sig")) {
      Path file = folder.resolve(name);
      byte[] content = Files.readAllBytes(file);
      for (int at = 0; at < content.length; at += Math.max(1, content.length / 23)) {
        byte[] changed = content.clone();
        changed[at] ^= 1;
        Files.write(file, changed);
        assertThat(Seal.verify(folder, keys))
            .as("%s at %d", name, at)
            .isInstanceOf(Verification.Altered.class);
      }
      Files.write(file, content);
    }
    assertThat(Seal.verify(folder, keys)).isInstanceOf(Verification.Intact.class);
  }

  @Test
  void anAddedAMissingAndAnEmptiedFileAreNamed() throws IOException {
    Files.writeString(folder.resolve("evidence/planted.txt"), "x");
    assertThat(altered()).contains("evidence/planted.txt : a été ajouté.");
    Files.delete(folder.resolve("evidence/planted.txt"));
    Files.delete(folder.resolve("evidence/s0.har"));
    assertThat(altered()).contains("evidence/s0.har : manque.");
    Files.write(folder.resolve("report.json"), new byte[0]);
    assertThat(altered()).contains("report.json : a changé.");
  }

  @Test
  void aManifestMadeAgainWithoutTheKeyIsFound() throws IOException {
    byte[] signature = Files.readAllBytes(folder.resolve("manifest.sig"));
    Files.writeString(folder.resolve("report.json"), "{\"forged\":true}");
    Seal.write(folder, otherKeys, CLOCK);
    byte[] forged =
        Files.readString(folder.resolve("manifest.json"))
            .replace(publicKey(otherKeys), publicKey(keys))
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Files.write(folder.resolve("manifest.json"), forged);
    Files.write(folder.resolve("manifest.sig"), signature);
    assertThat(altered())
        .contains("manifest.sig : ne correspond pas au manifeste : il a été modifié ou recalculé.");
    Files.delete(folder.resolve("manifest.sig"));
    assertThat(altered())
        .contains("manifest.sig : ne correspond pas au manifeste : il a été modifié ou recalculé.");
  }

  @Test
  void aSealByAnotherKeyIsNotASuccessUnlessThatKeyIsGiven() throws IOException {
    Seal.write(folder, otherKeys, CLOCK);
    Verification stranger = Seal.verify(folder, keys);
    assertThat(stranger).isInstanceOf(Verification.UnknownSigner.class);
    assertThat(stranger.exitCode()).isEqualTo(1);
    assertThat(stranger.sentence().fr()).contains("clé inconnue");
    Path given = otherKeys.resolve("seal-key.pub.pem");
    assertThat(Seal.verify(folder, keys, Optional.of(given)))
        .isInstanceOf(Verification.Intact.class);
    assertThat(Seal.verify(folder, otherKeys.resolve("nowhere")))
        .isInstanceOf(Verification.UnknownSigner.class);
    assertThat(otherKeys.resolve("nowhere")).doesNotExist();
  }

  @Test
  void aManifestThatLeavesItsFolderIsRefused() throws IOException {
    String manifest = Files.readString(folder.resolve("manifest.json"));
    for (String path :
        List.of(
            "../secret",
            "/etc/passwd",
            "a/../../b",
            "C:/x",
            "a\\\\b",
            "",
            "./report.json",
            "evidence//s0.har")) {
      Files.writeString(
          folder.resolve("manifest.json"), manifest.replace("\"report.json\"", "\"" + path + "\""));
      assertThat(altered())
          .as(path)
          .anyMatch(what -> what.contains("n'est pas un manifeste valable"));
    }
    for (String text :
        List.of(
            "",
            "[]",
            "{",
            "null",
            "{\"schema\":\"limpide-manifest/1\"}",
            "{\"schema\":\"limpide-manifest/1\",\"sealedAt\":\"x\"}")) {
      Files.writeString(folder.resolve("manifest.json"), text);
      assertThat(Seal.verify(folder, keys)).as(text).isInstanceOf(Verification.Altered.class);
    }
  }

  @Test
  void aLinkIsNeitherSealedNorFollowed() throws IOException {
    Path secret = Files.writeString(keys.resolve("secret"), "x");
    byte[] content = Files.readAllBytes(folder.resolve("report.json"));
    Files.write(secret, content);
    Files.delete(folder.resolve("report.json"));
    Files.createSymbolicLink(folder.resolve("report.json"), secret);
    assertThat(altered())
        .contains("report.json : n'est pas un fichier ordinaire.", "report.json : manque.");
    assertThatThrownBy(() -> Seal.write(folder, keys, CLOCK)).isInstanceOf(IOException.class);
  }

  @Test
  void severalSitesAreCheckedAtOnce() throws IOException {
    Path several = Files.createDirectory(keys.resolve("several"));
    assertThat(Seal.verify(several, keys).exitCode()).isEqualTo(3);
    for (String site : List.of("a.example-443", "b.example-443")) {
      fill(several.resolve(site));
      Seal.write(several.resolve(site), keys, CLOCK);
    }
    assertThat(Seal.verify(several, keys))
        .isInstanceOfSatisfying(Verification.Intact.class, i -> assertThat(i.files()).isEqualTo(8));
    Files.writeString(several.resolve("b.example-443/report.html"), "changed");
    assertThat(Seal.verify(several, keys))
        .isInstanceOfSatisfying(
            Verification.Altered.class,
            a ->
                assertThat(a.what())
                    .extracting(t -> t.en())
                    .containsExactly("b.example-443/report.html: has changed."));
    Files.delete(several.resolve("b.example-443/manifest.json"));
    Files.delete(several.resolve("b.example-443/manifest.sig"));
    assertThat(Seal.verify(several, keys)).isInstanceOf(Verification.Altered.class);
  }

  @Test
  void theKeyIsMadeOnceAndStaysPrivate() throws Exception {
    Path fresh = keys.resolve("fresh");
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Callable<String>> makers =
          IntStream.range(0, 8)
              .<Callable<String>>mapToObj(
                  i -> () -> Pem.fingerprint(InstallationKey.inFolder(fresh).publicKey()))
              .toList();
      var made =
          threads.invokeAll(makers).stream().map(f -> f.resultNow()).collect(Collectors.toSet());
      assertThat(made).hasSize(1);
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(fresh.resolve("seal-key.pem"))))
        .isEqualTo("rw-------");
    try (var files = Files.list(fresh)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("seal-key.pem", "seal-key.pub.pem");
    }
  }

  @Test
  void theKeyIsNeverSealedIntoTheFolderThatIsHandedOver() {
    assertThatThrownBy(() -> Seal.write(folder, folder.resolve("keys"), CLOCK))
        .isInstanceOf(IOException.class);
    assertThat(folder.resolve("keys")).doesNotExist();
  }

  @Test
  void theKeyFolderFollowsTheEnvironment() {
    assertThat(
            InstallationKey.folder(Map.of("LIMPIDE_HOME", "/srv/limpide", "XDG_CONFIG_HOME", "/x")))
        .isEqualTo(Path.of("/srv/limpide"));
    assertThat(InstallationKey.folder(Map.of("XDG_CONFIG_HOME", "/x")))
        .isEqualTo(Path.of("/x/limpide"));
    assertThat(InstallationKey.folder(Map.of()).toString()).endsWith("/.config/limpide");
  }

  private List<String> altered() throws IOException {
    return Seal.verify(folder, keys) instanceof Verification.Altered a
        ? a.what().stream().map(t -> t.fr()).toList()
        : List.of();
  }

  private static String publicKey(Path keys) throws IOException {
    return java.util.Base64.getEncoder()
        .encodeToString(InstallationKey.inFolder(keys).publicKey().getEncoded());
  }

  private static void fill(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("evidence"));
    Files.writeString(folder.resolve("report.json"), "{\"schema\":\"limpide-audit/1\"}");
    Files.writeString(folder.resolve("report.html"), "<!DOCTYPE html>" + "x".repeat(500));
    Files.writeString(folder.resolve("evidence/s0.har"), "{}");
    Files.writeString(folder.resolve("evidence/empty é.txt"), "é");
  }
}
