package org.limpide.app;

import java.io.PrintWriter;
import java.util.List;
import org.limpide.audit.AuditException;
import org.limpide.law.Language;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Limpide's command line. */
@Command(
    name = "limpide",
    mixinStandardHelpOptions = true,
    version = "limpide 0.1.0",
    subcommands = {AuditCommand.class, VerifyCommand.class},
    description = {
      "Audite un site web au regard du RGPD et en garde les preuves.",
      "Audits a web site against the GDPR and keeps the evidence."
    },
    footer = {
      "",
      "Ceci n'est pas un conseil juridique. / This is not legal advice.",
      "Codes : 0 fait · 1 fait, constats demandés en échec · 2 mauvais usage · 3 impossible."
    })
public final class Main implements Runnable {
  private Main() {}

  public static void main(String[] arguments) {
    List<String> given = List.of(arguments);
    int lang = given.indexOf("--lang");
    if (lang >= 0 && lang + 1 < given.size()) {
      Speech.speak(Language.of(given.get(lang + 1)));
    }
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Main::wrongUsage);
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          if (System.getenv("LIMPIDE_DEBUG") != null) {
            e.printStackTrace();
          }
          String why =
              e instanceof AuditException known
                  ? known.text().in(Speech.language())
                  : unexpected(e);
          command.getErr().println("limpide : " + why);
          return ExitCode.IMPOSSIBLE;
        });
    return line.execute(arguments);
  }

  private static String unexpected(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return Speech.say(
        "cela n'a pas pu être fait (" + message + ").",
        "this could not be done (" + message + ").");
  }

  private static int wrongUsage(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("limpide : " + e.getMessage());
    err.println(
        Speech.say("Aide : limpide ", "Help: limpide ")
            + (e.getCommandLine().getCommandName().equals("limpide")
                ? ""
                : e.getCommandLine().getCommandName() + " ")
            + "--help");
    return ExitCode.USAGE;
  }

  @Override
  public void run() {
    new CommandLine(this).usage(System.out);
  }
}
