package org.limpide.server.accounts;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are kept. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {
  /** Argon2id with OWASP's parameters (19 MiB, two passes); the prefix lets them change later. */
  @Bean
  PasswordEncoder passwordEncoder() {
    return new NormalisedPasswords(
        new DelegatingPasswordEncoder(
            "argon2", Map.of("argon2", new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2))));
  }
}
