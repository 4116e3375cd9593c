package org.limpide.app;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code limpide site}: sites from scripts. */
@Command(
    name = "site",
    mixinStandardHelpOptions = true,
    subcommands = SiteAddCommand.class,
    description = {"Gère les sites depuis un script.", "Manages sites from a script."})
final class SiteCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
