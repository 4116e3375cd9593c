package org.limpide.server.accounts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.authentication.logout.LogoutFilter;

/** One-time codes among Spring Security's filters, and their page among those about the person. */
@Configuration(proxyBeanMethods = false)
class TotpFilters {
  @Bean
  AccountSection totpSection() {
    return new AccountSection(40, "/account/totp", "keys.totp.title");
  }

  @Bean
  FilterChainPart totpPart(TotpCodes codes) {
    return http -> http.addFilterAfter(new TotpFilter(codes), LogoutFilter.class);
  }
}
