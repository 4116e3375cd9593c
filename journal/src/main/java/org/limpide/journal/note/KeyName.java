package org.limpide.journal.note;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The name of a key, and the four bytes that stand for name, algorithm and key in a note. */
final class KeyName {
  /** {@code 0x01}: Ed25519 over the note's text. */
  static final byte ED25519 = 1;

  /** {@code 0x04}: Ed25519 over the note's text and a time (C2SP {@code tlog-cosignature} v1). */
  static final byte COSIGNATURE = 4;

  private KeyName() {}

  static String checked(String name) {
    if (!VerifierKey.isName(name)) {
      throw new MalformedNoteException("a key's name has no space and no plus sign");
    }
    return name;
  }

  static int id(String name, byte algorithm, byte[] publicKey) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
      digest.update(algorithm);
      byte[] hash = digest.digest(publicKey);
      return (hash[0] & 0xff) << 24
          | (hash[1] & 0xff) << 16
          | (hash[2] & 0xff) << 8
          | hash[3] & 0xff;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String hex(int id) {
    return HexFormat.of().toHexDigits(id);
  }

  /** The algorithm byte and the key after it. */
  static byte[] key(String base64) {
    byte[] bytes = Base64Text.read(base64);
    if (bytes.length != 33) {
      throw new MalformedNoteException("an Ed25519 key has 32 bytes");
    }
    return bytes;
  }

  static String text(byte algorithm, byte[] key) {
    byte[] bytes = new byte[33];
    bytes[0] = algorithm;
    System.arraycopy(key, 0, bytes, 1, 32);
    return Base64Text.write(bytes);
  }

  static byte[] bare(byte[] key) {
    return Arrays.copyOfRange(key, 1, 33);
  }
}
