package org.limpide.app;

import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.limpide.law.Language;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Limpide's command line. */
@Command(
    name = "limpide",
    mixinStandardHelpOptions = true,
    version = "limpide 0.1.0",
    subcommands = {
      AuditCommand.class,
      VerifyCommand.class,
      ServeCommand.class,
      DemoCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      SiteCommand.class
    },
    description = {
      "Met le RGPD en place sur un site ou une boutique, et l'y maintient.",
      "Puts the GDPR in place on a site or shop, and keeps it in place."
    },
    footer = {
      "",
      "Ceci n'est pas un conseil juridique. / This is not legal advice.",
      "Codes : 0 fait · 1 fait, constats demandés en échec · 2 mauvais usage · 3 impossible."
    })
public final class Main implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(
        run(
            new PrintWriter(System.out, true, System.out.charset()),
            new PrintWriter(System.err, true, System.err.charset()),
            arguments));
  }

  /** Runs a command; data goes to {@code out}, everything else to {@code err}. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    Logs.quiet();
    Speech.speak(asked(arguments));
    CommandLine line = line().setOut(out).setErr(err);
    int code = line.execute(arguments);
    out.flush();
    err.flush();
    return code;
  }

  static CommandLine line() {
    CommandLine line = new CommandLine(new Main());
    line.setParameterExceptionHandler((e, arguments) -> wrongUsage(e));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          command.getErr().println("limpide : " + Problems.unexpected(e));
          return ExitCode.IMPOSSIBLE;
        });
    return line;
  }

  /** The language asked for, before the rest of the line is known to be right. */
  private static Language asked(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      String value =
          arguments[i].startsWith("--lang=")
              ? arguments[i].substring("--lang=".length())
              : arguments[i].equals("--lang") && i + 1 < arguments.length ? arguments[i + 1] : "";
      if (value.toLowerCase(Locale.ROOT).matches("fr|en")) {
        return Language.of(value);
      }
    }
    return Speech.ofTerminal();
  }

  private static int wrongUsage(ParameterException e) {
    PrintWriter err = e.getCommandLine().getErr();
    String command = e.getCommandLine().getCommandName();
    err.println("limpide : " + Usage.sentence(e));
    err.println(
        Speech.say("Aide : limpide ", "Help: limpide ")
            + (command.equals("limpide") ? "" : command + " ")
            + "--help");
    return ExitCode.USAGE;
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
