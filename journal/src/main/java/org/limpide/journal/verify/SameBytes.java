package org.limpide.journal.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Compares what is written to it with what stands in a file. */
final class SameBytes extends OutputStream {
  private final InputStream expected;
  private boolean same = true;

  SameBytes(InputStream expected) {
    this.expected = expected;
  }

  @Override
  public void write(int one) throws IOException {
    same &= expected.read() == (one & 0xff);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    byte[] there = expected.readNBytes(count);
    same &= Arrays.equals(there, 0, there.length, bytes, from, from + count);
  }

  /** Whether all was the same and nothing follows. */
  boolean same() throws IOException {
    return same && expected.read() < 0;
  }
}
