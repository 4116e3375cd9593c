package org.limpide.server.sites;

import java.util.Optional;
import org.limpide.audit.egress.EgressPolicy;
import org.limpide.audit.egress.Resolver;
import org.limpide.audit.probe.TextRecords;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How the service reaches the sites it is given: public addresses, and what the operator allows in
 * {@code limpide.egress.allow} (addresses, blocks or host names, separated by commas, each with a
 * port or without). The {@link EgressPolicy} is also the audits'.
 */
@Configuration(proxyBeanMethods = false)
class WayOut {
  @Bean
  EgressPolicy egressPolicy(@Value("${limpide.egress.allow:}") String allowed) {
    try {
      return EgressPolicy.parse(allowed);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("limpide.egress.allow: " + e.getMessage(), e);
    }
  }

  @Bean
  ProofSearch proofSearch(EgressPolicy policy, @Value("${limpide.dns:}") String dns) {
    return new ProofSearch(
        policy,
        Resolver.system(),
        new TextRecords(Optional.of(dns).filter(server -> !server.isBlank())));
  }
}
