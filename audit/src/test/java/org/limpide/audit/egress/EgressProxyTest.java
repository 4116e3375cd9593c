package org.limpide.audit.egress;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.limpide.audit.egress.EgressProxy.Limits;

class EgressProxyTest {
  private static final Limits TIGHT = new Limits(4, 20_000, 50_000, Duration.ofMillis(300));

  @SuppressWarnings("NullAway.Init")
  private ServerSocket echo;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofVirtual().start(this::answer);
  }

  @AfterEach
  void stop() throws IOException {
    echo.close();
  }

  private void answer() {
    while (!echo.isClosed()) {
      try {
        Socket socket = echo.accept();
        Thread.ofVirtual()
            .start(
                () -> {
                  try (socket) {
                    socket.getInputStream().transferTo(socket.getOutputStream());
                  } catch (IOException e) {
                    // the other side has left
                  }
                });
      } catch (IOException e) {
        return;
      }
    }
  }

  private EgressProxy proxy(Limits limits, boolean ours) {
    Egress egress =
        new Egress(
            EgressPolicy.parse("echo.example:" + echo.getLocalPort()),
            host -> java.util.List.of(InetAddress.ofLiteral("127.0.0.1")));
    return new EgressProxy(egress, limits, socket -> ours);
  }

  /** A connection on which the proxy was asked to connect; its answer has not been read. */
  private static Socket asking(EgressProxy proxy, String host, int port) throws IOException {
    Socket socket = new Socket("127.0.0.1", proxy.port());
    socket.setSoTimeout(5000);
    byte[] name = host.getBytes(US_ASCII);
    var out = new java.io.ByteArrayOutputStream();
    out.writeBytes(new byte[] {5, 1, 0, 5, 1, 0, 3, (byte) name.length});
    out.writeBytes(name);
    out.writeBytes(new byte[] {(byte) (port >> 8), (byte) port});
    socket.getOutputStream().write(out.toByteArray());
    return socket;
  }

  /** The code of its answer; -1 when it hung up. */
  private static int code(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    if (in.read() != 5 || in.read() != 0 || in.read() != 5) {
      return -1;
    }
    int code = in.read();
    in.skipNBytes(8);
    return code;
  }

  @Test
  void whatIsAllowedIsCarriedBothWays() throws IOException {
    try (EgressProxy proxy = proxy(Limits.usual(), true);
        Socket socket = asking(proxy, "echo.example", echo.getLocalPort())) {
      assertThat(code(socket)).isZero();
      socket.getOutputStream().write("hello".getBytes(US_ASCII));
      socket.shutdownOutput();
      assertThat(socket.getInputStream().readAllBytes()).isEqualTo("hello".getBytes(US_ASCII));
    }
  }

  @Test
  void whatIsNotAllowedIsAnsweredWithARefusal() throws IOException {
    try (EgressProxy proxy = proxy(Limits.usual(), true);
        Socket socket = asking(proxy, "127.0.0.1", echo.getLocalPort())) {
      assertThat(code(socket)).isEqualTo(2);
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void anotherProgramIsHungUpOn() throws IOException {
    try (EgressProxy proxy = proxy(Limits.usual(), false);
        Socket socket = asking(proxy, "echo.example", echo.getLocalPort())) {
      assertThat(closed(socket)).isTrue();
    }
  }

  @Test
  void aProcessIsToldFromItsNeighbours() throws Exception {
    Process other = new ProcessBuilder("sleep", "30").start();
    Peer mine = new Peer();
    Peer others = new Peer();
    mine.is(ProcessHandle.current());
    others.is(other.toHandle());
    try (ServerSocket door = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
        Socket client = new Socket("127.0.0.1", door.getLocalPort());
        Socket seen = door.accept()) {
      assertThat(client.isConnected()).isTrue();
      assertThat(mine.test(seen)).isTrue();
      assertThat(others.test(seen)).isFalse();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void whatIsNoSocksIsHungUpOn() throws IOException {
    try (EgressProxy proxy = proxy(Limits.usual(), true);
        Socket socket = new Socket("127.0.0.1", proxy.port())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
      assertThat(closed(socket)).isTrue();
    }
  }

  @Test
  void nothingButConnectionsIsOffered() throws IOException {
    try (EgressProxy proxy = proxy(Limits.usual(), true);
        Socket socket = new Socket("127.0.0.1", proxy.port())) {
      socket.setSoTimeout(5000);
      // UDP ASSOCIATE
      socket.getOutputStream().write(new byte[] {5, 1, 0, 5, 3, 0, 1, 8, 8, 8, 8, 0, 53});
      assertThat(code(socket)).isEqualTo(7);
    }
  }

  @Test
  void aConnectionThatCarriesTooMuchIsCut() throws IOException {
    try (EgressProxy proxy = proxy(TIGHT, true);
        Socket socket = asking(proxy, "echo.example", echo.getLocalPort())) {
      assertThat(code(socket)).isZero();
      assertThat(sentBack(socket, 60_000)).isLessThanOrEqualTo(20_000);
    }
  }

  @Test
  void anAuditThatHasUsedUpItsBytesGetsNoMore() throws IOException {
    try (EgressProxy proxy = proxy(TIGHT, true)) {
      for (int time = 0; time < 6 && !proxy.spent(); time++) {
        try (Socket socket = asking(proxy, "echo.example", echo.getLocalPort())) {
          assertThat(code(socket)).isZero();
          sentBack(socket, 60_000);
        }
      }
      assertThat(proxy.spent()).isTrue();
      try (Socket socket = asking(proxy, "echo.example", echo.getLocalPort())) {
        assertThat(code(socket)).isEqualTo(2);
      }
    }
  }

  @Test
  void silenceEndsAConnection() throws IOException {
    try (EgressProxy proxy = proxy(TIGHT, true);
        Socket socket = asking(proxy, "echo.example", echo.getLocalPort())) {
      assertThat(code(socket)).isZero();
      assertThat(closed(socket)).isTrue();
    }
  }

  @Test
  void tooManyAtOnceAreHungUpOn() throws IOException {
    try (EgressProxy proxy = proxy(new Limits(1, 1000, 1000, Duration.ofSeconds(5)), true);
        Socket first = asking(proxy, "echo.example", echo.getLocalPort())) {
      assertThat(code(first)).isZero();
      try (Socket second = asking(proxy, "echo.example", echo.getLocalPort())) {
        assertThat(closed(second)).isTrue();
      }
    }
  }

  private static boolean closed(Socket socket) {
    try {
      return socket.getInputStream().read() == -1;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true; // reset
    }
  }

  private static int sentBack(Socket socket, int count) {
    int back = 0;
    try {
      for (int sent = 0; sent < count; sent += 1000) {
        socket.getOutputStream().write(new byte[1000]);
        back += socket.getInputStream().readNBytes(1000).length;
      }
    } catch (IOException e) {
      // cut
    }
    return back;
  }
}
