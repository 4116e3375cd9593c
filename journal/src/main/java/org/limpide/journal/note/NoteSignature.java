package org.limpide.journal.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * One signature line of a note: {@code — name base64(id ‖ signature)}.
 *
 * @param name whose key
 * @param keyId four bytes that stand for name, algorithm and key
 * @param bytes what the algorithm made; not copied
 */
public record NoteSignature(String name, int keyId, byte[] bytes) {
  private static final String DASH = "— ";

  /** Refuses a name with a space or a plus sign. */
  public NoteSignature {
    KeyName.checked(name);
  }

  /** Reads a line, without its end. */
  public static NoteSignature parse(String line) {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(DASH) || space < DASH.length()) {
      throw new MalformedNoteException("not a signature line");
    }
    byte[] bytes = Base64Text.read(line.substring(space + 1));
    if (bytes.length < 5) {
      throw new MalformedNoteException("a signature of " + bytes.length + " bytes");
    }
    return new NoteSignature(
        line.substring(DASH.length(), space),
        ByteBuffer.wrap(bytes).getInt(),
        Arrays.copyOfRange(bytes, 4, bytes.length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, keyId, Arrays.hashCode(bytes));
  }

  /** The line, without its end. */
  @Override
  public String toString() {
    byte[] all = ByteBuffer.allocate(4 + bytes.length).putInt(keyId).put(bytes).array();
    return DASH + name + " " + Base64Text.write(all);
  }
}
