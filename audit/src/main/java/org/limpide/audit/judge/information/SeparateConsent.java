package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.FormFact.Field;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.SiteEvidence.FormOnPage;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * FM-02: consent to marketing is asked apart from the terms, from the account and from the order
 * (GDPR art. 7(2) and 7(4)).
 */
final class SeparateConsent implements Evaluator {
  private static final Pattern TERMS =
      Plain.pattern(
          "\\bcgv\\b|\\bcgu\\b|\\bcguv\\b|\\bcgvu\\b|conditions (generales|d'utilisation|de vente|particulieres)|reglement du (jeu|concours)"
              + "|terms (and|&|of|of use)|\\bterms\\b|t&cs?\\b|conditions of (sale|use)|general conditions");
  private static final Pattern POLICY_AND_MORE =
      Plain.pattern(
          "(accept\\w*|approuv\\w*|consen\\w*|agree\\w*)[^.]{0,40}(politique|charte|privacy (policy|notice))[^.]{0,80}?(\\bet\\b|,|\\band\\b|ainsi que)"
              + "[^.]{0,40}(recevoir|recoiv|receiv|recevr)");
  private static final Pattern REFERENCE =
      Plain.pattern(
          "(conformement|selon|dans les conditions|voir|tel que|prevues?|in accordance|as (described|explained|set out)|according|see)[^.]{0,30}"
              + "(\\bcgv\\b|\\bcgu\\b|conditions|terms)");
  private static final Pattern BY_DOING =
      Plain.pattern(
          "(en (creant|validant|cliquant|passant|vous inscrivant|soumettant|envoyant|commandant|finalisant|confirmant)"
              + "|by (creating|placing|signing|clicking|registering|submitting|ordering|sending|continuing))"
              + "[^.]{0,160}(accept|consent|agree|autoris)");
  private static final Pattern NOT =
      Plain.pattern(
          "n'accept|sans (accepter|recevoir)|ne (recevrez|vous inscri)|not (receive|subscribe|sign)");
  private static final Pattern ACT =
      Plain.pattern(
          "cre(er|ez)|commander|valid|payer|envoyer|enregistrer|creat|order|regist|submit|sign up|send|pay\\b");

  @Override
  public String rule() {
    return "FM-02";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var reading = new Reading(dossier);
    List<FormOnPage> forms = Forms.collecting(reading);
    List<Proof> faults = new ArrayList<>();
    List<Proof> apart = new ArrayList<>();
    for (FormOnPage seen : forms) {
      List<Solicitation> asked = Solicitation.in(seen);
      for (Solicitation ask : asked) {
        if (mixed(ask) || imposed(ask)) {
          faults.add(ask.proof());
        } else {
          apart.add(ask.proof());
        }
      }
      if (seen.form().purpose() != FormPurpose.NEWSLETTER) {
        byDoing(seen, faults);
      } else if (asked.isEmpty()) {
        apart.add(
            Forms.proof(
                seen,
                Text.of(
                    "l'inscription est demandée seule", "the subscription is asked for alone")));
      }
    }
    if (!faults.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "L'accord pour recevoir des offres est mêlé à une autre acceptation, ou imposé avec elle.",
              "Consent to marketing is mixed with another acceptance, or imposed with it."),
          faults);
    }
    if (!apart.isEmpty()) {
      return Verdict.pass(
          Text.of(
              "L'accord pour recevoir des offres est demandé à part et reste facultatif.",
              "Consent to marketing is asked for apart and stays optional."),
          apart);
    }
    return Unasked.because(reading, forms)
        .orElseGet(
            () ->
                Verdict.notApplicable(
                    Text.of(
                        "Aucun formulaire vu ne demande d'accord commercial.",
                        "No form seen asks for consent to marketing.")));
  }

  private static boolean mixed(Solicitation ask) {
    return !ask.against()
        && (Plain.has(TERMS, ask.label()) && !Plain.has(REFERENCE, ask.label())
            || !ask.onNewsletterForm() && Plain.has(POLICY_AND_MORE, ask.label()));
  }

  private static boolean imposed(Solicitation ask) {
    Field field = ask.field();
    return field.type().equals("checkbox")
        && field.required()
        && !ask.against()
        && !ask.onNewsletterForm();
  }

  /** Acceptance drawn from the mere sending of the form. */
  private static void byDoing(FormOnPage seen, List<Proof> faults) {
    for (String button : seen.form().buttons()) {
      String plain = Plain.of(button);
      if (Solicitation.commercial(plain)
          && Plain.has(ACT, plain)
          && plain.matches(".*(\\bet\\b|&|\\+|\\band\\b).*")) {
        faults.add(
            Forms.proof(seen, Text.of("bouton « " + button + " »", "button “" + button + "”")));
      }
    }
    for (Prose.Passage sentence :
        Prose.of(seen.page(), seen.form().text() + "\n" + seen.form().around()).sentences()) {
      if (Plain.has(BY_DOING, sentence.plain())
          && Solicitation.commercial(sentence.plain())
          && !Plain.has(NOT, sentence.plain())) {
        faults.add(sentence.proof());
        return;
      }
    }
  }
}
