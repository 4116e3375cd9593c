package org.limpide.server.operation;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service's own figures; tags name routes, never addresses with ids. */
class Figures {
  private final PrometheusMeterRegistry registry;

  Figures(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  String text() {
    return registry.scrape();
  }

  /** Makes the registry Spring's instruments write to. */
  @Configuration(proxyBeanMethods = false)
  static class Registry {
    @Bean
    PrometheusMeterRegistry prometheus() {
      return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    @Bean
    Figures figures(PrometheusMeterRegistry registry) {
      return new Figures(registry);
    }
  }
}
