package org.limpide.server;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.limpide.server.storage.Database;
import org.limpide.server.storage.DatabaseSettings;
import org.limpide.server.storage.ServerKey;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** The service, running until it is closed. */
public final class Server implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private Server(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts it.
   *
   * @throws org.limpide.server.storage.StorageException when the database cannot be used; it is
   *     then as it was
   */
  public static Server start(ServerSettings settings) {
    return start(settings, Clock.systemUTC());
  }

  /** The same by another clock: the demonstration's, which tells of past weeks. */
  public static Server start(ServerSettings settings, Clock clock) {
    Database database =
        Database.open(new DatabaseSettings(settings.data(), settings.databaseUrl(), 16));
    try {
      return new Server(application(settings, database, clock).run());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static SpringApplication application(
      ServerSettings settings, Database database, Clock clock) {
    SpringApplication application =
        new SpringApplicationBuilder(Rooms.class)
            .web(WebApplicationType.SERVLET)
            .bannerMode(Banner.Mode.OFF)
            .properties(properties(settings))
            .build();
    application.addInitializers(
        context -> {
          GenericApplicationContext beans = (GenericApplicationContext) context;
          beans.registerBean(ServerSettings.class, () -> settings);
          beans.registerBean(Database.class, () -> database);
          beans.registerBean(DataSource.class, database::dataSource);
          beans.registerBean(PlatformTransactionManager.class, database::transactions);
          beans.registerBean(ServerKey.class, () -> ServerKey.of(settings.data()));
          beans.registerBean(Clock.class, () -> clock);
        });
    return application;
  }

  private static Map<String, Object> properties(ServerSettings settings) {
    Map<String, Object> properties = new HashMap<>(settings.options());
    properties.put("server.address", settings.address());
    properties.put("server.port", settings.port());
    properties.put("server.servlet.context-path", settings.basePath());
    properties.put(
        "logging.structured.format.console",
        settings.logs() == ServerSettings.Logs.JSON
            ? "ecs"
            : "org.limpide.server.operation.LogLines");
    // forwarded headers are believed from the proxies that are named, and from nobody else
    if (settings.proxies().isEmpty()) {
      properties.put("server.forward-headers-strategy", "none");
    } else {
      properties.put("server.forward-headers-strategy", "native");
      properties.put(
          "server.tomcat.remoteip.internal-proxies",
          settings.proxies().stream()
              .map(proxy -> proxy + (proxy.contains(":") ? "/128" : "/32"))
              .collect(Collectors.joining(",")));
      properties.put("server.tomcat.remoteip.trusted-proxies", "");
      properties.put("server.tomcat.remoteip.remote-ip-header", "x-forwarded-for");
      properties.put("server.tomcat.remoteip.protocol-header", "x-forwarded-proto");
    }
    settings
        .tls()
        .ifPresent(
            tls -> {
              properties.put("spring.ssl.bundle.pem.limpide.reload-on-update", "true");
              properties.put(
                  "spring.ssl.bundle.pem.limpide.keystore.certificate",
                  tls.certificate().toUri().toString());
              properties.put(
                  "spring.ssl.bundle.pem.limpide.keystore.private-key",
                  tls.key().toUri().toString());
              properties.put("server.ssl.bundle", "limpide");
              properties.put("server.http2.enabled", "true");
            });
    settings.publicUrl().ifPresent(url -> properties.put("limpide.public-url", url.toString()));
    return properties;
  }

  /** The port it listens on. */
  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /** Where it answers on this machine. */
  public URI address() {
    String base = context.getEnvironment().getProperty("server.servlet.context-path", "");
    String scheme =
        context.getEnvironment().containsProperty("server.ssl.bundle") ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + port() + base);
  }

  /** One of its parts, for the commands and the tests that run beside it. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** Stops: no new request, those under way are answered, jobs are handed back. */
  @Override
  public void close() {
    context.close();
  }

  /** Where Spring looks for the desks. */
  @SpringBootApplication
  static class Rooms {}
}
