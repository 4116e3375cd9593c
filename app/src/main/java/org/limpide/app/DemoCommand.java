package org.limpide.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.limpide.law.Language;
import org.limpide.server.ServerSettings;
import org.limpide.server.audits.Outcome;
import org.limpide.server.audits.SiteAudit;
import org.limpide.server.demo.Demo;
import org.limpide.server.demo.DemoFolder;
import org.limpide.server.demo.Shop;
import org.limpide.server.web.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code limpide demo}: a fictional shop and a service full of invented data, on this machine
 * alone; nothing of it is left at the end.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Montre le service avec une boutique et des données inventées, sur cette machine seulement.",
      "Shows the service with an invented shop and invented data, on this machine only."
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  private volatile boolean stopping;

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "N",
      description = "Port du service (${DEFAULT-VALUE}). / Port of the service.")
  private int port;

  @Option(
      names = "--shop-port",
      defaultValue = "8081",
      paramLabel = "N",
      description = "Port de la boutique (${DEFAULT-VALUE}). / Port of the shop.")
  private int shopPort;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Dossier vide à remplir et à garder (sinon : temporaire, effacé à la fin)."
              + " / Empty folder to fill and keep (else temporary, erased at the end).")
  private @Nullable Path data;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description =
          "Base PostgreSQL vide, au lieu de SQLite ; elle est gardée."
              + " / An empty PostgreSQL database instead of SQLite; it is kept.")
  private @Nullable String databaseUrl;

  @Option(
      names = "--lang",
      paramLabel = "fr|en",
      converter = LanguageOption.class,
      description = "Langue des messages. / Language of the messages.")
  @SuppressWarnings("UnusedVariable") // Main reads it from the line before anything else
  private @Nullable Language language;

  @Override
  public Integer call() throws Exception {
    check("--port", port);
    check("--shop-port", shopPort);
    if (port == shopPort && port != 0) {
      throw wrong(
          Speech.say(
              "--port et --shop-port : deux ports différents, s'il vous plaît",
              "--port and --shop-port: two different ports, please"));
    }
    if (databaseUrl != null && !databaseUrl.startsWith("jdbc:postgresql:")) {
      throw wrong(
          "--database-url"
              + Speech.say(" : attendu : jdbc:postgresql://…", ": expected: jdbc:postgresql://…"));
    }
    Path folder = data == null ? DemoFolder.fresh() : data.toAbsolutePath();
    try {
      return run(folder);
    } finally {
      forget(folder);
    }
  }

  private Integer run(Path folder) throws IOException, InterruptedException {
    try (Shop shop = shop();
        DataLock lock = DataLock.take(folder);
        Demo demo = demo(folder, shop)) {
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    stopping = true;
                    demo.close();
                    lock.close();
                    forget(folder);
                    stopped.countDown();
                  }));
      URI service = port == 0 ? demo.server().address() : URI.create("http://localhost:" + port);
      welcome(demo, service);
      try {
        follow(demo, service);
      } catch (RuntimeException e) {
        if (!stopping) { // the database is closed under it
          throw e;
        }
      }
      stopped.await();
    }
    return ExitCode.DONE;
  }

  private Demo demo(Path folder, Shop shop) throws IOException {
    err()
        .println(
            Speech.say("La démonstration se prépare…", "The demonstration is being prepared…"));
    err().flush();
    // passkeys need a name: an address of figures has none
    Optional<URI> name =
        port == 0 ? Optional.empty() : Optional.of(URI.create("http://localhost:" + port));
    ServerSettings settings =
        new ServerSettings(folder, Optional.ofNullable(databaseUrl), "127.0.0.1", port, name);
    try {
      return Demo.start(settings, shop);
    } catch (Demo.OccupiedException e) {
      throw wrong(
          Speech.say(
              "il y a déjà des données ici ; la démonstration veut un endroit vide",
              "there is data here already; the demonstration wants an empty place"));
    }
  }

  private Shop shop() throws IOException {
    try {
      return Shop.open(shopPort);
    } catch (BindException e) {
      throw wrong(
          "--shop-port" + Speech.say(" : ce port est déjà pris", ": this port is taken already"));
    }
  }

  private void welcome(Demo demo, URI service) {
    for (Map.Entry<String, String> line :
        List.of(
            Map.entry(Speech.say("Le service", "The service"), service + "/"),
            Map.entry(Speech.say("Adresse électronique", "E-mail address"), demo.email()),
            Map.entry(Speech.say("Mot de passe", "Password"), demo.password()),
            Map.entry(
                Speech.say("La boutique inventée", "The invented shop"),
                demo.shop().address().toString()),
            Map.entry(
                Speech.say("Réparer ses défauts", "To mend its faults"),
                demo.shop().wings().toString()))) {
      err().println("  %-22s %s".formatted(line.getKey(), line.getValue()));
    }
    err()
        .println(
            Speech.say(
                "Toutes les données sont inventées, et rien ne sort de cette machine.",
                "All data is invented, and nothing leaves this machine."));
    err()
        .println(
            data == null && databaseUrl == null
                ? Speech.say("Ctrl-C arrête et efface tout.", "Ctrl-C stops and erases everything.")
                : Speech.say(
                    "Ctrl-C arrête ; les données restent.", "Ctrl-C stops; the data stays."));
    err().flush();
  }

  /** Tells how the real audit of the shop gets on, a line for each step. */
  private void follow(Demo demo, URI service) throws InterruptedException {
    Words words = Words.in(Speech.language());
    String told = "";
    SiteAudit audit = demo.audit();
    while (audit.outcome() == Outcome.PENDING) {
      String step = demo.progress().step(words);
      if (!step.equals(told)) {
        tell(step);
        told = step;
      }
      Thread.sleep(500);
      audit = demo.audit();
    }
    tell(
        audit.done()
            ? Speech.say(
                    audit.tally().important() + " constats importants → ",
                    audit.tally().important() + " important findings → ")
                + service
                + demo.page()
            : words.say(audit.failure().isEmpty() ? "jobs.failed" : audit.failure()));
  }

  private void tell(String what) {
    err().println(Speech.say("Audit de la boutique : ", "Audit of the shop: ") + what);
    err().flush();
  }

  private void forget(Path folder) {
    if (data == null && Files.exists(folder)) {
      try {
        DemoFolder.delete(folder);
      } catch (IOException e) {
        err().println(Speech.say("Reste à effacer : ", "Left to erase: ") + folder);
      }
    }
  }

  private void check(String name, int given) {
    if (given < 0 || given > 65_535) {
      throw wrong(name + Speech.say(" : ", ": ") + Usage.unfit("" + given, "0-65535"));
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
