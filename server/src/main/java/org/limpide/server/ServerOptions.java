package org.limpide.server;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.limpide.law.Text;

/** What {@code limpide.properties} may say, each name with what its value must look like. */
public final class ServerOptions {
  private static final String NUMBER = "\\d{1,9}";
  private static final String YES_NO = "true|false";
  private static final String ANYTHING = ".+";

  /**
   * One thing the service can be told.
   *
   * @param form the whole value must match
   * @param meaning for the documentation
   * @param secret whether its value must never be shown
   */
  public record Option(String name, String form, Text meaning, boolean secret) {}

  private static final List<Option> ALL =
      List.of(
          option(
              "limpide.mail.host",
              ANYTHING,
              "serveur d'envoi (SMTP)",
              "outgoing mail server (SMTP)"),
          option("limpide.mail.port", NUMBER, "son port", "its port"),
          option("limpide.mail.user", ANYTHING, "compte d'envoi", "account on it"),
          secret("limpide.mail.password", "mot de passe du compte", "the account's password"),
          option(
              "limpide.mail.from", "[^@\\s]+@[^@\\s]+", "adresse d'expédition", "sender's address"),
          option(
              "limpide.mail.starttls", YES_NO, "chiffrer l'envoi (STARTTLS)", "encrypt (STARTTLS)"),
          option(
              "limpide.oidc.issuer",
              "https?://.+",
              "fournisseur d'identité (OIDC)",
              "identity provider (OIDC)"),
          option("limpide.oidc.client-id", ANYTHING, "identifiant client", "client id"),
          secret("limpide.oidc.client-secret", "secret du client", "client secret"),
          option(
              "limpide.oidc.name",
              ANYTHING,
              "nom du fournisseur sur le bouton (son hôte sinon)",
              "the provider's name on the button (else its host)"),
          option(
              "limpide.egress.allow",
              ANYTHING,
              "adresses privées que les audits peuvent visiter",
              "private addresses audits may visit"),
          option(
              "limpide.dns",
              "\\S+",
              "serveur de noms interrogé pour la preuve de propriété (HÔTE ou HÔTE:PORT)",
              "name server asked for the proof of ownership (HOST or HOST:PORT)"),
          option(
              "limpide.audits.kept",
              "[1-9]\\d{0,4}",
              "dossiers d'audit gardés par site (24) ; les comptes restent toujours",
              "audit dossiers kept for each site (24); their counts always are"),
          option(
              "limpide.webhooks.http",
              YES_NO,
              "accepter des webhooks en HTTP simple (non)",
              "accept webhooks over plain HTTP (no)"),
          option(
              "limpide.api.per-minute",
              "[1-9]\\d{0,6}",
              "demandes par minute et par clé d'API (300)",
              "requests a minute for each API key (300)"),
          option(
              "limpide.choices-per-second",
              "[1-9]\\d{0,6}",
              "choix de visiteurs pris par seconde et par site (2000)",
              "visitors' choices taken a second for each site (2000)"),
          secret("limpide.metrics.token", "jeton de /metrics", "token of /metrics"));

  /**
   * What the desks read, too, but only the command line says: {@code --public-url}, and {@code
   * ./limpide demo}.
   */
  static final Set<String> OF_THE_LINE = Set.of("limpide.public-url", "limpide.demo");

  private ServerOptions() {}

  private static Option option(String name, String form, String fr, String en) {
    return new Option(name, form, Text.of(fr, en), false);
  }

  private static Option secret(String name, String fr, String en) {
    return new Option(name, ANYTHING, Text.of(fr, en), true);
  }

  public static List<Option> all() {
    return ALL;
  }

  /** What is wrong with a setting, or nothing. */
  public static Optional<Text> mistake(String name, String value) {
    Optional<Option> known = ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    if (known.isEmpty()) {
      return Optional.of(Text.of("réglage inconnu", "unknown setting"));
    }
    return value.matches(known.get().form())
        ? Optional.empty()
        : Optional.of(Text.of("valeur qui ne convient pas", "a value that does not fit"));
  }
}
