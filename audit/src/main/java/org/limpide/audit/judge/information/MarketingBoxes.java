package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.limpide.audit.evidence.SiteEvidence.FormOnPage;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * FM-01: nobody is signed up to marketing by a box that was ticked beforehand, or by not ticking
 * one (CPCE art. L34-5; GDPR art. 4(11); CJEU C-673/17).
 */
final class MarketingBoxes implements Evaluator {
  @Override
  public String rule() {
    return "FM-01";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var reading = new Reading(dossier);
    List<FormOnPage> forms = Forms.collecting(reading);
    List<Solicitation> asked = forms.stream().flatMap(f -> Solicitation.in(f).stream()).toList();
    List<Proof> faults = new ArrayList<>();
    List<String> doubts = new ArrayList<>();
    for (Solicitation ask : asked) {
      if (ask.on() && (ask.toUntick() || !ask.against())
          || !ask.on() && ask.against() && !ask.radio() && !ask.oppositionAtPurchase()) {
        faults.add(ask.proof());
      } else if (ask.against() && !ask.radio() || compulsory(ask)) {
        doubts.add(Forms.name(ask.field()));
      }
    }
    if (!faults.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "Une inscription commerciale est acquise sans geste du visiteur.",
              "A visitor is signed up to marketing without a gesture."),
          faults);
    }
    if (!doubts.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "À vérifier : « " + String.join(" », « ", doubts) + " ».",
              "To check: “" + String.join("”, “", doubts) + "”."));
    }
    if (!asked.isEmpty()) {
      return Verdict.pass(
          Text.of(
              "Les cases d'inscription commerciale sont décochées au chargement.",
              "Marketing boxes are not ticked when the page loads."),
          asked.stream().map(Solicitation::proof).toList());
    }
    Optional<Verdict> unread = Unasked.because(reading, forms);
    return unread.orElseGet(
        () ->
            Verdict.notApplicable(
                Text.of(
                    "Aucune case d'inscription commerciale dans les formulaires vus.",
                    "No marketing box in the forms seen.")));
  }

  private static boolean compulsory(Solicitation ask) {
    return ask.field().required() && !ask.radio() && !ask.onNewsletterForm();
  }
}
