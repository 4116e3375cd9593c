package org.limpide.app;

import java.io.IOException;
import java.io.PrintWriter;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
      converter = LanguageOption.class,
      description = "Langue des messages. / Language of messages.")
  private @Nullable Language language;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("the command is started by picocli only");
    }
    if (language != null) {
      Speech.speak(language);
    }
    if (key != null && !Files.isReadable(key)) {
      throw new ParameterException(
          spec.commandLine(),
          "--key"
              + Speech.say(" : ", ": ")
              + Usage.unfit(key.toString(), Speech.say("une clé lisible", "a readable key")));
    }
    int worst = ExitCode.DONE;
    for (Path folder : folders) {
      worst =
          Math.max(worst, verify(folder, spec.commandLine().getOut(), spec.commandLine().getErr()));
    }
    return worst;
  }

  private int verify(Path folder, PrintWriter out, PrintWriter err) {
    if (!Files.isDirectory(folder)) {
      err.println("limpide : " + folder + Speech.say(" n'est pas un dossier", " is not a folder"));
      return ExitCode.IMPOSSIBLE;
    }
    try {
      Verification verification =
          Seal.verify(folder, InstallationKey.folder(System.getenv()), Optional.ofNullable(key));
      out.println(folder + " : " + verification.sentence().in(Speech.language()));
      if (verification instanceof Verification.Altered altered) {
        altered.what().forEach(what -> out.println("  - " + what.in(Speech.language())));
      }
      return verification.exitCode();
    } catch (IOException e) {
      err.println("limpide : " + folder + " : " + Problems.unread(e));
      return ExitCode.IMPOSSIBLE;
    }
  }
}
