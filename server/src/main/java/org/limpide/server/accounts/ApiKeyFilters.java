package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.limpide.server.web.Access;
import org.limpide.server.web.Refusal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The way in for programs: a chain of filters of their own, and the limits of a key. */
@Configuration(proxyBeanMethods = false)
class ApiKeyFilters implements WebMvcConfigurer {
  @Bean
  static AccountSection apiKeysSection() {
    return new AccountSection(50, "/account/api-keys", "keys.api.title");
  }

  /** Before the sessions' chain, and nothing of it: the key is all that is looked at. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  static SecurityFilterChain programs(
      ApiKeys keys,
      ApiKeyRate rate,
      @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return new DefaultSecurityFilterChain(
        ApiKeyFilter::bears,
        new HeaderWriterFilter(
            List.of(new XContentTypeOptionsHeaderWriter(), new CacheControlHeadersWriter())),
        new ApiKeyFilter(keys, rate, problems));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new OneOrganisation()).order(Ordered.HIGHEST_PRECEDENCE);
  }

  /** What concerns the person, their keys among it, is not for the keys they have given away. */
  private static final class OneOrganisation implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      if (request.getAttribute(ApiKeyFilter.KEY) != null
          && handler instanceof HandlerMethod method
          && Access.of(method).filter(Access.Person.class::isInstance).isPresent()) {
        throw Refusal.of(Refusal.Code.FORBIDDEN, "keys.api.person");
      }
      return true;
    }
  }
}
