package org.limpide.law;

/** A kind of character that a password policy may ask for, of a size that the CNIL counts with. */
public enum CharacterKind {
  LOWER(26),
  UPPER(26),
  DIGIT(10),
  /** The 37 printable signs of the CNIL's calculator, which make its matrix of 99 symbols. */
  SPECIAL(37);

  private final int size;

  CharacterKind(int size) {
    this.size = size;
  }

  /** How many characters are of this kind. */
  public int size() {
    return size;
  }
}
