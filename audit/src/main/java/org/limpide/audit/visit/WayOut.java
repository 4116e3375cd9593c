package org.limpide.audit.visit;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.egress.Egress;
import org.limpide.audit.egress.EgressPolicy;
import org.limpide.audit.egress.Resolver;

/** The one way out of an audit that goes by a policy. */
final class WayOut {
  private WayOut() {}

  /** The places the caller gave take the place of lookups, and are allowed. */
  static Egress of(EgressPolicy policy, List<Resolve> resolve) {
    Egress egress = new Egress(policy, Resolver.system());
    resolve.forEach(one -> egress.place(one.host(), one.port(), one.address(), one.toPort()));
    return egress;
  }

  /** The address this machine uses towards a site, which is not looked up a second time. */
  static String outgoing(Egress egress, URI url) {
    int port = url.getPort() > 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    try {
      String address =
          egress.where(Hosts.of(url.toString()), port).getFirst().getAddress().getHostAddress();
      return OutgoingAddress.towards(address, List.of());
    } catch (IOException e) {
      return "unknown";
    }
  }
}
