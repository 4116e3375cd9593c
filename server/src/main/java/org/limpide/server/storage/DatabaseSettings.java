package org.limpide.server.storage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the data lies.
 *
 * @param folder the data folder; SQLite's file is {@code limpide.db} in it
 * @param url a JDBC address {@code jdbc:postgresql:…} to use instead of SQLite
 * @param connections most connections open at the same time
 */
public record DatabaseSettings(Path folder, Optional<String> url, int connections) {

  Engine engine() {
    return url.isPresent() ? Engine.POSTGRESQL : Engine.SQLITE;
  }

  /** SQLite's file. */
  public Path file() {
    return folder.resolve("limpide.db");
  }
}
