package org.limpide.journal.note;

import java.util.Base64;

/** Standard base64 (RFC 4648 section 4), read strictly: one text for one value. */
final class Base64Text {
  private Base64Text() {}

  static byte[] read(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException("not base64: " + e.getMessage());
    }
    if (!write(bytes).equals(text)) {
      throw new MalformedNoteException("not canonical base64");
    }
    return bytes;
  }

  static String write(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
