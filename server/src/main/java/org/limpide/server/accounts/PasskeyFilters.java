package org.limpide.server.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Passkeys among Spring Security's filters, and their page among those about the person. */
@Configuration(proxyBeanMethods = false)
class PasskeyFilters {
  @Bean
  AccountSection passkeysSection() {
    return new AccountSection(30, "/account/passkeys", "keys.passkeys.title");
  }

  @Bean
  FilterChainPart passkeysPart(AccountStore accounts) {
    return http -> add(http, accounts);
  }

  private static void add(HttpSecurity http, AccountStore accounts) {
    http.setSharedObject(UserDetailsService.class, id -> details(accounts, id));
    http.webAuthn(
        passkeys ->
            passkeys
                // the relying party is PasskeyParty's; this one only satisfies the builder
                .rpId("localhost")
                .disableDefaultRegistrationPage(true)
                .withObjectPostProcessor(new SessionsChange(http)));
    http.addFilterBefore(new BadRegistrations(), AuthorizationFilter.class);
  }

  private static UserDetails details(AccountStore accounts, String id) {
    return accounts
        .person(UUID.fromString(id))
        .map(p -> User.withUsername(id).password("").authorities("person").build())
        .orElseThrow(() -> new UsernameNotFoundException("unknown"));
  }

  /** Spring Security's passkey filter leaves the session's id as it is; ours changes it. */
  private record SessionsChange(HttpSecurity http)
      implements ObjectPostProcessor<WebAuthnAuthenticationFilter> {
    @Override
    public <O extends WebAuthnAuthenticationFilter> O postProcess(O filter) {
      filter.setSessionAuthenticationStrategy(
          http.getSharedObject(SessionAuthenticationStrategy.class));
      return filter;
    }
  }

  /** A registration that proves nothing is the sender's mistake, not ours. */
  private static final class BadRegistrations extends OncePerRequestFilter {
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
      return !request.getRequestURI().equals(request.getContextPath() + "/webauthn/register");
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      try {
        chain.doFilter(request, response);
      } catch (IllegalArgumentException | com.webauthn4j.util.exception.WebAuthnException e) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      }
    }
  }
}
