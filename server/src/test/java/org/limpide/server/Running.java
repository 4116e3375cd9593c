package org.limpide.server;

import java.util.EnumMap;
import java.util.Map;

/**
 * One service per engine, started once for the whole run and shared by every test: each test works
 * in an organisation of its own ({@link Visitor#member}).
 */
public final class Running {
  private static final Map<Engines.Kind, Server> SERVERS = new EnumMap<>(Engines.Kind.class);

  private Running() {}

  public static synchronized Server on(Engines.Kind kind) {
    return SERVERS.computeIfAbsent(
        kind,
        k -> {
          Server server = Server.start(k.fresh());
          Runtime.getRuntime().addShutdownHook(new Thread(server::close));
          return server;
        });
  }
}
