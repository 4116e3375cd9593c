package org.limpide.server.notifications;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.limpide.audit.egress.Egress;
import org.limpide.audit.egress.EgressPolicy;
import org.limpide.audit.egress.RefusedAddressException;
import org.limpide.audit.egress.Resolver;
import org.springframework.stereotype.Component;

/**
 * Where webhooks may be posted: where the audits may go. The name is looked up once and the
 * connection made to the address that was judged, so that a second answer of the name's server
 * changes nothing.
 */
@Component
class PublicAddresses {
  private final EgressPolicy policy;

  PublicAddresses(EgressPolicy policy) {
    this.policy = policy;
  }

  /**
   * A connection.
   *
   * @throws RefusedAddressException when the host has only addresses that may not be reached
   */
  Socket open(String host, int port, Duration limit) throws IOException {
    return new Egress(policy, Resolver.system()).open(host, port, limit);
  }

  /** Whether a host given as an address may not be reached; a name is looked up when it is used. */
  boolean refuses(String host, int port) {
    boolean local =
        host.startsWith("[") || host.matches("[0-9.]+") || host.equalsIgnoreCase("localhost");
    try {
      return local && new Egress(policy, Resolver.system()).where(host, port).isEmpty();
    } catch (IOException e) {
      return true;
    }
  }
}
