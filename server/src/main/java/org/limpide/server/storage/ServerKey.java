package org.limpide.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key under which secrets rest in the database: whoever steals the database alone cannot read
 * them. It lies in the data folder, {@code keys/server.key}, 32 random bytes that only the
 * service's user may read, and is made at the first start; on PostgreSQL too, where each node needs
 * the same file.
 *
 * <p>Sealed bytes are a 12-byte nonce, then AES-256-GCM's text and tag (NIST SP 800-38D). What a
 * secret is for is bound to it, so that one cannot be put in another's place.
 */
public final class ServerKey {
  private static final int LENGTH = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  private ServerKey(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, "AES");
  }

  /**
   * Reads the key, or makes it.
   *
   * @throws StorageException {@code BROKEN} when the file is not a key
   */
  public static ServerKey of(Path dataFolder) {
    Path file = dataFolder.resolve("keys").resolve("server.key");
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length != LENGTH) {
        throw broken(file, new IOException(bytes.length + " bytes"));
      }
      return new ServerKey(bytes);
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  private static StorageException broken(Path file, IOException cause) {
    return new StorageException(
        StorageException.Code.BROKEN,
        "Le fichier de clé " + file + " n'est pas lisible. Restaurez-le depuis une sauvegarde.",
        "The key file " + file + " cannot be read. Restore it from a backup.",
        cause);
  }

  private static void make(Path file) throws IOException {
    byte[] bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    Files.createDirectories(file.getParent(), only("rwx------"));
    // whole or not at all: written beside, then moved
    Path fresh = Files.createTempFile(file.getParent(), "server", ".key", only("rw-------"));
    try {
      Files.write(fresh, bytes, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      // another start was first: its key is the key
    } catch (UnsupportedOperationException e) {
      Files.move(fresh, file);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static FileAttribute<?>[] only(String permissions) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    Set<FileAttribute<?>> attributes =
        posix
            ? Set.of(
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)))
            : Set.of();
    return attributes.toArray(FileAttribute<?>[]::new);
  }

  /**
   * Seals a secret.
   *
   * @param purpose what it is for and whose it is, for example {@code totp:ID}
   */
  public byte[] seal(String purpose, byte[] secret) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] text = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(secret);
      return ByteBuffer.allocate(NONCE + text.length).put(nonce).put(text).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Opens what was sealed for the same purpose.
   *
   * @throws IllegalArgumentException when it was sealed for another, with another key, or changed
   */
  public byte[] open(String purpose, byte[] sealed) {
    if (sealed.length < NONCE) {
      throw new IllegalArgumentException("too short to be sealed");
    }
    ByteBuffer bytes = ByteBuffer.wrap(sealed);
    byte[] nonce = new byte[NONCE];
    bytes.get(nonce);
    byte[] text = new byte[bytes.remaining()];
    bytes.get(text);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, purpose).doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not sealed with this key for this purpose", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
