package org.limpide.app;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.limpide.law.Language;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code limpide serve}: runs the service until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {"Lance le service.", "Runs the service."},
    footer = {
      "",
      "Réglages durables : limpide.properties dans le dossier des données (docs/operate.md).",
      "Lasting settings: limpide.properties in the data folder (docs/operate.md)."
    })
final class ServeCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final DataFolder where = new DataFolder();

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "N",
      description = "Port d'écoute (${DEFAULT-VALUE}). / Port to listen on.")
  private int port;

  @Option(
      names = "--address",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description =
          "Adresse d'écoute (${DEFAULT-VALUE} : cette machine seulement). / Address to listen on.")
  private String address = "127.0.0.1";

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description =
          "Adresse vue des personnes derrière un mandataire : https://vie-privee.boutique.fr ou"
              + " https://boutique.fr/limpide. / The address people see, behind a proxy.")
  private @Nullable URI publicUrl;

  @Option(
      names = "--proxy",
      split = ",",
      paramLabel = "ADDRESS",
      description =
          "Adresse numérique du mandataire dont les en-têtes sont crus. / Numeric address of the"
              + " proxy whose headers are believed.")
  private List<String> proxies = new ArrayList<>();

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Certificat et sa chaîne (PEM). / Certificate and its chain (PEM).")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "Clé du certificat (PEM). / The certificate's key (PEM).")
  private @Nullable Path key;

  @Option(
      names = "--log",
      defaultValue = "lines",
      paramLabel = "lines|json",
      description = "Forme des journaux (${DEFAULT-VALUE}). / Form of the logs.")
  private String log = "lines";

  @Option(
      names = "--lang",
      paramLabel = "fr|en",
      converter = LanguageOption.class,
      description = "Langue des messages. / Language of the messages.")
  @SuppressWarnings("UnusedVariable") // Main reads it from the line before anything else
  private @Nullable Language language;

  @Option(names = "--train", hidden = true)
  private boolean train;

  @Override
  public Integer call() throws Exception {
    ServerSettings settings = settings();
    if (train) {
      return Training.run(settings);
    }
    try (DataLock lock = DataLock.take(settings.data());
        Server server = Server.start(settings)) {
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    server.close();
                    lock.close();
                    stopped.countDown();
                  }));
      Welcome.say(err(), server, settings);
      stopped.await();
    }
    return ExitCode.DONE;
  }

  private ServerSettings settings() {
    Path folder = where.folder();
    Map<String, String> options = SettingsFile.read(folder, this::wrong);
    if (port < 0 || port > 65_535) {
      throw wrong("--port" + Speech.say(" : ", ": ") + Usage.unfit("" + port, "0-65535"));
    }
    if (!log.equals("lines") && !log.equals("json")) {
      throw wrong("--log" + Speech.say(" : ", ": ") + Usage.unfit(log, "lines, json"));
    }
    for (String proxy : proxies) {
      if (!proxy.matches("[0-9.]+|[0-9A-Fa-f:]+")) {
        throw wrong(
            "--proxy"
                + Speech.say(" : ", ": ")
                + Usage.unfit(proxy, Speech.say("une adresse numérique", "a numeric address")));
      }
    }
    return new ServerSettings(
        folder,
        where.url().map(this::postgres),
        address,
        port,
        Optional.ofNullable(publicUrl).map(this::reachable),
        proxies,
        tls(),
        log.equals("json") ? ServerSettings.Logs.JSON : ServerSettings.Logs.LINES,
        options);
  }

  private String postgres(String url) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw wrong(
          "--database-url"
              + Speech.say(" : ", ": ")
              + Speech.say("attendu : jdbc:postgresql://…", "expected: jdbc:postgresql://…"));
    }
    return url;
  }

  private URI reachable(URI url) {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
      throw wrong(
          "--public-url"
              + Speech.say(" : ", ": ")
              + Usage.unfit("" + url, "https://hôte[/chemin]"));
    }
    return url;
  }

  private Optional<ServerSettings.Tls> tls() {
    if ((certificate == null) != (key == null)) {
      throw wrong(
          Speech.say(
              "--tls-cert et --tls-key vont ensemble", "--tls-cert and --tls-key go together"));
    }
    if (certificate == null || key == null) {
      return Optional.empty();
    }
    for (Path file : List.of(certificate, key)) {
      if (!Files.isReadable(file)) {
        throw wrong(Speech.say("illisible : ", "cannot be read: ") + file);
      }
    }
    return Optional.of(new ServerSettings.Tls(certificate, key));
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(line(), sentence);
  }

  private CommandLine line() {
    return Objects.requireNonNull(spec).commandLine();
  }

  private PrintWriter err() {
    return line().getErr();
  }
}
