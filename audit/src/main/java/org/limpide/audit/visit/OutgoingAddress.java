package org.limpide.audit.visit;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.limpide.audit.AuditRequest.Resolve;

/**
 * The address this machine uses towards a site; behind a translating router it is not the one the
 * site sees.
 */
final class OutgoingAddress {
  private OutgoingAddress() {}

  static String towards(String host, List<Resolve> resolve) {
    String address =
        resolve.stream()
            .filter(r -> r.host().equals("*") || r.host().equalsIgnoreCase(host))
            .map(Resolve::address)
            .findFirst()
            .orElse(host);
    try (DatagramSocket socket = new DatagramSocket()) {
      // connecting a datagram socket sends nothing: it only chooses the route
      socket.connect(new InetSocketAddress(InetAddress.getByName(address), 443));
      return socket.getLocalAddress().getHostAddress();
    } catch (IOException | java.io.UncheckedIOException e) {
      return "unknown";
    }
  }
}
