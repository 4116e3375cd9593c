package org.limpide.banner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The two hashes this room names things by. */
final class Hash {
  private Hash() {}

  static String hex(byte[] content) {
    return HexFormat.of().formatHex(of("SHA-256", content));
  }

  /** What an {@code integrity} attribute holds (W3C Subresource Integrity). */
  static String integrity(byte[] content) {
    return "sha384-" + Base64.getEncoder().encodeToString(of("SHA-384", content));
  }

  /**
   * Four characters that stand for a purpose, or a service within a purpose, in the choice cookie.
   */
  static String mark(String name) {
    byte[] hash = of("SHA-256", name.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().encodeToString(hash).substring(0, 4);
  }

  private static byte[] of(String algorithm, byte[] content) {
    try {
      return MessageDigest.getInstance(algorithm).digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has both
    }
  }
}
