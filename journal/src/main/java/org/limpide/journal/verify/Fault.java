package org.limpide.journal.verify;

/**
 * Something that is not as it was signed.
 *
 * @param where a file of the export, an entry's index, or « proof »
 * @param what one sentence
 */
public record Fault(String where, String what) {
  @Override
  public String toString() {
    return where + ": " + what;
  }
}
