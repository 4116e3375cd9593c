package org.limpide.app;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command as it was typed, in one sentence of the user's language. */
final class Usage {
  private Usage() {}

  static String sentence(ParameterException e) {
    return switch (e) {
      case UnmatchedArgumentException unmatched -> unknown(unmatched.getUnmatched());
      case MissingParameterException missing -> missing(missing.getMissing());
      case OverwrittenOptionException twice -> twice(twice.getOverwritten());
      case MaxValuesExceededException _ -> twice(e.getArgSpec());
      default ->
          e.getArgSpec() != null && e.getCause() instanceof TypeConversionException unfit
              ? name(e.getArgSpec())
                  + Speech.say(" : ", ": ")
                  + unfit(e.getArgSpec(), unfit, e.getValue())
              : String.valueOf(e.getMessage());
    };
  }

  /** « X » does not fit. */
  static String unfit(String given, String expected) {
    return Speech.say(
        "« " + given + " » ne convient pas, attendu : " + expected,
        "“" + given + "” does not fit, expected: " + expected);
  }

  private static String unfit(ArgSpec arg, TypeConversionException why, String given) {
    Class<?> type = arg.type();
    boolean number = type == int.class || type == long.class;
    return number
        ? unfit(given, Speech.say("un nombre entier", "a whole number"))
        : String.valueOf(why.getMessage());
  }

  private static String unknown(List<String> arguments) {
    String given = arguments.getFirst();
    return given.startsWith("-")
        ? Speech.say("option inconnue : " + given, "unknown option: " + given)
        : Speech.say(
            "je ne sais pas quoi faire de « " + given + " »",
            "I do not know what to do with “" + given + "”");
  }

  private static String missing(List<ArgSpec> arguments) {
    if (arguments.size() == 1 && arguments.getFirst() instanceof OptionSpec option) {
      return Speech.say(
          option.longestName() + " attend une valeur : " + option.paramLabel(),
          option.longestName() + " needs a value: " + option.paramLabel());
    }
    String names = arguments.stream().map(Usage::name).collect(Collectors.joining(", "));
    return Speech.say("il manque : " + names, "missing: " + names);
  }

  private static String twice(ArgSpec arg) {
    String name = name(arg);
    return Speech.say(name + " est donné deux fois", name + " is given twice");
  }

  private static String name(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
  }
}
