package org.limpide.server.operation;

import java.io.IOException;
import org.limpide.law.Text;

/** A backup cannot be taken back; nothing has been touched. */
public final class BackupException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Code {
    NOT_WHOLE(
        Text.of(
            "ce fichier n'est pas une sauvegarde entière de Limpide",
            "this file is not a whole backup of Limpide")),
    SHAPE(
        Text.of(
            "cette sauvegarde vient d'une autre version de Limpide : restaurez-la avec la même version, puis mettez à jour",
            "this backup comes from another version of Limpide: restore it with that version, then upgrade")),
    NOT_EMPTY(
        Text.of(
            "il y a déjà des données ici : ajoutez --replace pour les remplacer",
            "there is data here already: add --replace to replace it"));

    private final Text sentence;

    Code(Text sentence) {
      this.sentence = sentence;
    }
  }

  private final Code code;

  BackupException(Code code) {
    super(code.sentence.en());
    this.code = code;
  }

  public Code code() {
    return code;
  }

  /** What to tell the person. */
  public Text sentence() {
    return code.sentence;
  }
}
