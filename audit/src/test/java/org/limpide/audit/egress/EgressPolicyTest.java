package org.limpide.audit.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {
  private static final InetAddress INTRANET = InetAddress.ofLiteral("10.1.2.3");

  private static boolean allows(String policy, String host, String address, int port) {
    return EgressPolicy.parse(policy).allows(host, InetAddress.ofLiteral(address), port);
  }

  @Test
  void withoutAnExceptionOnlyPublicAddressesAreAllowed() {
    assertThat(EgressPolicy.publicOnly().allows("a.example", INTRANET, 80)).isFalse();
    assertThat(allows("", "a.example", "8.8.8.8", 80)).isTrue();
  }

  @Test
  void anExceptionCoversItsBlockItsNameOrItsPortAndNoMore() {
    assertThat(allows("10.1.0.0/16", "a.example", "10.1.2.3", 80)).isTrue();
    assertThat(allows("10.1.0.0/16", "a.example", "10.2.0.1", 80)).isFalse();
    assertThat(allows("10.0.0.0/15", "a.example", "10.1.2.3", 80)).isTrue();
    assertThat(allows("Intranet.example", "intranet.example", "10.1.2.3", 80)).isTrue();
    assertThat(allows("intranet.example", "x.intranet.example", "10.1.2.3", 80)).isFalse();
    assertThat(allows("127.0.0.1:8081, [::1]:8081", "localhost", "127.0.0.1", 8081)).isTrue();
    assertThat(allows("127.0.0.1:8081, [::1]:8081", "localhost", "::1", 8081)).isTrue();
    assertThat(allows("127.0.0.1:8081 [::1]:8081", "localhost", "127.0.0.1", 8080)).isFalse();
    assertThat(allows("fd00::/8", "a.example", "fd12::1", 443)).isTrue();
    assertThat(allows("10.0.0.0/8", "a.example", "::ffff:10.0.0.1", 443)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "10.0.0/8",
        "10.0.0.0/x",
        "a b!c",
        "http://a.example",
        "127.0.0.1:0",
        "1.2.3",
        "*"
      })
  void whatIsNoExceptionIsNamed(String wrong) {
    assertThatThrownBy(() -> EgressPolicy.parse("10.0.0.0/8," + wrong.replace(" ", "!")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(wrong.replace(" ", "!"));
  }
}
