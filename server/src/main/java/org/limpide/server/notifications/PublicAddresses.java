package org.limpide.server.notifications;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * To which addresses webhooks may be posted: those of the public internet, and those the operator
 * lists in {@code limpide.egress.allow} (addresses, {@code address/bits}, host names). The name is
 * resolved once and the connection made to the address found here, so that a second answer of the
 * name's server changes nothing.
 */
@Component
class PublicAddresses {
  /** Not public, beyond what {@link InetAddress} tells: RFC 6890 and its like. */
  private static final List<Block> RESERVED =
      blocks(
          "0.0.0.0/8,100.64.0.0/10,192.0.0.0/24,192.0.2.0/24,198.18.0.0/15,198.51.100.0/24,"
              + "203.0.113.0/24,240.0.0.0/4,fc00::/7,fec0::/10,2001:db8::/32,2001::/32,2002::/16,"
              + "64:ff9b::/96,64:ff9b:1::/48,100::/64,::/96");

  private final List<String> names;
  private final List<Block> blocks;

  PublicAddresses(@Value("${limpide.egress.allow:}") String allowed) {
    List<String> entries =
        Arrays.stream(allowed.split("[,\\s]+")).filter(entry -> !entry.isEmpty()).toList();
    this.names =
        entries.stream()
            .filter(entry -> !literal(entry))
            .map(entry -> entry.toLowerCase(Locale.ROOT))
            .toList();
    this.blocks =
        blocks(String.join(",", entries.stream().filter(PublicAddresses::literal).toList()));
  }

  /** The first address of the host that may be reached. */
  Optional<InetAddress> of(String host) throws UnknownHostException {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    boolean named = names.contains(bare.toLowerCase(Locale.ROOT));
    return Arrays.stream(InetAddress.getAllByName(bare))
        .filter(address -> named || open(address))
        .findFirst();
  }

  /** Whether a host given as an address may not be reached; a name is looked up when it is used. */
  boolean refuses(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    boolean local = bare.equalsIgnoreCase("localhost") || literal(bare);
    try {
      return local && of(host).isEmpty();
    } catch (UnknownHostException e) {
      return true;
    }
  }

  private boolean open(InetAddress address) {
    return blocks.stream().anyMatch(block -> block.holds(address)) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    return !(address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || RESERVED.stream().anyMatch(block -> block.holds(address)));
  }

  private static boolean literal(String text) {
    return text.contains(":") || text.matches("[0-9.]+(/\\d+)?");
  }

  private static List<Block> blocks(String list) {
    return Arrays.stream(list.split(","))
        .filter(text -> !text.isBlank())
        .map(PublicAddresses::block)
        .toList();
  }

  private static Block block(String text) {
    String[] parts = text.split("/", 2);
    InetAddress start = InetAddress.ofLiteral(parts[0]);
    int whole = start instanceof Inet6Address ? 128 : 32;
    return new Block(start.getAddress(), parts.length == 2 ? Integer.parseInt(parts[1]) : whole);
  }

  /** Addresses that begin with the same bits. */
  private record Block(byte[] start, int bits) {
    boolean holds(InetAddress address) {
      byte[] other = address.getAddress();
      if (other.length != start.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((start[bit / 8] & mask) != (other[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
