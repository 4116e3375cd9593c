package org.limpide.audit.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.egress.Egress;
import org.limpide.audit.egress.Obstacle;

/**
 * Opens connections to servers, where {@code --resolve} says that they are, and never for longer
 * than there is time.
 */
final class Doors {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final List<Resolve> resolve;
  private final Optional<Egress> egress;

  Doors(List<Resolve> resolve) {
    this(resolve, Optional.empty());
  }

  /**
   * Doors that lead through an audit's one way out.
   *
   * @param resolve of no effect with {@code egress}, which has its own
   */
  Doors(List<Resolve> resolve, Optional<Egress> egress) {
    this.resolve = List.copyOf(resolve);
    this.egress = egress;
  }

  /** A connected socket; the caller closes it. */
  Socket open(String host, int port, TimeLeft left) throws IOException {
    if (egress.isPresent()) {
      return egress.get().open(host, port, Duration.ofMillis(left.atMost(CONNECT).millis()));
    }
    Resolve where =
        resolve.stream()
            .filter(one -> one.port() == port)
            .filter(one -> one.host().equals("*") || one.host().equalsIgnoreCase(host))
            .findFirst()
            .orElse(new Resolve(host, port, host, port));
    TimeLeft limit = left.atMost(CONNECT);
    if (limit.over()) {
      throw new SocketTimeoutException("no time left");
    }
    var address = new InetSocketAddress(InetAddress.getByName(where.address()), where.toPort());
    Socket socket = new Socket();
    try {
      socket.connect(address, Math.max(1, limit.millis()));
      socket.setTcpNoDelay(true);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** A word for why there was no answer. */
  static String problem(IOException e) {
    return Obstacle.of(e);
  }
}
