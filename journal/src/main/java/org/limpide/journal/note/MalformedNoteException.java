package org.limpide.journal.note;

/** A note, a key or a proof is not written as its specification says; the message says where. */
public final class MalformedNoteException extends RuntimeException {
  MalformedNoteException(String message) {
    super(message);
  }
}
