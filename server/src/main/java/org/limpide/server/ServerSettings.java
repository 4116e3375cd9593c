package org.limpide.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the service runs; {@code ./limpide serve} reads it from its command line and from {@code
 * limpide.properties} in the data folder.
 *
 * @param data the data folder; made when missing, for the service's own user only
 * @param databaseUrl PostgreSQL's JDBC address; SQLite in the data folder when absent
 * @param address on which to listen
 * @param port on which to listen; 0 takes a free one
 * @param publicUrl where people reach it, when a proxy stands before; its path becomes the
 *     service's
 * @param proxies numeric addresses of the proxies whose forwarded headers are believed; nobody
 *     else's are
 * @param tls certificate and key, to answer in HTTPS ourselves
 * @param logs whether logs are lines for people or JSON for programs
 * @param options what else the desks can be told, by its name: {@code limpide.mail.host}…
 */
public record ServerSettings(
    Path data,
    Optional<String> databaseUrl,
    String address,
    int port,
    Optional<URI> publicUrl,
    List<String> proxies,
    Optional<Tls> tls,
    Logs logs,
    Map<String, String> options) {

  public ServerSettings {
    proxies = List.copyOf(proxies);
    options = Map.copyOf(options);
  }

  /** Without a proxy, in plain HTTP. */
  public ServerSettings(
      Path data, Optional<String> databaseUrl, String address, int port, Optional<URI> publicUrl) {
    this(
        data,
        databaseUrl,
        address,
        port,
        publicUrl,
        List.of(),
        Optional.empty(),
        Logs.LINES,
        Map.of());
  }

  /** On this machine only. */
  public static ServerSettings local(Path data, int port) {
    return new ServerSettings(data, Optional.empty(), "127.0.0.1", port, Optional.empty());
  }

  /** The same with one more thing told to the desks. */
  public ServerSettings with(String option, String value) {
    Map<String, String> more = new HashMap<>(options);
    more.put(option, value);
    return new ServerSettings(
        data, databaseUrl, address, port, publicUrl, proxies, tls, logs, more);
  }

  /** The path the service lives under: empty, or for example {@code /limpide}. */
  String basePath() {
    return publicUrl
        .map(URI::getPath)
        .map(path -> path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
        .orElse("");
  }

  /**
   * PEM files; they are read again when they change.
   *
   * @param certificate with the chain below it
   */
  public record Tls(Path certificate, Path key) {}

  /** The form of the logs. */
  public enum Logs {
    LINES,
    JSON
  }
}
