package org.limpide.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.limpide.server.operation.Backup;
import org.limpide.server.storage.Database;
import org.limpide.server.storage.DatabaseSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code limpide backup}: everything in one file, while the service goes on. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Met tout ce que sait le service dans un seul fichier, sans l'arrêter.",
      "Puts everything the service knows into one file, without stopping it."
    })
final class BackupCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final DataFolder where = new DataFolder();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Le fichier (limpide-DATE.zip). / The file.")
  private @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    Path target =
        out != null
            ? out.toAbsolutePath()
            : Path.of(
                    "limpide-"
                        + DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT)
                            .format(LocalDateTime.now(Clock.systemDefaultZone()))
                        + ".zip")
                .toAbsolutePath();
    try (Database database = Database.open(new DatabaseSettings(where.folder(), where.url(), 2))) {
      Backup.Contents contents =
          new Backup(database, where.folder(), Clock.systemUTC()).make(target);
      if (spec != null) {
        spec.commandLine().getOut().println(target);
        spec.commandLine()
            .getErr()
            .println(
                Speech.say(
                    contents.rows() + " lignes et " + contents.files() + " fichiers sauvegardés",
                    contents.rows() + " rows and " + contents.files() + " files saved"));
      }
    }
    return ExitCode.DONE;
  }
}
