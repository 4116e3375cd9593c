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
 * FM-10: where a consumer gives a phone number, the form says that sales calls need their prior
 * consent, or that the number serves something else only (C. conso. art. L223-1 and L223-2, from 11
 * August 2026).
 */
final class PhoneCanvassing implements Evaluator {
  private static final Pattern TOLD =
      Plain.pattern(
          "demarch|bloctel|prospection (telephonique|par telephone)|telemarketing|cold.call|canvass"
              + "|\\b(appel|rappel)\\w*[^.\\n]{0,80}(commercia|publicitaire|prospection|accord|consent|accept|offres)"
              + "|(commercia|prospection)[^.\\n]{0,60}(\\bappel|par telephone|\\bcall|by (tele)?phone)|(accord|consent)[^.\\n]{0,40}(\\bappel|\\bcall)"
              + "|(aucun|jamais|pas)[^.\\n]{0,30}\\bappel|(sales|marketing|commercial|unsolicited|promotional) (phone )?calls?"
              + "|(never|not|no)[^.\\n]{0,30}\\bcall|call you[^.\\n]{0,60}(consent|agree|market|offers)");
  private static final Pattern LIMITED =
      Plain.pattern(
          "(seulement|uniquement|exclusivement|\\bonly\\b|solely|exclusively|ne (sert|servira|sera)\\w*[^.\\n]{0,30}\\bqu|n'est utilise que)"
              + "|(pour|sert a|servira a|utile a|utilise pour|en cas de|for|used (for|to)|if)[^.\\n]{0,40}(livraison|livrer|livreur|transporteur|colis|delivery|deliver|courier|carrier|parcel|shipping)");
  private static final Pattern LIMITED_TEXT =
      Plain.pattern(
          "(telephone|numero|phone|\\bmobile|portable)[^.\\n]{0,80}((seulement|uniquement|exclusivement|\\bonly\\b|solely|\\bqu'a|\\bqu'en|\\bque pour)"
              + "|(pour|sert|servira|transmis|for|used)[^.\\n]{0,40}(livraison|livrer|livreur|transporteur|delivery|courier|carrier))");
  private static final Pattern CALL_BACK =
      Plain.pattern(
          "(etre|me|faire) rappele|rappelez[- ]moi|rappel (gratuit|immediat)|call me back|call.?back|request a call|on vous rappelle");
  private static final Pattern TRADE =
      Plain.pattern(
          "(site|boutique|vente|catalogue|service|offre|acces)s?[^.\\n]{0,40}(reserve|destine)e?s? (exclusivement |uniquement |strictement )?aux professionnels"
              + "|(exclusivement|uniquement) (reserve|destine)e?s? aux professionnels|(trade|business(es)?|professionals) only|trade customers only|vente exclusive aux professionnels");

  @Override
  public String rule() {
    return "FM-10";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var reading = new Reading(dossier);
    List<FormOnPage> forms = Forms.collecting(reading);
    List<Proof> faults = new ArrayList<>();
    List<Proof> sound = new ArrayList<>();
    List<String> doubts = new ArrayList<>();
    for (FormOnPage seen : forms) {
      for (Solicitation ask : Solicitation.in(seen)) {
        if (ask.byPhone() && ask.on() && !ask.against()) {
          faults.add(ask.proof());
        }
      }
      if (seen.form().purpose() != FormPurpose.LOGIN
          && seen.form().purpose() != FormPurpose.PASSWORD_RESET) {
        seen.form().fields().stream()
            .filter(Forms::phone)
            .findFirst()
            .ifPresent(field -> judge(seen, field, faults, sound, doubts));
      }
    }
    var home = Prose.whole(reading.pages());
    var trade = home.first(TRADE);
    if (trade.isPresent() && !faults.isEmpty()) {
      return Verdict.notApplicable(
          Text.of(
              "Le site se dit réservé aux professionnels : « "
                  + Plain.cut(trade.get().said(), 120)
                  + " ».",
              "The site says it is for trade only: “" + Plain.cut(trade.get().said(), 120) + "”."));
    }
    if (!faults.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "Un numéro de téléphone est demandé sans dire que tout appel commercial suppose un accord préalable, ou cet accord est acquis d'avance.",
              "A phone number is asked for without saying that sales calls need prior consent, or that consent is taken beforehand."),
          faults);
    }
    if (!doubts.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "À vérifier : " + String.join(", ", doubts) + ".",
              "To check: " + String.join(", ", doubts) + "."));
    }
    if (!sound.isEmpty()) {
      return Verdict.pass(
          Text.of(
              "Chaque champ « téléphone » dit à quoi sert le numéro, ou que les appels commerciaux supposent un accord.",
              "Each phone field says what the number is for, or that sales calls need consent."),
          sound);
    }
    return Unasked.because(reading, forms)
        .orElseGet(
            () ->
                Verdict.notApplicable(
                    Text.of(
                        "Aucun formulaire vu ne demande de numéro de téléphone.",
                        "No form seen asks for a phone number.")));
  }

  private static void judge(
      FormOnPage seen, Field field, List<Proof> faults, List<Proof> sound, List<String> doubts) {
    String near = Plain.of(field.label() + " . " + field.placeholder() + " . " + field.help());
    String around = Plain.of(seen.form().text() + "\n" + seen.form().around());
    Text said = Text.of("champ « " + Forms.name(field) + " »", "field “" + Forms.name(field) + "”");
    if (Plain.has(TOLD, near)
        || Plain.has(LIMITED, near)
        || Plain.has(TOLD, around)
        || Plain.has(LIMITED_TEXT, around)) {
      sound.add(Forms.proof(seen, said));
    } else if (seen.form().thirdPartyFrame() || Plain.has(CALL_BACK, around)) {
      doubts.add(Forms.name(field));
    } else {
      faults.add(
          Forms.proof(
              seen,
              Text.of(
                  said.fr() + " sans mention sur les appels commerciaux",
                  said.en() + " without a word on sales calls")));
    }
  }
}
