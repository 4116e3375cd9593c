package org.limpide.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the service keeps its data, and which database it uses: the same for every command. */
final class DataFolder {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Dossier des données (/var/lib/limpide pour root, sinon ~/.local/share/limpide). / Data folder.")
  @Nullable Path data;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description =
          "PostgreSQL au lieu de SQLite : jdbc:postgresql://hôte/base?user=… (ou LIMPIDE_DATABASE_URL)."
              + " / PostgreSQL instead of SQLite.")
  @Nullable String databaseUrl;

  Path folder() {
    return data != null ? data.toAbsolutePath() : usual(System.getenv());
  }

  /**
   * The address, from the command line or from the environment, where a password is better kept.
   */
  Optional<String> url() {
    String given = databaseUrl != null ? databaseUrl : System.getenv("LIMPIDE_DATABASE_URL");
    return Optional.ofNullable(given).filter(text -> !text.isBlank());
  }

  static Path usual(Map<String, String> environment) {
    if ("root".equals(System.getProperty("user.name"))) {
      return Path.of("/var/lib/limpide");
    }
    String share = environment.get("XDG_DATA_HOME");
    return share != null && !share.isBlank()
        ? Path.of(share, "limpide")
        : Path.of(System.getProperty("user.home"), ".local/share/limpide");
  }
}
