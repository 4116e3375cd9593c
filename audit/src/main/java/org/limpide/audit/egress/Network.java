package org.limpide.audit.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A block of addresses.
 *
 * @param start its first address
 * @param bits how many leading bits are the block's
 */
record Network(InetAddress start, int bits) {
  Network {
    if (bits < 0 || bits > start.getAddress().length * 8) {
      throw new IllegalArgumentException("no such prefix: /" + bits);
    }
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or one numeric address.
   *
   * @throws IllegalArgumentException for anything else, names included
   */
  static Network parse(String text) {
    int slash = text.indexOf('/');
    InetAddress start = literal(slash < 0 ? text : text.substring(0, slash));
    String bits = slash < 0 ? "" + start.getAddress().length * 8 : text.substring(slash + 1);
    if (!bits.matches("\\d{1,3}")) {
      throw new IllegalArgumentException("no block of addresses: " + text);
    }
    return new Network(start, Integer.parseInt(bits));
  }

  static List<Network> all(String... texts) {
    return Stream.of(texts).map(Network::parse).toList();
  }

  /** Whether a text is written like a numeric address, so that no name server is asked for it. */
  static boolean numeric(String text) {
    return text.contains(":") || text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }

  static InetAddress literal(String text) {
    if (!numeric(text)) {
      throw new IllegalArgumentException("no numeric address: " + text);
    }
    return InetAddress.ofLiteral(text);
  }

  static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  boolean holds(InetAddress address) {
    byte[] mine = start.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += 8) {
      int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
      if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
