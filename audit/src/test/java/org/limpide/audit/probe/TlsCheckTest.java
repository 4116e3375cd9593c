package org.limpide.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.limpide.audit.evidence.ServerFacts.Tls;

/** Against a server that is only a first answer: it can speak what Java's TLS no longer does. */
class TlsCheckTest {
  private static final TimeLeft LEFT = TimeLeft.of(Duration.ofMinutes(1));

  private static Tls check(OneServer server) throws Exception {
    return new TlsCheck(server.doors(443), new Trust(Optional.empty()), Clock.systemUTC())
        .of("www.exemple.fr", 443, LEFT);
  }

  /** Chooses the first suite it knows at a version it knows, or refuses. */
  private static OneServer.Conduct accepting(List<Integer> versions, List<Integer> suites) {
    return socket -> {
      Offer offer = Offer.read(socket);
      int suite = offer.suites.stream().filter(suites::contains).findFirst().orElse(-1);
      if (suite < 0 || !versions.contains(offer.version)) {
        socket.getOutputStream().write(new byte[] {21, 3, 1, 0, 2, 2, 40});
        return;
      }
      ByteBuffer hello = ByteBuffer.allocate(47);
      hello.put((byte) 22).putShort((short) offer.version).putShort((short) 42);
      hello.putInt(2 << 24 | 38).putShort((short) offer.version).put(new byte[32]);
      hello.put((byte) 0).putShort((short) suite).put((byte) 0);
      socket.getOutputStream().write(hello.array());
    };
  }

  private record Offer(int version, List<Integer> suites) {
    static Offer read(Socket socket) throws IOException {
      var in = new DataInputStream(socket.getInputStream());
      in.skipNBytes(3);
      byte[] record = new byte[in.readUnsignedShort()];
      in.readFully(record);
      ByteBuffer body = ByteBuffer.wrap(record);
      body.getInt();
      int version = body.getShort() & 0xFFFF;
      body.position(body.position() + 32 + 1 + 32);
      int count = body.getShort() / 2;
      List<Integer> suites = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        suites.add(body.getShort() & 0xFFFF);
      }
      return new Offer(suites.contains(0x1301) ? 0x0304 : version, suites);
    }
  }

  @Test
  void oldVersionsAndWeakSuitesAreFound() throws Exception {
    try (var server =
        new OneServer(
            accepting(List.of(0x0300, 0x0301, 0x0303), List.of(0xC02F, 0x002F, 0x000A, 0x0005)))) {
      Tls tls = check(server);
      assertThat(tls.reached()).isTrue();
      assertThat(tls.versions()).containsExactly("SSLv3", "TLSv1", "TLSv1.2");
      assertThat(tls.weakCiphers())
          .containsExactlyInAnyOrder("TLS_RSA_WITH_3DES_EDE_CBC_SHA", "TLS_RSA_WITH_RC4_128_SHA");
    }
  }

  @Test
  void aSoundServerShowsNothingWeak() throws Exception {
    try (var server = new OneServer(accepting(List.of(0x0303), List.of(0xC02F)))) {
      Tls tls = check(server);
      assertThat(tls.versions()).containsExactly("TLSv1.2");
      assertThat(tls.weakCiphers()).isEmpty();
    }
  }

  @Test
  void whatSpeaksHttpDoesNotSpeakTls() throws Exception {
    try (var server =
        new OneServer(s -> s.getOutputStream().write("HTTP/1.1 400 \r\n\r\n".getBytes()))) {
      assertThat(check(server).reached()).isFalse();
    }
  }

  @Test
  void aServerThatOnlyHangsUpIsNotTls() throws Exception {
    try (var server = new OneServer(Socket::close)) {
      assertThat(check(server).reached()).isFalse();
      assertThat(check(server).versions()).isEmpty();
    }
  }

  @Test
  void nonsenseIsNoAnswer() throws Exception {
    byte[] nonsense = new byte[60];
    java.util.Arrays.fill(nonsense, (byte) 0xFF);
    System.arraycopy(new byte[] {22, 3, 3, 0, 50, 2, 0, 0, 40}, 0, nonsense, 0, 9);
    try (var server = new OneServer(s -> s.getOutputStream().write(nonsense))) {
      assertThat(check(server).versions()).isEmpty();
    }
  }
}
