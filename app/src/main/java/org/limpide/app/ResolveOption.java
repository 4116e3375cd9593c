package org.limpide.app;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.audit.AuditRequest.Resolve;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads {@code HOST:PORT:ADDRESS} as curl does, with {@code *} for every host and an optional
 * {@code :PORT} after the address.
 */
final class ResolveOption implements ITypeConverter<Resolve> {
  private static final Pattern SHAPE =
      Pattern.compile(
          "([^:\\s]+):(\\d{1,5}):(?:\\[([0-9a-fA-F:.]+)]|(\\d{1,3}(?:\\.\\d{1,3}){3}))(?::(\\d{1,5}))?");

  @Override
  public Resolve convert(String given) {
    Matcher matcher = SHAPE.matcher(given.strip());
    if (!matcher.matches()) {
      throw wrong(given);
    }
    int port = Integer.parseInt(matcher.group(2));
    int to = matcher.group(5) == null ? port : Integer.parseInt(matcher.group(5));
    if (port < 1 || port > 65535 || to < 1 || to > 65535) {
      throw wrong(given);
    }
    String address = matcher.group(3) == null ? matcher.group(4) : matcher.group(3);
    return new Resolve(matcher.group(1), port, address, to);
  }

  private static TypeConversionException wrong(String given) {
    return new TypeConversionException(
        Speech.say(
            "« "
                + given
                + " » n'a pas la forme HÔTE:PORT:ADRESSE (HÔTE peut être *, une adresse IPv6 se met entre crochets)",
            "“"
                + given
                + "” is not of the form HOST:PORT:ADDRESS (HOST may be *, an IPv6 address goes in brackets)"));
  }
}
