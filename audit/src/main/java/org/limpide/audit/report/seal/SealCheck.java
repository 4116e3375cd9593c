package org.limpide.audit.report.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.limpide.law.Text;

/** Checks one sealed folder after another and adds up what it finds. */
final class SealCheck {
  /** No manifest of ours comes near; a larger one is an attempt to fill the memory. */
  private static final long LARGEST_MANIFEST = 256L << 20;

  private final List<String> trusted;
  private final List<Text> altered = new ArrayList<>();
  private int folders;
  private int files;
  private Instant sealedAt = Instant.MIN;
  private String signer = "";
  private String stranger = "";

  SealCheck(List<String> trusted) {
    this.trusted = trusted;
  }

  /**
   * Checks a folder.
   *
   * @param name how its files are named to the reader: empty, or a sub-folder with a {@code /} at
   *     its end
   */
  void add(Path folder, String name) throws IOException {
    folders++;
    Manifest.Listing listing = Manifest.Listing.of(folder);
    listing
        .odd()
        .forEach(odd -> say(name + odd, "n'est pas un fichier ordinaire", "is not a plain file"));
    Optional<byte[]> manifest = content(folder.resolve(Manifest.FILE), LARGEST_MANIFEST);
    Optional<byte[]> signature = content(folder.resolve(Manifest.SIGNATURE), 64);
    if (manifest.isEmpty()) {
      say(name + Manifest.FILE, "manque ou n'est pas lisible", "is missing or cannot be read");
      return;
    }
    try {
      Manifest sealed = Manifest.read(manifest.get());
      checkSigner(sealed, manifest.get(), signature, name);
      compare(sealed.files(), listing.files(), name);
      files += sealed.files().size();
      sealedAt = sealed.sealedAt().isAfter(sealedAt) ? sealed.sealedAt() : sealedAt;
    } catch (Manifest.Malformed e) {
      say(
          name + Manifest.FILE,
          "n'est pas un manifeste valable (" + e.getMessage() + ")",
          "is not a valid manifest (" + e.getMessage() + ")");
    }
  }

  Verification conclusion() {
    if (folders == 0) {
      return new Verification.NotSealed();
    }
    if (!altered.isEmpty()) {
      return new Verification.Altered(altered);
    }
    return stranger.isEmpty()
        ? new Verification.Intact(files, signer, sealedAt)
        : new Verification.UnknownSigner(files, stranger, sealedAt);
  }

  private void checkSigner(
      Manifest sealed, byte[] manifest, Optional<byte[]> signature, String name) {
    try {
      PublicKey key = Pem.publicKey(sealed.publicKey());
      if (signature.isEmpty() || !signedBy(key, manifest, signature.get())) {
        say(
            name + Manifest.SIGNATURE,
            "ne correspond pas au manifeste : il a été modifié ou recalculé",
            "does not match the manifest, which was changed or made again");
        return;
      }
      String fingerprint = Pem.fingerprint(key);
      if (trusted.contains(fingerprint)) {
        signer = fingerprint;
      } else {
        stranger = fingerprint;
      }
    } catch (GeneralSecurityException e) {
      say(name + Manifest.FILE, "ne nomme pas une clé Ed25519", "does not name an Ed25519 key");
    }
  }

  private static boolean signedBy(PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    Signature check = Signature.getInstance(InstallationKey.ALGORITHM);
    check.initVerify(key);
    check.update(message);
    try {
      return check.verify(signature);
    } catch (java.security.SignatureException e) {
      return false; // not 64 bytes, or not a point of the curve
    }
  }

  private void compare(Map<String, Manifest.Entry> sealed, Map<String, Path> present, String name)
      throws IOException {
    for (var entry : sealed.entrySet()) {
      Path file = present.get(entry.getKey());
      if (file == null) {
        say(name + entry.getKey(), "manque", "is missing");
      } else if (Files.size(file) != entry.getValue().size()
          || !Manifest.entry(file).equals(entry.getValue())) {
        say(name + entry.getKey(), "a changé", "has changed");
      }
    }
    for (String path : present.keySet()) {
      if (!sealed.containsKey(path)) {
        say(name + path, "a été ajouté", "was added");
      }
    }
  }

  private void say(String file, String french, String english) {
    altered.add(Text.of(file + " : " + french + ".", file + ": " + english + "."));
  }

  private static Optional<byte[]> content(Path file, long most) throws IOException {
    boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    return plain && Files.size(file) <= most
        ? Optional.of(Files.readAllBytes(file))
        : Optional.empty();
  }
}
