package org.limpide.app;

import java.io.IOException;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.report.Format;
import org.limpide.law.Language;
import org.limpide.law.Severity;
import org.limpide.vendors.ServiceDirectory;
import org.limpide.vendors.TrackerList;
import picocli.CommandLine.ParameterException;

/** Makes sense of what was asked for, or says in one sentence what does not fit. */
final class AuditRequests {
  private static final Pattern WITH_SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]*)://(.*)");
  private static final Pattern AUTHORITY = Pattern.compile("([^/?#]*)(.*)", Pattern.DOTALL);
  private static final int CONTEXTS = 4;

  private final AuditOptions options;

  AuditRequests(AuditOptions options) {
    this.options = options;
  }

  Language language() {
    return options.language == null ? Speech.ofTerminal() : options.language;
  }

  /** One request per address, in the order given. */
  List<AuditRequest> all() {
    within("--pages", options.pages, 1, 1000);
    within("--depth", options.depth, 0, 20);
    within("--settle", options.settle, 0, 120_000);
    within("--first-wait", options.firstWait, 0, 300_000);
    within("--timeout", options.timeout, 1, 86_400);
    within("--parallel", options.parallel, 1, 32);
    files();
    List<AuditRequest> requests = new ArrayList<>();
    for (String url : options.urls) {
      requests.add(
          new AuditRequest(
              uri(url),
              options.pages,
              options.depth,
              options.resolve,
              Optional.ofNullable(options.ca),
              Optional.ofNullable(options.dns),
              options.verified,
              scenarios(),
              Duration.ofMillis(options.settle),
              Duration.ofMillis(options.firstWait),
              Duration.ofSeconds(options.timeout),
              date(),
              Optional.ofNullable(options.browser),
              language(),
              CONTEXTS));
    }
    return requests;
  }

  /**
   * The directory of third-party services, with the user's own list of trackers if there is one.
   */
  ServiceDirectory vendors() {
    ServiceDirectory bundled = ServiceDirectory.bundled();
    if (options.trackers == null) {
      return bundled;
    }
    try {
      return bundled.withTrackerList(TrackerList.read(options.trackers));
    } catch (IOException e) {
      throw unfit(
          "--trackers",
          options.trackers.toString(),
          Speech.say(
              "une liste de filtres lisible, telle EasyPrivacy",
              "a readable filter list, such as EasyPrivacy"));
    }
  }

  private void files() {
    if (options.out != null && Files.exists(options.out) && !Files.isDirectory(options.out)) {
      throw unfit("--out", options.out.toString(), Speech.say("un dossier", "a folder"));
    }
    if (options.ca != null && !holdsCertificates(options.ca)) {
      throw unfit(
          "--ca",
          options.ca.toString(),
          Speech.say("un fichier de certificats PEM", "a file of PEM certificates"));
    }
    if (options.browser != null
        && (!Files.isExecutable(options.browser) || Files.isDirectory(options.browser))) {
      throw unfit(
          "--browser", options.browser.toString(), Speech.say("un exécutable", "an executable"));
    }
    if (options.dns != null && !options.dns.matches("(\\[[0-9a-fA-F:.]+]|[^:\\s]+)(:\\d{1,5})?")) {
      throw unfit("--dns", options.dns, "HOST:PORT");
    }
  }

  private static boolean holdsCertificates(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .contains("-----BEGIN CERTIFICATE-----");
    } catch (IOException e) {
      return false;
    }
  }

  Set<Format> formats() {
    return chosen("--format", options.formats, Format.class, Format::valueOf, "html,json,pdf,csv");
  }

  private Set<Scenario> scenarios() {
    Set<Scenario> chosen =
        chosen(
            "--scenarios",
            options.scenarios,
            Scenario.class,
            Scenario::valueOf,
            "S0,S1,S2,S3,S4,S5");
    chosen.add(Scenario.S0);
    return chosen;
  }

  private <E extends Enum<E>> Set<E> chosen(
      String option,
      List<String> given,
      Class<E> type,
      Function<String, E> valueOf,
      String expected) {
    Set<E> chosen = EnumSet.noneOf(type);
    for (String one : given) {
      try {
        chosen.add(valueOf.apply(one.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw unfit(option, one, expected);
      }
    }
    return chosen;
  }

  /** The least severity that makes the command fail; empty for never. */
  Optional<Severity> limit() {
    return switch (options.failOn.toLowerCase(Locale.ROOT)) {
      case "never" -> Optional.empty();
      case "critical" -> Optional.of(Severity.CRITICAL);
      case "major" -> Optional.of(Severity.MAJOR);
      case "minor" -> Optional.of(Severity.MINOR);
      default -> throw unfit("--fail-on", options.failOn, "critical, major, minor, never");
    };
  }

  private LocalDate date() {
    if (options.at == null) {
      return LocalDate.now(Clock.system(ZoneId.of("Europe/Paris")));
    }
    try {
      return LocalDate.parse(options.at);
    } catch (DateTimeException e) {
      throw unfit("--at", options.at, Speech.say("une date AAAA-MM-JJ", "a date YYYY-MM-DD"));
    }
  }

  /** Whether an address was typed without its scheme, so that both may be tried. */
  static boolean withoutScheme(String given) {
    return !WITH_SCHEME.matcher(given.strip()).matches();
  }

  private URI uri(String given) {
    Matcher typed = WITH_SCHEME.matcher(given.strip());
    String scheme = typed.matches() ? typed.group(1).toLowerCase(Locale.ROOT) : "https";
    Matcher rest = AUTHORITY.matcher(typed.matches() ? typed.group(2) : given.strip());
    try {
      if (!scheme.matches("https?") || !rest.matches()) {
        throw notAnAddress(given);
      }
      URI uri =
          new URI(scheme + "://" + ascii(rest.group(1)) + rest.group(2)).parseServerAuthority();
      if (uri.getHost() == null || uri.getUserInfo() != null || uri.getPort() > 65535) {
        throw notAnAddress(given);
      }
      return uri.getPath() == null || uri.getPath().isEmpty() ? uri.resolve("/") : uri;
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw notAnAddress(given);
    }
  }

  /** A name with accents, as the name servers know it. */
  private static String ascii(String authority) {
    return authority.chars().allMatch(c -> c < 128) ? authority : IDN.toASCII(authority);
  }

  private void within(String option, long given, long least, long most) {
    if (given < least || given > most) {
      throw unfit(option, Long.toString(given), least + "…" + most);
    }
  }

  private ParameterException notAnAddress(String given) {
    return failure(
        Speech.say(
            "« " + given + " » n'est pas une adresse de site (exemple : https://www.exemple.fr)",
            "“" + given + "” is not a site's address (example: https://www.example.com)"));
  }

  private ParameterException unfit(String option, String given, String expected) {
    return failure(option + Speech.say(" : ", ": ") + Usage.unfit(given, expected));
  }

  private ParameterException failure(String message) {
    if (options.spec == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(options.spec.commandLine(), message);
  }
}
