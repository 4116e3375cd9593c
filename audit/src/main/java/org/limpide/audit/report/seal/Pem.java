package org.limpide.audit.report.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Keys as text (RFC 7468), and the short name by which people compare them. */
final class Pem {
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  static String write(String label, byte[] content) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(label, LINES.encodeToString(content), label)
        .replace(System.lineSeparator(), "\n");
  }

  /** The first block of that label. */
  static byte[] block(String label, String pem) {
    String begin = "-----BEGIN " + label + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf("-----END " + label + "-----", Math.max(from, 0));
    if (from < 0 || to < 0) {
      throw new IllegalArgumentException("no " + label);
    }
    return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
  }

  static PublicKey publicKey(String pem) throws GeneralSecurityException {
    return publicKey(block("PUBLIC KEY", pem));
  }

  static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
    return KeyFactory.getInstance(InstallationKey.ALGORITHM)
        .generatePublic(new X509EncodedKeySpec(encoded));
  }

  static PublicKey publicKey(Path file) throws IOException {
    try {
      return publicKey(Files.readString(file, StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("not an Ed25519 public key in PEM form: " + file, e);
    }
  }

  /** SHA-256 of the key's SubjectPublicKeyInfo in hexadecimal, by groups of four. */
  static String fingerprint(PublicKey key) {
    String hex = HexFormat.of().formatHex(sha256().digest(key.getEncoded()));
    return hex.replaceAll("(.{4})(?!$)", "$1 ");
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
