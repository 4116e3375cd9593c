package org.limpide.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.limpide.server.operation.Backup;
import org.limpide.server.storage.Database;
import org.limpide.server.storage.DatabaseSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code limpide restore FILE}: takes a backup back, on either engine. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Reprend une sauvegarde, sur SQLite ou PostgreSQL, service arrêté ou non.",
      "Takes a backup back, on SQLite or PostgreSQL, service stopped or not."
    })
final class RestoreCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final DataFolder where = new DataFolder();

  @Parameters(paramLabel = "FILE", description = "La sauvegarde. / The backup.")
  private Path file = Path.of("");

  @Option(
      names = "--replace",
      description = "Remplacer les données présentes. / Replace the data that is there.")
  private boolean replace;

  @Override
  public Integer call() throws Exception {
    if (spec == null) {
      return ExitCode.IMPOSSIBLE;
    }
    if (!Files.isReadable(file)) {
      throw new ParameterException(
          spec.commandLine(), Speech.say("illisible : ", "cannot be read: ") + file);
    }
    try (Database database = Database.open(new DatabaseSettings(where.folder(), where.url(), 2))) {
      Backup.Contents contents =
          new Backup(database, where.folder(), Clock.systemUTC()).restore(file, replace);
      spec.commandLine()
          .getErr()
          .println(
              Speech.say(
                  contents.rows() + " lignes et " + contents.files() + " fichiers repris",
                  contents.rows() + " rows and " + contents.files() + " files restored"));
    }
    return ExitCode.DONE;
  }
}
