package org.limpide.server.consents;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.limpide.banner.Notice;

/**
 * A choice as it stands in the journal: the leaf of the tree. It names the visitor by nothing but
 * the random id of their choice, and what they were told by its hash, so that it can be kept and
 * shown without telling who they are.
 *
 * <p>Bytes, numbers big-endian: schema (1), verdict (1), method (1), site (16), event (16), time in
 * ms since 1970 by the server's clock (8), days the choice holds (2), notice (32), language (1 + n,
 * ASCII), purposes (1 + ⌈n/8⌉) and services (2 + ⌈n/8⌉): a count, then a bit for each in the
 * notice's order, 1 for accepted, lowest bit first.
 *
 * @param at the server's time, not the browser's
 * @param days how long it holds
 * @param notice version of the notice, 64 hexadecimal digits
 * @param purposes accepted as a whole, a bit for each purpose of the notice
 * @param services accepted, a bit for each partner of the notice
 */
public record ConsentRecord(
    Verdict verdict,
    Method method,
    UUID site,
    UUID event,
    Instant at,
    int days,
    String notice,
    String language,
    List<Boolean> purposes,
    List<Boolean> services) {
  private static final byte SCHEMA = 1;
  private static final int FIXED = 1 + 1 + 1 + 16 + 16 + 8 + 2 + 32 + 1 + 1 + 2;

  /** Lists are copied. */
  public ConsentRecord {
    purposes = List.copyOf(purposes);
    services = List.copyOf(services);
  }

  /** Judges a choice by its notice. */
  static ConsentRecord of(Choice choice, Notice notice, UUID site, Instant at) {
    Set<String> services = notice.allowed(choice.choices());
    Set<String> purposes = notice.accepted(choice.choices());
    return new ConsentRecord(
        Verdict.of(notice, choice.method(), purposes, services),
        choice.method(),
        site,
        choice.event(),
        at,
        notice.days(),
        choice.notice(),
        choice.language(),
        notice.purposes().stream().map(one -> purposes.contains(one.key())).toList(),
        notice.partners().stream().map(one -> services.contains(one.service())).toList());
  }

  /** The leaf's bytes. */
  public byte[] bytes() {
    byte[] spoken = language.getBytes(StandardCharsets.US_ASCII);
    byte[] purposeBits = bits(purposes);
    byte[] serviceBits = bits(services);
    return ByteBuffer.allocate(FIXED + spoken.length + purposeBits.length + serviceBits.length)
        .put(SCHEMA)
        .put((byte) verdict.ordinal())
        .put((byte) method.ordinal())
        .putLong(site.getMostSignificantBits())
        .putLong(site.getLeastSignificantBits())
        .putLong(event.getMostSignificantBits())
        .putLong(event.getLeastSignificantBits())
        .putLong(at.toEpochMilli())
        .putShort((short) days)
        .put(HexFormat.of().parseHex(notice))
        .put((byte) spoken.length)
        .put(spoken)
        .put((byte) purposes.size())
        .put(purposeBits)
        .putShort((short) services.size())
        .put(serviceBits)
        .array();
  }

  /**
   * Reads a leaf.
   *
   * @throws IllegalArgumentException when the bytes are none, or of a later schema
   */
  public static ConsentRecord read(byte[] leaf) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(leaf);
      if (bytes.get() != SCHEMA) {
        throw new IllegalArgumentException("not a record of schema " + SCHEMA);
      }
      Verdict verdict = Verdict.values()[bytes.get()];
      Method method = Method.values()[bytes.get()];
      UUID site = new UUID(bytes.getLong(), bytes.getLong());
      UUID event = new UUID(bytes.getLong(), bytes.getLong());
      Instant at = Instant.ofEpochMilli(bytes.getLong());
      int days = Short.toUnsignedInt(bytes.getShort());
      String notice = HexFormat.of().formatHex(taken(bytes, 32));
      String language =
          new String(taken(bytes, Byte.toUnsignedInt(bytes.get())), StandardCharsets.US_ASCII);
      List<Boolean> purposes = list(bytes, Byte.toUnsignedInt(bytes.get()));
      List<Boolean> services = list(bytes, Short.toUnsignedInt(bytes.getShort()));
      if (bytes.hasRemaining()) {
        throw new IllegalArgumentException("something follows the record");
      }
      return new ConsentRecord(
          verdict, method, site, event, at, days, notice, language, purposes, services);
    } catch (BufferUnderflowException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a record", e);
    }
  }

  private static byte[] bits(List<Boolean> list) {
    BitSet bits = new BitSet(list.size());
    for (int i = 0; i < list.size(); i++) {
      bits.set(i, list.get(i));
    }
    return Arrays.copyOf(bits.toByteArray(), (list.size() + 7) / 8);
  }

  private static List<Boolean> list(ByteBuffer bytes, int size) {
    BitSet bits = BitSet.valueOf(taken(bytes, (size + 7) / 8));
    return IntStream.range(0, size).mapToObj(bits::get).toList();
  }

  private static byte[] taken(ByteBuffer bytes, int length) {
    byte[] taken = new byte[length];
    bytes.get(taken);
    return taken;
  }
}
