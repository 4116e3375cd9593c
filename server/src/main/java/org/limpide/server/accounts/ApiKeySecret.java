package org.limpide.server.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a program shows to be let in: {@code lpk_} and 256 random bits in base64url. Shown once;
 * only its SHA-256 is kept, which is enough for a secret of that length.
 */
record ApiKeySecret(String text) {
  static final String PREFIX = "lpk_";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final int HINT = 8;

  static ApiKeySecret fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new ApiKeySecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  String hash() {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Its beginning, to tell keys apart: four of its 43 characters. */
  String hint() {
    return text.substring(0, HINT);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A secret does not appear in a log. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
