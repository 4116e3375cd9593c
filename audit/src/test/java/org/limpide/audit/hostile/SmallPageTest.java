package org.limpide.audit.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.audit.egress.Egress;
import org.limpide.audit.egress.EgressPolicy;
import org.limpide.audit.egress.RefusedAddressException;
import org.limpide.audit.probe.SmallPage;

/** A page that is believed, asked of servers that are not to be believed. */
class SmallPageTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static HostileServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new HostileServer(folder);
    server.serve("plain", HostileServer.home("hello"));
    server.serve("round", exchange -> HostileServer.redirect(exchange, "/again"));
    server.serve(
        "away", exchange -> HostileServer.redirect(exchange, "http://plain.hostile.example/"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static SmallPage get(String policy, String name, boolean secure) throws IOException {
    int port = secure ? server.httpsPort() : server.httpPort();
    Egress egress =
        new Egress(EgressPolicy.parse(policy), host -> List.of(InetAddress.ofLiteral("127.0.0.1")));
    String url = (secure ? "https://" : "http://") + name + ".hostile.example:" + port + "/";
    return SmallPage.get(egress, URI.create(url), 1000, SOON);
  }

  @Test
  void aPageIsRead() throws IOException {
    assertThat(get("127.0.0.0/8", "plain", false).text()).contains("hello");
  }

  @Test
  void aCertificateNobodyVouchesForIsNotBelieved() {
    assertThatThrownBy(() -> get("127.0.0.0/8", "plain", true)).isInstanceOf(SSLException.class);
  }

  @Test
  void redirectsThatLeadRoundOrAwayEndAsRedirects() throws IOException {
    assertThat(get("127.0.0.0/8", "round", false).status()).isEqualTo(302);
    assertThat(get("127.0.0.0/8", "away", false).status()).isEqualTo(302);
  }

  @Test
  void whatThePolicyDoesNotAllowIsNotAsked() {
    assertThatThrownBy(() -> get("", "plain", false)).isInstanceOf(RefusedAddressException.class);
  }
}
