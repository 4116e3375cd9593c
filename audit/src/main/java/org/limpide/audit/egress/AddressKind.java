package org.limpide.audit.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an address is for, by the registries of special addresses (RFC 6890 and IANA's tables that
 * continue it). Only {@link #PUBLIC} ones belong to the Internet that anybody may ask.
 *
 * <p>An IPv6 address that carries an IPv4 one (mapped, compatible, 6to4, NAT64, ISATAP) is judged
 * by the one it carries: that is where the packets end.
 */
public enum AddressKind {
  PUBLIC,
  /** An address of this very machine, public or not. */
  OWN,
  /** Where a cloud's machines are told their secrets; before the blocks these addresses lie in. */
  METADATA,
  LOOPBACK,
  PRIVATE,
  LINK_LOCAL,
  /** Carrier-grade NAT, RFC 6598. */
  SHARED,
  MULTICAST,
  UNSPECIFIED,
  DOCUMENTATION,
  RESERVED;

  private static final Map<AddressKind, List<Network>> SPECIAL = new TreeMap<>();

  static {
    SPECIAL.put(
        METADATA,
        Network.all(
            "169.254.169.254", // AWS, Azure, Google, OpenStack, Scaleway, OVHcloud
            "169.254.170.2", // AWS, containers
            "168.63.129.16", // Azure
            "100.100.100.200", // Alibaba
            "192.0.0.192", // Oracle
            "fd00:ec2::254", // AWS
            "fd20:ce::254")); // Google
    SPECIAL.put(LOOPBACK, Network.all("127.0.0.0/8", "::1"));
    SPECIAL.put(UNSPECIFIED, Network.all("0.0.0.0/8", "::"));
    SPECIAL.put(
        PRIVATE,
        Network.all("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"));
    SPECIAL.put(LINK_LOCAL, Network.all("169.254.0.0/16", "fe80::/10"));
    SPECIAL.put(SHARED, Network.all("100.64.0.0/10"));
    SPECIAL.put(MULTICAST, Network.all("224.0.0.0/4", "ff00::/8"));
    SPECIAL.put(
        DOCUMENTATION,
        Network.all(
            "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"));
    SPECIAL.put(
        RESERVED,
        Network.all("192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4", "2001::/23"));
  }

  private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");
  private static final Network NAT64 = Network.parse("64:ff9b::/96");
  private static final Network SIX_TO_FOUR = Network.parse("2002::/16");
  private static final Network COMPATIBLE = Network.parse("::/96");

  /** What that address is for. */
  public static AddressKind of(InetAddress address) {
    AddressKind kind = registered(address);
    return kind == PUBLIC && own().contains(address) ? OWN : kind;
  }

  /** The same, whichever machine this is. */
  static AddressKind registered(InetAddress address) {
    for (Map.Entry<AddressKind, List<Network>> kind : SPECIAL.entrySet()) {
      if (kind.getValue().stream().anyMatch(network -> network.holds(address))) {
        return kind.getKey();
      }
    }
    return address instanceof Inet4Address ? PUBLIC : ofSix(address);
  }

  private static AddressKind ofSix(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (COMPATIBLE.holds(address)) {
      AddressKind carried = carried(bytes, 12);
      return carried == PUBLIC ? RESERVED : carried; // given up by RFC 4291
    }
    if (NAT64.holds(address)) {
      return carried(bytes, 12);
    }
    if (SIX_TO_FOUR.holds(address)) {
      return carried(bytes, 2);
    }
    boolean isatap =
        (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && (bytes[11] & 0xff) == 0xfe;
    if (isatap && carried(bytes, 12) != PUBLIC) {
      return carried(bytes, 12);
    }
    return GLOBAL_UNICAST.holds(address) ? PUBLIC : RESERVED;
  }

  private static AddressKind carried(byte[] bytes, int from) {
    return of(Network.address(Arrays.copyOfRange(bytes, from, from + 4)));
  }

  /** Read each time: addresses come and go, and this is asked once a host and audit. */
  private static Set<InetAddress> own() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .map(one -> Network.address(one.getAddress())) // without the interface's name
          .collect(Collectors.toSet());
    } catch (SocketException e) {
      return Set.of();
    }
  }

  /** As evidence and texts name it: {@code link-local}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
