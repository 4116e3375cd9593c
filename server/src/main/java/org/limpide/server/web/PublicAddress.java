package org.limpide.server.web;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where people reach the service: what was given as {@code --public-url}, else this machine. What a
 * request says of its host is never believed: a link sent by mail must lead here and nowhere else.
 */
@Component
public class PublicAddress {
  private final Environment environment;

  PublicAddress(Environment environment) {
    this.environment = environment;
  }

  /**
   * The full address of a page.
   *
   * @param path from the root of the service
   */
  public URI of(String path) {
    String given = environment.getProperty("limpide.public-url", "");
    if (!given.isBlank()) {
      return URI.create(given.replaceAll("/+$", "") + path);
    }
    String port =
        environment.getProperty(
            "local.server.port", environment.getProperty("server.port", "8080"));
    return URI.create(
        "http://127.0.0.1:"
            + port
            + environment.getProperty("server.servlet.context-path", "")
            + path);
  }
}
