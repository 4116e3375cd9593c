package org.limpide.server.api;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Puts the API's own parts around every request to it. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {
  /** Just after Spring Security's filters, which stand at -100. */
  private static final int AFTER_SECURITY = -90;

  private final Idempotency idempotency;

  ApiConfiguration(Idempotency idempotency) {
    this.idempotency = idempotency;
  }

  @Bean
  static FilterRegistrationBean<ApiBodies> apiBodies(
      Idempotency idempotency,
      @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    FilterRegistrationBean<ApiBodies> bodies =
        new FilterRegistrationBean<>(new ApiBodies(idempotency, problems));
    bodies.setOrder(AFTER_SECURITY);
    bodies.addUrlPatterns("/api/*");
    return bodies;
  }

  /** A property nobody reads is a mistake of the sender's: better said than passed over. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  static ServerHttpMessageConvertersCustomizer strictBodies(JsonMapper mapper) {
    JsonMapper strict =
        mapper.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    return converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(strict));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new IdempotencyGate(idempotency)).order(100);
  }
}
