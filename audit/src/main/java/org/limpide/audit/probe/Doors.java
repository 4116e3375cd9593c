package org.limpide.audit.probe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.limpide.audit.AuditRequest.Resolve;

/**
 * Opens connections to servers, where {@code --resolve} says that they are, and never for longer
 * than there is time.
 */
final class Doors {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final List<Resolve> resolve;

  Doors(List<Resolve> resolve) {
    this.resolve = List.copyOf(resolve);
  }

  /** A connected socket; the caller closes it. */
  Socket open(String host, int port, TimeLeft left) throws IOException {
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
    return switch (e) {
      case UnknownHostException _ -> "unknown-host";
      case SocketTimeoutException _ -> "timeout";
      case NoRouteToHostException _ -> "unreachable";
      case ConnectException refused ->
          String.valueOf(refused.getMessage()).contains("timed out") ? "timeout" : "refused";
      default -> "no-answer";
    };
  }
}
