package org.limpide.journal.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * The private key of a log or a witness. Its text form is the one Go's {@code note} package reads:
 * {@code PRIVATE+KEY+name+id+base64}; whoever has it can write history, so it is kept like a
 * password.
 */
public final class NoteSigner {
  private static final String PREFIX = "PRIVATE+KEY+";

  private final byte algorithm;
  private final Ed25519PrivateKeyParameters key;
  private final VerifierKey verifier;

  private NoteSigner(String name, byte algorithm, byte[] seed) {
    this.algorithm = algorithm;
    this.key = new Ed25519PrivateKeyParameters(seed, 0);
    this.verifier = new VerifierKey(name, algorithm, key.generatePublicKey().getEncoded());
  }

  /** A new key of a log. */
  public static NoteSigner generate(String name) {
    return new NoteSigner(name, KeyName.ED25519, seed());
  }

  /** A new key of a witness. */
  public static NoteSigner witness(String name) {
    return new NoteSigner(name, KeyName.COSIGNATURE, seed());
  }

  private static byte[] seed() {
    byte[] seed = new byte[32];
    new SecureRandom().nextBytes(seed);
    return seed;
  }

  /** Reads a private key's line. */
  public static NoteSigner parse(String line) {
    String[] parts =
        line.startsWith(PREFIX) ? line.substring(PREFIX.length()).split("\\+", 3) : new String[0];
    if (parts.length != 3) {
      throw new MalformedNoteException("a private key is PRIVATE+KEY+name+id+key");
    }
    byte[] typed = KeyName.key(parts[2]);
    if (typed[0] != KeyName.ED25519 && typed[0] != KeyName.COSIGNATURE) {
      throw new MalformedNoteException("a key of an unknown type");
    }
    NoteSigner read = new NoteSigner(parts[0], typed[0], KeyName.bare(typed));
    if (!KeyName.hex(read.verifier.id()).equals(parts[1])) {
      throw new MalformedNoteException("the key's id does not fit the key");
    }
    return read;
  }

  /** The public half, to be given to everyone. */
  public VerifierKey verifier() {
    return verifier;
  }

  /** The private key's line: a secret. */
  public String secret() {
    return PREFIX
        + verifier.name()
        + "+"
        + KeyName.hex(verifier.id())
        + "+"
        + KeyName.text(algorithm, key.getEncoded());
  }

  NoteSignature sign(String text) {
    if (algorithm != KeyName.ED25519) {
      throw new IllegalStateException("a witness's key signs with a time");
    }
    return new NoteSignature(verifier.name(), verifier.id(), signature(text));
  }

  /** A witness's statement that it saw this note at this time (cut to the second). */
  public NoteSignature cosign(SignedNote note, Instant when) {
    if (algorithm != KeyName.COSIGNATURE) {
      throw new IllegalStateException("a log's key does not cosign");
    }
    long seconds = when.getEpochSecond();
    byte[] signature = signature(timed(note.text(), seconds));
    byte[] bytes = ByteBuffer.allocate(72).putLong(seconds).put(signature).array();
    return new NoteSignature(verifier.name(), verifier.id(), bytes);
  }

  static String timed(String text, long seconds) {
    return "cosignature/v1\ntime " + seconds + "\n" + text;
  }

  private byte[] signature(String message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    signer.update(bytes, 0, bytes.length);
    return signer.generateSignature();
  }

  /** The public name only, so that the key does not reach a log by accident. */
  @Override
  public String toString() {
    return "NoteSigner[" + verifier + "]";
  }
}
