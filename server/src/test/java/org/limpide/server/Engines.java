package org.limpide.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The engines the tests run on: SQLite always, PostgreSQL where {@code LIMPIDE_TEST_POSTGRES} holds
 * the JDBC address of a server on which databases may be made. {@code ./check} starts one and sets
 * it.
 */
public final class Engines {
  private static final Optional<String> POSTGRES =
      Optional.ofNullable(System.getenv("LIMPIDE_TEST_POSTGRES")).filter(url -> !url.isBlank());

  /** An engine and how to make an empty database on it. */
  public enum Kind {
    SQLITE,
    POSTGRESQL;

    /** Settings of a new, empty service that listens on a free port. */
    public ServerSettings fresh() {
      try {
        Path data = Files.createTempDirectory("limpide-test-");
        // the sites audited in tests stand on this machine
        ServerSettings local =
            ServerSettings.local(data, 0).with("limpide.egress.allow", "127.0.0.1");
        return this == SQLITE
            ? local
            : new ServerSettings(
                    data, Optional.of(newDatabase()), local.address(), 0, Optional.empty())
                .with("limpide.egress.allow", "127.0.0.1");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Engines() {}

  /** Those to be had here; JUnit's method source. */
  public static List<Kind> here() {
    List<Kind> kinds = new ArrayList<>(List.of(Kind.SQLITE));
    if (POSTGRES.isPresent()) {
      kinds.add(Kind.POSTGRESQL);
    }
    return kinds;
  }

  /** Makes an empty PostgreSQL database and returns its address. */
  public static String newDatabase() {
    String server = POSTGRES.orElseThrow(() -> new IllegalStateException("no PostgreSQL here"));
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = DriverManager.getConnection(server);
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return server.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
  }
}
