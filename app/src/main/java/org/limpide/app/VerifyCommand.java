package org.limpide.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.limpide.audit.report.seal.InstallationKey;
import org.limpide.audit.report.seal.Seal;
import org.limpide.audit.report.seal.Verification;
import org.limpide.law.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code limpide verify DIR…}: checks, offline, that an audit's folder is what it was when it was
 * sealed.
 */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Vérifie hors ligne qu'un dossier d'audit n'a pas changé depuis son scellé.",
      "Checks offline that an audit's folder has not changed since it was sealed."
    })
final class VerifyCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "Dossier(s) d'audit. / Audit folder(s).")
  private List<Path> folders = List.of();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "Clé publique (PEM) d'une autre installation. / Public key (PEM) of another installation.")
  private @Nullable Path key;

  @Option(
      names = "--lang",
      paramLabel = "fr|en",
      description = "Langue des messages. / Language of messages.")
  private @Nullable String lang;

  @Override
  public Integer call() {
    if (lang != null) {
      Speech.speak(Language.of(lang));
    }
    int worst = ExitCode.DONE;
    for (Path folder : folders) {
      worst = Math.max(worst, verify(folder));
    }
    return worst;
  }

  private int verify(Path folder) {
    if (!Files.isDirectory(folder)) {
      System.err.println(
          "limpide : " + folder + Speech.say(" n'est pas un dossier", " is not a folder"));
      return ExitCode.IMPOSSIBLE;
    }
    try {
      Verification verification =
          Seal.verify(folder, InstallationKey.folder(System.getenv()), Optional.ofNullable(key));
      System.out.println(folder + " : " + verification.sentence().in(Speech.language()));
      if (verification instanceof Verification.Altered altered) {
        altered.what().forEach(what -> System.out.println("  - " + what.in(Speech.language())));
      }
      return verification.exitCode();
    } catch (IOException e) {
      System.err.println("limpide : " + folder + " : " + e.getMessage());
      return ExitCode.IMPOSSIBLE;
    }
  }
}
