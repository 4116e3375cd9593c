package org.limpide.server.accounts;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Spring Security's own parts, put together. Which route is open to whom is said on the routes
 * themselves and checked by the corridor's gate; signing in with a password is {@link SignIns}, and
 * whoever has proved who they are comes in through {@link Entrance}.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  /** No inline script or style, nothing from elsewhere, framed by nobody. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
          + "connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'";

  @Bean
  SecurityFilterChain filters(HttpSecurity http, Exit exit, ObjectProvider<FilterChainPart> parts)
      throws Exception {
    parts.orderedStream().forEach(part -> part.addTo(http));
    return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .requestCache(RequestCacheConfigurer::disable)
        .logout(
            out ->
                out.logoutUrl("/sign-out")
                    .addLogoutHandler(exit)
                    .logoutSuccessUrl("/sign-in?signed-out"))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                    .frameOptions(frame -> frame.sameOrigin()))
        .build();
  }

  /**
   * One measurement a request, the corridor's, is enough: else every filter takes one of its own.
   */
  @Bean
  SecurityObservationSettings observations() {
    return SecurityObservationSettings.noObservations();
  }
}
