package org.limpide.vendors;

/**
 * A text that gives up being read. A regular expression from outside, run over a text from outside,
 * may go back and forth in it for hours; over this text it stops with {@link Exhausted} after a
 * given number of characters looked at.
 */
public final class BoundedText implements CharSequence {
  /** Too many characters were looked at: whether the pattern matches stays unknown. */
  public static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Exhausted() {
      super("the pattern went over the text too often", null, false, false);
    }
  }

  private static final class Patience {
    private long left;

    private Patience(long looks) {
      left = looks;
    }
  }

  private final CharSequence text;
  private final Patience patience;

  private BoundedText(CharSequence text, Patience patience) {
    this.text = text;
    this.patience = patience;
  }

  /** The text, to be looked at that many times, all its characters together. */
  public static BoundedText of(CharSequence text, long looks) {
    return new BoundedText(text, new Patience(looks));
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (patience.left-- <= 0) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BoundedText(text.subSequence(start, end), patience);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
