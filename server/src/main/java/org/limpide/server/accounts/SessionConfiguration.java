package org.limpide.server.accounts;

import jakarta.servlet.ServletContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Sessions live in the database and not in the server's memory: they outlast a restart, can be
 * listed, and are gone at once when they are taken back.
 */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {

  /** Not for scripts, not for other sites' forms, and only over TLS where the request came so. */
  @Bean
  static CookieSerializer sessionCookie(ServletContext context) {
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName("limpide_session");
    cookie.setCookiePath(context.getContextPath() + "/");
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Lax");
    cookie.setUseBase64Encoding(false);
    return cookie;
  }
}
