package org.limpide.server.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A request that carries a key of its sender's choice, so that it may be repeated without being
 * done twice (IETF draft {@code idempotency-key-header}).
 */
final class IdempotentRequest {
  static final String HEADER = "Idempotency-Key";
  static final String REPLAYED = "Idempotent-Replayed";
  static final int LONGEST = 200;

  /** The request's attribute that holds this. */
  static final String ATTRIBUTE = IdempotentRequest.class.getName();

  private final String key;
  private final String asked;
  private Optional<String> taken = Optional.empty();

  /** A key and the hash of all that was asked under it. */
  IdempotentRequest(String key, String path, String query, byte[] body) {
    this.key = key;
    this.asked = hash(path.getBytes(StandardCharsets.UTF_8), bytes(query), body);
  }

  static boolean wellFormed(String key) {
    return key.matches("[\\x21-\\x7e]{1," + LONGEST + "}");
  }

  /** The key as it is kept: two people, or two organisations, may choose the same. */
  String hashFor(String person, String organisation) {
    return hash(bytes(person), bytes(organisation), bytes(key));
  }

  String asked() {
    return asked;
  }

  /** Notes that this request is the first and is being done. */
  void take(String hash) {
    taken = Optional.of(hash);
  }

  /** Under which hash it is being done, when it is the first. */
  Optional<String> taken() {
    return taken;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hash(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteArrayOutputStream hashes = new ByteArrayOutputStream();
      for (byte[] part : parts) {
        hashes.writeBytes(digest.digest(part)); // each whole: no two lists of parts run together
      }
      return HexFormat.of().formatHex(digest.digest(hashes.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
