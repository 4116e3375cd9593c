package org.limpide.server.accounts;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** What one way of signing in adds to Spring Security's filters; a bean of each. */
@FunctionalInterface
interface FilterChainPart {
  void addTo(HttpSecurity http);
}
