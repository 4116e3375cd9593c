package org.limpide.app;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.limpide.audit.Audit;
import org.limpide.audit.AuditException;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.AuditResult;
import org.limpide.audit.browser.BrowserPrinter;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Status;
import org.limpide.audit.report.Format;
import org.limpide.audit.report.ReportWriter;
import org.limpide.law.Force;
import org.limpide.law.Language;
import org.limpide.law.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code limpide audit URL…}: audits sites and writes their reports. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Visite des sites avec un vrai navigateur, juge ce qui est vu, écrit le rapport.",
      "Visits sites with a real browser, judges what is seen, writes the report."
    })
final class AuditCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "URL",
      description = "Adresse(s) à auditer. / Address(es) to audit.")
  private List<String> urls = new ArrayList<>();

  @Option(
      names = "--pages",
      defaultValue = "20",
      paramLabel = "N",
      description = "Pages lues au plus par site (${DEFAULT-VALUE}). / Most pages read.")
  private int pages;

  @Option(
      names = "--depth",
      defaultValue = "3",
      paramLabel = "N",
      description =
          "Clics depuis l'accueil au plus (${DEFAULT-VALUE}). / Most clicks from the home page.")
  private int depth;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Dossier du rapport (limpide-audit/HÔTE). / Report folder.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "html,json,pdf,csv",
      description = "Formes du rapport (toutes). / Forms of the report (all).")
  private List<String> formats = List.of("html", "json", "pdf", "csv");

  @Option(
      names = "--lang",
      paramLabel = "fr|en",
      description = "Langue du rapport et des messages. / Language of report and messages.")
  private @Nullable String lang;

  @Option(
      names = "--resolve",
      paramLabel = "HOST:PORT:ADDRESS",
      converter = ResolveOption.class,
      description = "Comme curl ; HOST peut être *. / As curl; HOST may be *.")
  private List<Resolve> resolve = new ArrayList<>();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description =
          "Autorités de certification de plus (PEM). / Further certificate authorities (PEM).")
  private @Nullable Path ca;

  @Option(
      names = "--dns",
      paramLabel = "HOST:PORT",
      description = "Serveur de noms à interroger. / Name server to ask.")
  private @Nullable String dns;

  @Option(
      names = "--verified",
      description =
          "Le site est à moi : formulaires témoins et fichiers sensibles essayés. / The site is mine.")
  private boolean verified;

  @Option(
      names = "--fail-on",
      defaultValue = "never",
      paramLabel = "critical|major|minor|never",
      description =
          "Code 1 dès un constat de cette gravité (${DEFAULT-VALUE}). / Exit 1 from that severity on.")
  private String failOn = "never";

  @Option(
      names = "--scenarios",
      split = ",",
      paramLabel = "S0,S1,…",
      description = "Scénarios joués (tous). / Scenarios played (all).")
  private List<String> scenarios = List.of("S0", "S1", "S2", "S3", "S4", "S5");

  @Option(
      names = "--settle",
      defaultValue = "2000",
      paramLabel = "MS",
      description = "Attente sur chaque page (${DEFAULT-VALUE} ms). / Wait on each page.")
  private long settle;

  @Option(
      names = "--first-wait",
      defaultValue = "30000",
      paramLabel = "MS",
      description =
          "Attente sur l'accueil en S0 (${DEFAULT-VALUE} ms). / Wait on the home page in S0.")
  private long firstWait;

  @Option(
      names = "--timeout",
      defaultValue = "600",
      paramLabel = "S",
      description = "Temps au plus par site (${DEFAULT-VALUE} s). / Most time a site.")
  private long timeout;

  @Option(
      names = "--parallel",
      defaultValue = "1",
      paramLabel = "N",
      description = "Sites audités en même temps (${DEFAULT-VALUE}). / Sites at the same time.")
  private int parallel;

  @Option(
      names = "--browser",
      paramLabel = "PATH",
      description = "Exécutable de Chromium. / Chromium's executable.")
  private @Nullable Path browser;

  @Option(
      names = "--at",
      paramLabel = "DATE",
      description = "Date dont le droit s'applique (AAAA-MM-JJ). / Date whose law applies.")
  private @Nullable String at;

  @Option(names = "--quiet", description = "Sans progression. / No progress.")
  private boolean quiet;

  /** One site's end, as the summary and the exit code need it. */
  private record Ended(String url, Path folder, @Nullable AuditResult result, String problem) {}

  @Override
  public Integer call() {
    Language language = language();
    Speech.speak(language);
    List<AuditRequest> requests = requests(language);
    Set<Format> wanted = formats();
    Optional<Severity> limit = failOn();
    List<Ended> ended = new ArrayList<>();
    try (Progress progress = quiet ? Progress.silent() : Progress.onTerminal(requests.size());
        ExecutorService threads =
            Executors.newFixedThreadPool(Math.min(parallel, requests.size()))) {
      List<Future<Ended>> running = new ArrayList<>();
      for (AuditRequest request : requests) {
        running.add(
            threads.submit(
                () -> audit(request, folder(request, requests.size()), wanted, progress)));
      }
      for (Future<Ended> one : running) {
        ended.add(one.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.IMPOSSIBLE;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
    ended.forEach(this::summary);
    if (ended.stream().allMatch(one -> !one.problem().isEmpty())) {
      return ExitCode.IMPOSSIBLE;
    }
    boolean found =
        limit.isPresent()
            && ended.stream()
                .anyMatch(one -> one.result() != null && fails(one.result(), limit.get()));
    return found
        ? ExitCode.FOUND
        : ended.stream().anyMatch(one -> !one.problem().isEmpty())
            ? ExitCode.IMPOSSIBLE
            : ExitCode.DONE;
  }

  private Ended audit(AuditRequest request, Path folder, Set<Format> wanted, Progress progress) {
    String url = request.url().toString();
    try {
      Files.createDirectories(folder);
      AuditRequest reachable = request;
      AuditResult result = Audit.run(reachable, folder, progress.of(url));
      if (unreached(result) && !given(url) && url.startsWith("https://")) {
        // an address without scheme: https first, then http
        AuditRequest plain = withUrl(request, URI.create(url.replaceFirst("https", "http")));
        result = Audit.run(plain, folder, progress.of(url));
      }
      progress.of(url).at("report", "", 0, 0);
      ReportWriter.write(
          result, folder, wanted, request.language(), new BrowserPrinter(request.browser()));
      return new Ended(url, folder, result, unreached(result) ? problem(result) : "");
    } catch (AuditException e) {
      return new Ended(url, folder, null, e.text().in(Speech.language()));
    } catch (IOException e) {
      return new Ended(
          url,
          folder,
          null,
          Speech.say(
              "le rapport n'a pas pu être écrit (" + e.getMessage() + ")",
              "the report could not be written (" + e.getMessage() + ")"));
    }
  }

  private static boolean unreached(AuditResult result) {
    return result.evidence().scenarios().stream()
        .anyMatch(
            run ->
                run.scenario() == Scenario.S0
                    && run.run() == 1
                    && run.outcome() == Outcome.UNREACHABLE);
  }

  private static String problem(AuditResult result) {
    String code =
        result.evidence().scenarios().stream()
            .filter(run -> run.outcome() == Outcome.UNREACHABLE)
            .map(run -> run.note())
            .findFirst()
            .orElse("");
    return switch (code) {
      case "unknown-host" ->
          Speech.say(
              "ce nom de site n'existe pas ou ne répond pas",
              "this site's name does not exist or does not answer");
      case "refused" ->
          Speech.say("le site refuse la connexion", "the site refuses the connection");
      case "redirect-loop" ->
          Speech.say(
              "le site renvoie en boucle d'une adresse à l'autre", "the site redirects in a loop");
      case "timeout" ->
          Speech.say("le site n'a pas répondu à temps", "the site did not answer in time");
      case "not-html", "download" ->
          Speech.say("cette adresse ne mène pas à une page web", "this address is not a web page");
      default ->
          Speech.say("le site n'a pas pu être lu", "the site could not be read")
              + (code.isEmpty() ? "" : " (" + code + ")");
    };
  }

  private boolean given(String url) {
    return urls.contains(url) || urls.contains(url.replaceFirst("/$", ""));
  }

  private void summary(Ended one) {
    if (one.result() == null) {
      System.err.println(one.url() + " : " + one.problem());
      return;
    }
    long fails = count(one.result(), Status.FAIL);
    System.out.println(
        one.url()
            + " : "
            + fails
            + Speech.say(" constats ou conseils, ", " findings or advice, ")
            + count(one.result(), Status.UNKNOWN)
            + Speech.say(" à vérifier par vous, ", " for you to check, ")
            + count(one.result(), Status.PASS)
            + Speech.say(" points conformes, ", " points met, ")
            + count(one.result(), Status.NOT_APPLICABLE)
            + Speech.say(" sans objet → ", " not applicable → ")
            + one.folder());
    if (!one.problem().isEmpty()) {
      System.err.println(one.url() + " : " + one.problem());
    }
  }

  private static long count(AuditResult result, Status status) {
    return result.findings().stream()
        .filter(finding -> finding.verdict().status() == status)
        .count();
  }

  private static boolean fails(AuditResult result, Severity limit) {
    return result.findings().stream()
        .anyMatch(
            finding ->
                finding.verdict().status() == Status.FAIL
                    && finding.rule().force() != Force.PRACTICE
                    && finding.rule().severity().compareTo(limit) <= 0);
  }

  // ---- reading the options

  private List<AuditRequest> requests(Language language) {
    if (pages < 1 || pages > 1000) {
      throw wrong("--pages", Integer.toString(pages), "1…1000");
    }
    if (depth < 0 || depth > 20) {
      throw wrong("--depth", Integer.toString(depth), "0…20");
    }
    if (settle < 0 || settle > 120_000) {
      throw wrong("--settle", Long.toString(settle), "0…120000");
    }
    if (firstWait < 0 || firstWait > 300_000) {
      throw wrong("--first-wait", Long.toString(firstWait), "0…300000");
    }
    if (timeout < 1 || timeout > 86_400) {
      throw wrong("--timeout", Long.toString(timeout), "1…86400");
    }
    if (parallel < 1 || parallel > 32) {
      throw wrong("--parallel", Integer.toString(parallel), "1…32");
    }
    if (ca != null && !Files.isReadable(ca)) {
      throw wrong(
          "--ca", ca.toString(), Speech.say("un fichier PEM lisible", "a readable PEM file"));
    }
    if (browser != null && !Files.isExecutable(browser)) {
      throw wrong("--browser", browser.toString(), Speech.say("un exécutable", "an executable"));
    }
    if (dns != null && !dns.matches("(\\[[0-9a-fA-F:.]+]|[^:\\s]+)(:\\d{1,5})?")) {
      throw wrong("--dns", dns, "HOST:PORT");
    }
    List<AuditRequest> requests = new ArrayList<>();
    for (String url : urls) {
      requests.add(
          new AuditRequest(
              uri(url),
              pages,
              depth,
              resolve,
              Optional.ofNullable(ca),
              Optional.ofNullable(dns),
              verified,
              scenarios(),
              Duration.ofMillis(settle),
              Duration.ofMillis(firstWait),
              Duration.ofSeconds(timeout),
              date(),
              Optional.ofNullable(browser),
              language,
              4));
    }
    return requests;
  }

  private URI uri(String given) {
    String address = given.strip();
    String full = address.matches("(?i)[a-z][a-z0-9+.-]*://.*") ? address : "https://" + address;
    try {
      URI uri = new URI(full).parseServerAuthority();
      if (uri.getHost() == null || !uri.getScheme().matches("(?i)https?")) {
        throw notAnAddress(given);
      }
      return uri.getPath() == null || uri.getPath().isEmpty() ? uri.resolve("/") : uri;
    } catch (URISyntaxException e) {
      throw notAnAddress(given);
    }
  }

  private ParameterException notAnAddress(String given) {
    return failure(
        Speech.say(
            "« " + given + " » n'est pas une adresse de site (exemple : https://www.exemple.fr)",
            "“" + given + "” is not a site's address (example: https://www.example.com)"));
  }

  private static AuditRequest withUrl(AuditRequest r, URI url) {
    return new AuditRequest(
        url,
        r.pages(),
        r.depth(),
        r.resolve(),
        r.ca(),
        r.dns(),
        r.verified(),
        r.scenarios(),
        r.settle(),
        r.firstWait(),
        r.timeout(),
        r.at(),
        r.browser(),
        r.language(),
        r.parallel());
  }

  private Path folder(AuditRequest request, int sites) {
    URI url = request.url();
    int port =
        url.getPort() >= 0 ? url.getPort() : url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    String name =
        (url.getHost() + "-" + port).replaceAll("[^A-Za-z0-9.-]", "_").toLowerCase(Locale.ROOT);
    if (out == null) {
      return Path.of("limpide-audit", name);
    }
    return sites == 1 ? out : out.resolve(name);
  }

  private Set<Scenario> scenarios() {
    Set<Scenario> chosen = EnumSet.of(Scenario.S0);
    for (String one : scenarios) {
      try {
        chosen.add(Scenario.valueOf(one.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw wrong("--scenarios", one, "S0,S1,S2,S3,S4,S5");
      }
    }
    return chosen;
  }

  private Set<Format> formats() {
    Set<Format> chosen = EnumSet.noneOf(Format.class);
    for (String one : formats) {
      try {
        chosen.add(Format.valueOf(one.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw wrong("--format", one, "html,json,pdf,csv");
      }
    }
    return chosen;
  }

  private Optional<Severity> failOn() {
    return switch (failOn.toLowerCase(Locale.ROOT)) {
      case "never" -> Optional.empty();
      case "critical" -> Optional.of(Severity.CRITICAL);
      case "major" -> Optional.of(Severity.MAJOR);
      case "minor" -> Optional.of(Severity.MINOR);
      default -> throw wrong("--fail-on", failOn, "critical, major, minor, never");
    };
  }

  private LocalDate date() {
    if (at == null) {
      return LocalDate.now(Clock.system(ZoneId.of("Europe/Paris")));
    }
    try {
      return LocalDate.parse(at);
    } catch (DateTimeException e) {
      throw wrong("--at", at, Speech.say("une date AAAA-MM-JJ", "a date YYYY-MM-DD"));
    }
  }

  private Language language() {
    if (lang == null) {
      return Speech.ofTerminal();
    }
    if (!lang.equalsIgnoreCase("fr") && !lang.equalsIgnoreCase("en")) {
      throw wrong("--lang", lang, "fr, en");
    }
    return Language.of(lang);
  }

  private ParameterException wrong(String option, String given, String expected) {
    return failure(
        Speech.say(
            option + " : « " + given + " » ne convient pas, attendu : " + expected,
            option + ": “" + given + "” does not fit, expected: " + expected));
  }

  private ParameterException failure(String message) {
    if (spec == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
