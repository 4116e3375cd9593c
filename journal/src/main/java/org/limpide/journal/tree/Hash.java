package org.limpide.journal.tree;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A SHA-256 hash: 32 bytes, immutable. Its text form is standard base64 with padding, as C2SP
 * checkpoints and proofs write it.
 */
public final class Hash {
  /** Length in bytes. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies 32 bytes; any other length is an {@link IllegalArgumentException}. */
  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a SHA-256 hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  static Hash owning(byte[] bytes) {
    return new Hash(bytes);
  }

  static Hash in(byte[] tile, int slot) {
    return new Hash(Arrays.copyOfRange(tile, slot * BYTES, (slot + 1) * BYTES));
  }

  /**
   * Reads base64 strictly: a text that another text also decodes to is refused, so that no bit of a
   * written hash can be changed unseen.
   */
  public static Hash parse(String base64) {
    Hash hash = of(Base64.getDecoder().decode(base64));
    if (!hash.toString().equals(base64)) {
      throw new IllegalArgumentException("not canonical base64");
    }
    return hash;
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  byte[] raw() {
    return bytes;
  }

  /** Lower-case hexadecimal. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
