package org.limpide.journal.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * The public key of a log or of a witness, as one line of text ({@code vkey}): {@code
 * name+id+base64}. The id is in the line so that a mistyped key is noticed.
 *
 * <p>A log's key signs the text (type 0x01); a witness's key signs the text and a time (type 0x04,
 * C2SP {@code tlog-cosignature} v1).
 */
public final class VerifierKey {
  private final String name;
  private final byte algorithm;
  private final byte[] key;
  private final int id;
  private final Ed25519PublicKeyParameters parameters;

  VerifierKey(String name, byte algorithm, byte[] key) {
    this.name = KeyName.checked(name);
    this.algorithm = algorithm;
    this.key = key;
    this.id = KeyName.id(name, algorithm, key);
    try {
      this.parameters = new Ed25519PublicKeyParameters(key, 0);
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException("not a point of Ed25519");
    }
  }

  /** Reads a key's line, without a line end. */
  public static VerifierKey parse(String line) {
    String[] parts = line.split("\\+", 3);
    if (parts.length != 3) {
      throw new MalformedNoteException("a verifier key is name+id+key");
    }
    byte[] typed = KeyName.key(parts[2]);
    if (typed[0] != KeyName.ED25519 && typed[0] != KeyName.COSIGNATURE) {
      throw new MalformedNoteException("a key of an unknown type");
    }
    VerifierKey read = new VerifierKey(parts[0], typed[0], KeyName.bare(typed));
    if (!KeyName.hex(read.id).equals(parts[1])) {
      throw new MalformedNoteException("the key's id does not fit the key");
    }
    return read;
  }

  /** Whether a key, and so a log, may have that name: without spaces and plus signs. */
  public static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(
                c -> c == '+' || c < 0x20 || Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  /** Whose key it is; a log's is its origin. */
  public String name() {
    return name;
  }

  int id() {
    return id;
  }

  /** Whether it is a witness's key. */
  public boolean cosigns() {
    return algorithm == KeyName.COSIGNATURE;
  }

  /** Whether this is the key a signature names. */
  boolean claims(NoteSignature signature) {
    return signature.name().equals(name) && signature.keyId() == id;
  }

  /** Whether this key made the signature of the text. */
  boolean signed(String text, NoteSignature signature) {
    if (!claims(signature)) {
      return false;
    }
    byte[] bytes = signature.bytes();
    if (algorithm == KeyName.ED25519) {
      return bytes.length == 64 && verify(text, bytes);
    }
    return bytes.length == 72
        && seconds(bytes) >= 0
        && verify(NoteSigner.timed(text, seconds(bytes)), Arrays.copyOfRange(bytes, 8, 72));
  }

  private boolean verify(String message, byte[] signature) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(false, parameters);
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    signer.update(bytes, 0, bytes.length);
    return signer.verifySignature(signature);
  }

  private static long seconds(byte[] signature) {
    return ByteBuffer.wrap(signature).getLong();
  }

  /** When a witness says it saw the checkpoint; empty when this is not its signature. */
  public Optional<Instant> cosigned(SignedNote note) {
    return note.signatures().stream()
        .filter(signature -> cosigns() && signed(note.text(), signature))
        .map(signature -> Instant.ofEpochSecond(seconds(signature.bytes())))
        .findFirst();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return id;
  }

  /** The key's line. */
  @Override
  public String toString() {
    return name + "+" + KeyName.hex(id) + "+" + KeyName.text(algorithm, key);
  }
}
