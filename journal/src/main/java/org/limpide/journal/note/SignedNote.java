package org.limpide.journal.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text and the signatures below it (C2SP {@code signed-note}).
 *
 * @param text ends with a line end, and is what was signed
 * @param signatures in the order written, at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  /** More signatures than this are refused; the specification asks for at least 16. */
  public static final int MOST_SIGNATURES = 100;

  /** Refuses a text or a number of signatures that a note cannot have. */
  public SignedNote {
    boolean fit = text.endsWith("\n") && text.codePoints().noneMatch(c -> c < 0x20 && c != '\n');
    if (!fit || signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
      throw new MalformedNoteException("not a signed note");
    }
    signatures = List.copyOf(signatures);
  }

  /** Signs a text with a log's key. */
  public static SignedNote sign(String text, NoteSigner signer) {
    return new SignedNote(text, List.of(signer.sign(text)));
  }

  /** Reads a note's bytes, which must be UTF-8. */
  public static SignedNote parse(byte[] bytes) {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new MalformedNoteException("a note is UTF-8");
    }
  }

  /** Reads a note. */
  public static SignedNote parse(String note) {
    int gap = note.lastIndexOf("\n\n");
    if (gap < 0 || !note.endsWith("\n")) {
      throw new MalformedNoteException("a note has a text, an empty line and signatures");
    }
    String below = note.substring(gap + 2);
    List<NoteSignature> signatures = new ArrayList<>();
    for (int start = 0; start < below.length(); ) {
      int end = below.indexOf('\n', start);
      signatures.add(NoteSignature.parse(below.substring(start, end)));
      start = end + 1;
    }
    return new SignedNote(note.substring(0, gap + 1), signatures);
  }

  /**
   * Whether this key signed it. A signature that names the key and is not its own makes the note
   * worth nothing, whatever else is below it.
   */
  public boolean signedBy(VerifierKey key) {
    List<NoteSignature> claimed = signatures.stream().filter(key::claims).toList();
    return !claimed.isEmpty()
        && claimed.stream().allMatch(signature -> key.signed(text, signature));
  }

  /** Whether every signature was made by one of these keys: nothing unknown is below the text. */
  public boolean signedOnlyBy(List<VerifierKey> keys) {
    return signatures.stream()
        .allMatch(signature -> keys.stream().anyMatch(key -> key.signed(text, signature)));
  }

  /** The same note with one more signature; the same line twice is one. */
  public SignedNote with(NoteSignature signature) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.removeIf(
        known -> known.name().equals(signature.name()) && known.keyId() == signature.keyId());
    all.add(signature);
    return new SignedNote(text, all);
  }

  /** The whole note. */
  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature).append('\n'));
    return note.toString();
  }
}
