package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/** The organisation's own sign-in service among Spring Security's filters, when there is one. */
@Configuration(proxyBeanMethods = false)
class OidcFilters {
  private static final Logger LOG = LoggerFactory.getLogger(OidcFilters.class);

  @Bean
  FilterChainPart oidcPart(OidcSettings settings, OidcPeople people) {
    return http -> settings.service().ifPresent(service -> add(http, service, people));
  }

  private static void add(HttpSecurity http, OidcSettings.Service service, OidcPeople people) {
    AuthenticationFailureHandler refused =
        new SimpleUrlAuthenticationFailureHandler("/sign-in?oidc");
    AuthenticationFailureHandler told =
        (request, response, failure) -> {
          LOG.warn("sign-in by the configured service failed: {}", code(failure));
          refused.onAuthenticationFailure(request, response, failure);
        };
    http.oauth2Login(
        login ->
            login
                .loginPage("/sign-in")
                .clientRegistrationRepository(new OidcRegistration(service))
                .authorizedClientRepository(new NoTokens())
                .userInfoEndpoint(user -> user.oidcUserService(people))
                .defaultSuccessUrl("/", false)
                .failureHandler(told)
                .withObjectPostProcessor(new Unreachable(told)));
  }

  /** Only what kind of failure: its message may hold what the service told about a person. */
  private static String code(AuthenticationException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return failure instanceof OAuth2AuthenticationException known
        ? known.getError().getErrorCode()
        : cause.getClass().getSimpleName();
  }

  /** A service that does not answer is told on the sign-in page too. */
  private record Unreachable(AuthenticationFailureHandler told)
      implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {
    @Override
    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
      filter.setAuthenticationFailureHandler(told);
      return filter;
    }
  }

  /** The tokens have served when the person is known; they are not kept. */
  private static final class NoTokens implements OAuth2AuthorizedClientRepository {
    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String registration, Authentication who, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication who,
        HttpServletRequest request,
        HttpServletResponse response) {
      // nothing of it is needed again
    }

    @Override
    public void removeAuthorizedClient(
        String registration,
        Authentication who,
        HttpServletRequest request,
        HttpServletResponse response) {
      // there is none
    }
  }
}
