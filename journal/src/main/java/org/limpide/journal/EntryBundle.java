package org.limpide.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Up to 256 entries, each after its length in two bytes, the greater first (C2SP {@code
 * tlog-tiles}).
 */
public final class EntryBundle {
  private EntryBundle() {}

  /** Writes a bundle. */
  public static byte[] of(List<byte[]> contents) {
    ByteBuffer bundle =
        ByteBuffer.allocate(contents.stream().mapToInt(content -> 2 + content.length).sum());
    for (byte[] content : contents) {
      bundle.putShort((short) content.length).put(content);
    }
    return bundle.array();
  }

  /** Reads a bundle; empty when it is cut. */
  public static Optional<List<byte[]>> read(byte[] bytes) {
    ByteBuffer bundle = ByteBuffer.wrap(bytes);
    List<byte[]> contents = new ArrayList<>();
    while (bundle.hasRemaining()) {
      if (bundle.remaining() < 2) {
        return Optional.empty();
      }
      byte[] content = new byte[bundle.getShort() & 0xffff];
      if (bundle.remaining() < content.length) {
        return Optional.empty();
      }
      bundle.get(content);
      contents.add(content);
    }
    return Optional.of(contents);
  }
}
