package org.limpide.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the service runs; {@code ./limpide serve} reads it from its command line.
 *
 * @param data the data folder; made when missing, for the service's own user only
 * @param databaseUrl PostgreSQL's JDBC address; SQLite in the data folder when absent
 * @param address on which to listen
 * @param port on which to listen; 0 takes a free one
 * @param publicUrl where people reach it, when a proxy stands before; its path becomes the
 *     service's
 */
public record ServerSettings(
    Path data, Optional<String> databaseUrl, String address, int port, Optional<URI> publicUrl) {

  /** On this machine only. */
  public static ServerSettings local(Path data, int port) {
    return new ServerSettings(data, Optional.empty(), "127.0.0.1", port, Optional.empty());
  }

  /** The path the service lives under: empty, or for example {@code /limpide}. */
  String basePath() {
    return publicUrl
        .map(URI::getPath)
        .map(path -> path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
        .orElse("");
  }
}
