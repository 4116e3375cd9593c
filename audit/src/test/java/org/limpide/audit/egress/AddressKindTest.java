package org.limpide.audit.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKindTest {

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, PUBLIC",
    "172.32.0.1, PUBLIC",
    "100.128.0.1, PUBLIC",
    "2a01:e0a::1, PUBLIC",
    "127.0.0.1, LOOPBACK",
    "127.255.255.254, LOOPBACK",
    "::1, LOOPBACK",
    "10.0.0.1, PRIVATE",
    "172.16.0.1, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.168.1.1, PRIVATE",
    "fd12:3456::1, PRIVATE",
    "fec0::1, PRIVATE",
    "169.254.1.1, LINK_LOCAL",
    "fe80::1, LINK_LOCAL",
    "169.254.169.254, METADATA",
    "168.63.129.16, METADATA",
    "100.100.100.200, METADATA",
    "fd00:ec2::254, METADATA",
    "100.64.0.1, SHARED",
    "224.0.0.251, MULTICAST",
    "ff02::1, MULTICAST",
    "0.0.0.0, UNSPECIFIED",
    "0.1.2.3, UNSPECIFIED",
    "::, UNSPECIFIED",
    "192.0.2.1, DOCUMENTATION",
    "198.51.100.7, DOCUMENTATION",
    "203.0.113.9, DOCUMENTATION",
    "2001:db8::1, DOCUMENTATION",
    "255.255.255.255, RESERVED",
    "240.0.0.1, RESERVED",
    "198.18.0.1, RESERVED",
    "2001::1, RESERVED",
    "100::1, RESERVED",
    "64:ff9b:1::1, RESERVED",
    "4000::1, RESERVED"
  })
  void anAddressIsWhatTheRegistriesSay(String address, AddressKind kind) {
    assertThat(AddressKind.registered(InetAddress.ofLiteral(address))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "::ffff:127.0.0.1, LOOPBACK",
    "::ffff:10.0.0.1, PRIVATE",
    "::127.0.0.1, LOOPBACK",
    "::192.168.0.1, PRIVATE",
    "::8.8.8.8, RESERVED",
    "64:ff9b::127.0.0.1, LOOPBACK",
    "64:ff9b::169.254.169.254, METADATA",
    "64:ff9b::8.8.8.8, PUBLIC",
    "2002:7f00:1::, LOOPBACK",
    "2002:a00:1::1, PRIVATE",
    "2002:808:808::1, PUBLIC",
    "2a01:e0a::5efe:10.0.0.1, PRIVATE",
    "2a01:e0a::200:5efe:127.0.0.1, LOOPBACK"
  })
  void anAddressWithinAnAddressIsWhatCounts(String address, AddressKind kind) {
    assertThat(AddressKind.registered(InetAddress.ofLiteral(address))).isEqualTo(kind);
  }

  @Test
  void noAddressOfThisMachineIsPublic() throws Exception {
    NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .forEach(
            one -> assertThat(AddressKind.of(one)).as("%s", one).isNotEqualTo(AddressKind.PUBLIC));
  }
}
