package org.limpide.audit.report.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Seals the folder of an audit: {@code manifest.json} lists every file with its SHA-256 and {@code
 * manifest.sig} is the Ed25519 signature of that manifest's exact bytes (64 raw bytes), so that
 * OpenSSL alone can check it too.
 *
 * <p>The {@code verify} command calls {@link #verify(Path, Path, Optional)}, prints {@link
 * Verification#sentence()} and, when {@link Verification.Altered}, each of its {@code what}; it
 * exits with {@link Verification#exitCode()}. An {@link IOException} means that the folder or the
 * key could not be read (exit 3).
 *
 * <p>A seal proves that nothing changed since a key signed, not when: the time is the sealing
 * machine's own.
 */
public final class Seal {
  private Seal() {}

  /**
   * Seals every file of a folder, in place of any seal it had.
   *
   * @param keyFolder see {@link InstallationKey#folder}
   * @throws IOException also when the folder holds a symbolic link or anything that is not a plain
   *     file
   */
  public static void write(Path folder, Path keyFolder, Clock clock) throws IOException {
    if (keyFolder.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
      throw new IOException("the seal's key must not lie in the folder it seals: " + keyFolder);
    }
    Manifest.Listing listing = Manifest.Listing.of(folder);
    if (!listing.odd().isEmpty()) {
      throw new IOException("only plain files can be sealed, not " + listing.odd());
    }
    InstallationKey key = InstallationKey.inFolder(keyFolder);
    byte[] manifest =
        new Manifest(
                Product.NAME,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                key.publicKey().getEncoded(),
                entries(listing.files()))
            .toJson();
    try {
      put(folder.resolve(Manifest.FILE), manifest);
      put(folder.resolve(Manifest.SIGNATURE), key.sign(manifest));
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java runtime cannot sign with Ed25519", e);
    }
  }

  /** Checks a folder's seal against this installation's own key. */
  public static Verification verify(Path folder, Path keyFolder) throws IOException {
    return verify(folder, keyFolder, Optional.empty());
  }

  /**
   * Checks a folder's seal, or that of each of its sub-folders when it has none itself (an audit of
   * several sites).
   *
   * @param key a public key (PEM) to trust besides the installation's own
   */
  public static Verification verify(Path folder, Path keyFolder, Optional<Path> key)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("not a folder: " + folder);
    }
    List<String> trusted = new ArrayList<>();
    InstallationKey.publicKeyIn(keyFolder).map(Pem::fingerprint).ifPresent(trusted::add);
    if (key.isPresent()) {
      trusted.add(Pem.fingerprint(Pem.publicKey(key.get())));
    }
    var check = new SealCheck(trusted);
    for (Path sealed : sealedFolders(folder)) {
      check.add(sealed, sealed.equals(folder) ? "" : folder.relativize(sealed) + "/");
    }
    return check.conclusion();
  }

  /**
   * One figure for a whole folder: the SHA-256 of its files' names and SHA-256, as {@code
   * sha256sum} prints them, sorted. It is what a report quotes of its evidence, for it cannot quote
   * a manifest that covers the report itself.
   */
  public static Fingerprint fingerprint(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return new Fingerprint(0, "");
    }
    MessageDigest digest = Pem.sha256();
    Map<String, Manifest.Entry> files = entries(Manifest.Listing.of(folder).files());
    files.forEach(
        (path, entry) ->
            digest.update((entry.sha256() + "  " + path + "\n").getBytes(StandardCharsets.UTF_8)));
    return new Fingerprint(files.size(), HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * How many files a folder holds and one SHA-256 for them all.
   *
   * @param sha256 in hexadecimal; empty when there is no such folder
   */
  public record Fingerprint(int files, String sha256) {}

  private static Map<String, Manifest.Entry> entries(Map<String, Path> files) throws IOException {
    Map<String, Manifest.Entry> entries = new TreeMap<>();
    for (var file : files.entrySet()) {
      entries.put(file.getKey(), Manifest.entry(file.getValue()));
    }
    return entries;
  }

  private static void put(Path file, byte[] content) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.write(draft, content);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * The outermost folders that have, or must have had, a seal: a report without one was stripped of
   * it.
   */
  private static List<Path> sealedFolders(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean seal =
                has(folder, Manifest.FILE)
                    || has(folder, Manifest.SIGNATURE)
                    || (!folder.equals(root) && has(folder, "report.json"));
            if (seal) {
              found.add(folder);
              return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(null);
    boolean anySeal =
        found.stream().anyMatch(at -> has(at, Manifest.FILE) || has(at, Manifest.SIGNATURE));
    return anySeal ? found : List.of();
  }

  private static boolean has(Path folder, String name) {
    return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }
}
