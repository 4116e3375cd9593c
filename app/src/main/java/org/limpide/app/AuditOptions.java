package org.limpide.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.law.Language;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What may be written after {@code limpide audit}; {@link AuditRequests} makes sense of it. */
final class AuditOptions {
  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "URL",
      description = "Adresse(s) à auditer. / Address(es) to audit.")
  List<String> urls = new ArrayList<>();

  @Option(
      names = "--pages",
      defaultValue = "20",
      paramLabel = "N",
      description = "Pages lues au plus par site (${DEFAULT-VALUE}). / Most pages read.")
  int pages;

  @Option(
      names = "--depth",
      defaultValue = "3",
      paramLabel = "N",
      description =
          "Clics depuis l'accueil au plus (${DEFAULT-VALUE}). / Most clicks from the home page.")
  int depth;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Dossier du rapport (limpide-audit/HÔTE-PORT) ; plusieurs sites : DIR/HÔTE-PORT."
              + " / Report folder; several sites: DIR/HOST-PORT.")
  @Nullable Path out;

  @Option(
      names = "--format",
      split = ",",
      defaultValue = "html,json,pdf,csv",
      paramLabel = "html,json,pdf,csv",
      description = "Formes du rapport (toutes). / Forms of the report (all).")
  List<String> formats = new ArrayList<>();

  @Option(
      names = "--lang",
      paramLabel = "fr|en",
      converter = LanguageOption.class,
      description = "Langue du rapport et des messages. / Language of report and messages.")
  @Nullable Language language;

  @Option(
      names = "--resolve",
      paramLabel = "HOST:PORT:ADDRESS",
      converter = ResolveOption.class,
      description = "Comme curl ; HOST peut être *. / As curl; HOST may be *.")
  List<Resolve> resolve = new ArrayList<>();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description =
          "Autorités de certification de plus (PEM). / Further certificate authorities (PEM).")
  @Nullable Path ca;

  @Option(
      names = "--dns",
      paramLabel = "HOST:PORT",
      description = "Serveur de noms à interroger. / Name server to ask.")
  @Nullable String dns;

  @Option(
      names = "--trackers",
      paramLabel = "FILE",
      description =
          "Liste de traceurs de plus, telle EasyPrivacy. / Further list of trackers, as EasyPrivacy.")
  @Nullable Path trackers;

  @Option(
      names = "--verified",
      description =
          "Le site est à moi : formulaires témoins et fichiers sensibles essayés. / The site is mine.")
  boolean verified;

  @Option(
      names = "--fail-on",
      defaultValue = "never",
      paramLabel = "critical|major|minor|never",
      description =
          "Code 1 dès un constat de cette gravité (${DEFAULT-VALUE}) ; un conseil ne compte jamais."
              + " / Exit 1 from that severity on; advice never counts.")
  String failOn = "never";

  @Option(
      names = "--scenarios",
      split = ",",
      defaultValue = "S0,S1,S2,S3,S4,S5",
      paramLabel = "S0,S1,…",
      description = "Scénarios joués, S0 toujours (tous). / Scenarios played, S0 always (all).")
  List<String> scenarios = new ArrayList<>();

  @Option(
      names = "--settle",
      defaultValue = "2000",
      paramLabel = "MS",
      description = "Attente sur chaque page (${DEFAULT-VALUE} ms). / Wait on each page.")
  long settle;

  @Option(
      names = "--first-wait",
      defaultValue = "30000",
      paramLabel = "MS",
      description =
          "Attente sur l'accueil en S0 (${DEFAULT-VALUE} ms). / Wait on the home page in S0.")
  long firstWait;

  @Option(
      names = "--timeout",
      defaultValue = "600",
      paramLabel = "S",
      description = "Temps au plus par site (${DEFAULT-VALUE} s). / Most time a site.")
  long timeout;

  @Option(
      names = "--parallel",
      defaultValue = "1",
      paramLabel = "N",
      description = "Sites audités en même temps (${DEFAULT-VALUE}). / Sites at the same time.")
  int parallel;

  @Option(
      names = "--browser",
      paramLabel = "PATH",
      description = "Exécutable de Chromium. / Chromium's executable.")
  @Nullable Path browser;

  @Option(
      names = "--at",
      paramLabel = "DATE",
      description = "Date dont le droit s'applique (AAAA-MM-JJ). / Date whose law applies.")
  @Nullable String at;

  @Option(names = "--quiet", description = "Sans progression. / No progress.")
  boolean quiet;
}
