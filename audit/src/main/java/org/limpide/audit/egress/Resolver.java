package org.limpide.audit.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Says at which addresses a name lives. */
@FunctionalInterface
public interface Resolver {
  /**
   * The addresses of a host, in the order to try them.
   *
   * @throws UnknownHostException when it has none
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /** The system's own: its hosts file, its name servers. */
  static Resolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
