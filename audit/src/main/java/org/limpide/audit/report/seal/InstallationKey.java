package org.limpide.audit.report.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Map;
import java.util.Optional;

/**
 * The Ed25519 key (RFC 8032) by which this installation signs what it has seen. It is made on first
 * use, never leaves its folder, and its public half may be given to whoever wants to check a seal.
 *
 * <p>{@code seal-key.pem} (mode 600) holds both halves, so that two programs that start together
 * agree on one key; {@code seal-key.pub.pem} is a copy of the public half to hand over.
 */
public final class InstallationKey {
  static final String PRIVATE_FILE = "seal-key.pem";
  static final String PUBLIC_FILE = "seal-key.pub.pem";
  static final String ALGORITHM = "Ed25519";

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private InstallationKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /**
   * Where the key lives: {@code $LIMPIDE_HOME}, else {@code $XDG_CONFIG_HOME/limpide}, else {@code
   * ~/.config/limpide}.
   *
   * @param environment the process's environment, as in {@link System#getenv()}
   */
  public static Path folder(Map<String, String> environment) {
    String home = environment.getOrDefault("LIMPIDE_HOME", "");
    if (!home.isBlank()) {
      return Path.of(home);
    }
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    // The XDG Base Directory Specification asks to ignore a relative path.
    if (!config.isBlank() && Path.of(config).isAbsolute()) {
      return Path.of(config, "limpide");
    }
    return Path.of(System.getProperty("user.home"), ".config", "limpide");
  }

  /** The key of that folder, made now if there is none. */
  static InstallationKey inFolder(Path folder) throws IOException {
    Path file = folder.resolve(PRIVATE_FILE);
    if (!Files.exists(file)) {
      create(folder, file);
    }
    InstallationKey key = read(file);
    Path exported = folder.resolve(PUBLIC_FILE);
    if (!Files.exists(exported)) {
      Files.writeString(exported, Pem.write("PUBLIC KEY", key.publicKey.getEncoded()));
    }
    return key;
  }

  /** The public half in that folder, if a key was ever made there; makes none. */
  static Optional<PublicKey> publicKeyIn(Path folder) throws IOException {
    Path file = folder.resolve(PRIVATE_FILE);
    if (Files.isReadable(file)) {
      return Optional.of(read(file).publicKey);
    }
    Path exported = folder.resolve(PUBLIC_FILE);
    return Files.isReadable(exported) ? Optional.of(Pem.publicKey(exported)) : Optional.empty();
  }

  PublicKey publicKey() {
    return publicKey;
  }

  byte[] sign(byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ALGORITHM);
    signature.initSign(privateKey);
    signature.update(message);
    return signature.sign();
  }

  private static void create(Path folder, Path file) throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    Files.createDirectories(folder, mode(posix, "rwx------"));
    Path draft = Files.createTempFile(folder, "seal-key", ".new", mode(posix, "rw-------"));
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      Files.writeString(
          draft,
          Pem.write("PRIVATE KEY", pair.getPrivate().getEncoded())
              + Pem.write("PUBLIC KEY", pair.getPublic().getEncoded()));
      publish(draft, file);
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java runtime cannot make an Ed25519 key", e);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * A hard link is made at once or not at all, and never replaces a key that another program has
   * just made.
   */
  private static void publish(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // Another program was first: its key is the installation's.
    } catch (UnsupportedOperationException | IOException e) {
      if (!Files.exists(file)) {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static FileAttribute<?>[] mode(boolean posix, String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static InstallationKey read(Path file) throws IOException {
    String pem = Files.readString(file, StandardCharsets.US_ASCII);
    try {
      PrivateKey secret =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(Pem.block("PRIVATE KEY", pem)));
      return new InstallationKey(secret, Pem.publicKey(pem));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("the seal's key cannot be read: " + file, e);
    }
  }
}
