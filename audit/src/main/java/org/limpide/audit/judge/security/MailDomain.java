package org.limpide.audit.judge.security;

import java.util.Locale;
import java.util.Optional;
import org.limpide.audit.evidence.ServerFacts.Names;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * The domain in whose name the site would write, and its records.
 *
 * @param aside why the rules on mail say nothing, when they do not
 */
record MailDomain(String domain, Names names, Optional<Verdict> aside) {
  private static final Names NONE =
      new Names(
          false,
          false,
          java.util.List.of(),
          false,
          java.util.List.of(),
          java.util.List.of(),
          java.util.List.of(),
          java.util.List.of());

  static MailDomain of(Dossier dossier) {
    String site = dossier.evidence().site().toLowerCase(Locale.ROOT);
    Names names = dossier.evidence().servers().names().getOrDefault(site, NONE);
    return new MailDomain(site, names, aside(site, names, dossier));
  }

  private static Optional<Verdict> aside(String site, Names names, Dossier dossier) {
    if (!site.contains(".") || site.contains(":") || site.matches("[0-9.]+")) {
      return Optional.of(
          Verdict.notApplicable(
              Text.of(
                  "Le site n'a pas de nom de domaine : " + site + ".",
                  "The site has no domain name: " + site + ".")));
    }
    if (!names.answered()) {
      return Optional.of(
          Verdict.unknown(
              Text.of(
                  "Le serveur de noms n'a pas répondu pour " + site + ".",
                  "The name server did not answer for " + site + ".")));
    }
    if (!names.exists()) {
      return Optional.of(
          Verdict.unknown(
              Text.of(
                  "Le serveur de noms ne connaît pas " + site + ".",
                  "The name server does not know " + site + ".")));
    }
    boolean lent = site.chars().filter(c -> c == '.').count() > 1;
    boolean mail = !names.mx().isEmpty() || !names.spf().isEmpty() || shown(site, dossier);
    return lent && !mail
        ? Optional.of(
            Verdict.unknown(
                Text.of(
                    "Rien ne montre que " + site + " serve au courrier.",
                    "Nothing shows that " + site + " is used for mail.")))
        : Optional.empty();
  }

  private static boolean shown(String site, Dossier dossier) {
    return dossier.evidence().pages().stream()
        .anyMatch(page -> page.text().toLowerCase(Locale.ROOT).contains("@" + site));
  }
}
