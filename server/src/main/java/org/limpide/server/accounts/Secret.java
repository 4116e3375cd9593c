package org.limpide.server.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * 256 random bits that open something: a link, a session. Only their SHA-256 is kept, so that
 * whoever reads the database or a backup can open nothing.
 */
record Secret(String value) {
  private static final SecureRandom RANDOM = new SecureRandom();

  static Secret fresh() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** SHA-256, in 64 hexadecimal digits. */
  String hash() {
    return HexFormat.of().formatHex(sha256(value));
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "secret";
  }
}
