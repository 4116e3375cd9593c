package org.limpide.audit.judge.security;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/** Whether the site has accounts that a password opens, which the rules on passwords ask first. */
final class Accounts {
  private static final Set<PageKind> PAGES =
      EnumSet.of(PageKind.LOGIN, PageKind.SIGN_UP, PageKind.PASSWORD_RESET);
  private static final Set<FormPurpose> FORMS =
      EnumSet.of(FormPurpose.LOGIN, FormPurpose.SIGN_UP, FormPurpose.PASSWORD_RESET);
  private static final Pattern WAY_IN =
      Pattern.compile(
          "^(se connecter|connexion|connectez-vous|s'identifier|identifiez-vous|mon compte|mon espace|espace (client|membre|personnel|adherent)|creer (un|mon) compte|s'inscrire|log ?in|sign ?(in|up)|my account|register|create (an )?account)\\b.{0,30}$");

  private Accounts() {}

  /** Whether anything on the pages read speaks of accounts. */
  static boolean seen(SiteEvidence evidence) {
    return !PasswordField.all(evidence).isEmpty()
        || evidence.pages().stream()
            .anyMatch(page -> page.kinds().stream().anyMatch(PAGES::contains))
        || evidence.forms().anyMatch(on -> FORMS.contains(on.form().purpose()))
        || evidence.pages().stream()
            .flatMap(page -> page.links().stream())
            .anyMatch(link -> WAY_IN.matcher(Plain.of(link.text()).strip()).matches());
  }

  /** Whether pages were read to the end of what was asked for, the home page at least. */
  static boolean pagesRead(SiteEvidence evidence) {
    return evidence.scenario(Scenario.S0).filter(ScenarioRun::done).isPresent()
        && !evidence.pages().isEmpty()
        && evidence.pages().getFirst().status() < 400;
  }

  /** Why rules on passwords do not concern the site, or cannot say so; empty when they do. */
  static Optional<Verdict> aside(SiteEvidence evidence) {
    if (seen(evidence)) {
      return Optional.empty();
    }
    return Optional.of(
        pagesRead(evidence)
            ? Verdict.notApplicable(
                Text.of(
                    "Aucune connexion ni création de compte n'a été vue sur le site.",
                    "No login or sign-up was seen on the site."))
            : Verdict.unknown(
                Text.of(
                    "Les pages n'ont pas pu être lues : rien ne dit si le site tient des comptes.",
                    "The pages could not be read: nothing tells whether the site keeps accounts.")));
  }
}
