package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.FormFact;
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
 * IN-10: a form says which fields are mandatory, and what its asterisks mean (GDPR art. 13(2)(e)).
 * What a server would refuse is known only where a field says {@code required}.
 */
final class RequiredFields implements Evaluator {
  private static final Pattern LEGEND =
      Plain.pattern(
          "(\\*|asterisque|etoile|\\basterisk|\\bstar(red)?\\b)[^.\\n]{0,80}(absolument|il nous faut|obligatoire|requis|necessaire|indispensable|a remplir|a renseigner|doi(t|vent) etre|required|mandatory|needed|must|compulsory)"
              + "|(obligatoire|requis|required|mandatory|necessaire|needed|compulsory)s?[^.\\n]{0,40}(\\*|asteri|etoile)"
              + "|(champs?|fields?|informations?|renseignements?|rubriques?|donnees)[^.\\n]{0,60}(obligatoire|requis|required|mandatory|necessaire|compulsory)|(required|mandatory|obligatory) fields?");
  private static final Pattern ALL =
      Plain.pattern(
          "\\b(tout|tous|toutes|l'ensemble|(les|ces) (deux|trois|quatre|cinq|six)|all|every|each|both|the (two|three|four))\\b[^.\\n]{0,60}(obligatoire|requis|required|mandatory|necessaire|indispensable|needed|compulsory)|(sauf mention|sauf indication|unless (stated|marked|otherwise))");
  private static final Pattern WORD =
      Plain.pattern("obligatoire|requis|required|mandatory|necessaire|indispensable|compulsory");
  private static final Pattern OPTIONAL =
      Plain.pattern("facultati|optionnel|optional|si vous (le )?souhaitez");

  @Override
  public String rule() {
    return "IN-10";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var reading = new Reading(dossier);
    List<Proof> faults = new ArrayList<>();
    List<FormOnPage> sound = new ArrayList<>();
    List<FormOnPage> silent = new ArrayList<>();
    List<FormOnPage> forms = Forms.collecting(reading);
    for (FormOnPage seen : forms) {
      List<Field> stars = seen.form().fields().stream().filter(RequiredFields::starOnly).toList();
      List<Field> unsaid = unsaid(seen.form());
      if (!stars.isEmpty() && !legend(seen.form())) {
        faults.add(
            proof(seen, stars, Text.of("astérisque sans légende", "asterisk without a legend")));
      } else if (!unsaid.isEmpty() && !obvious(seen.form())) {
        faults.add(
            proof(
                seen,
                unsaid,
                Text.of(
                    "obligatoire sans que rien ne le dise", "mandatory while nothing says so")));
      } else if (says(seen.form())) {
        sound.add(seen);
      } else if (!obvious(seen.form())) {
        silent.add(seen);
      }
    }
    if (!faults.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "Des champs obligatoires ne sont pas signalés comme tels.",
              "Some mandatory fields are not marked as such."),
          faults);
    }
    if (!silent.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "Rien n'est signalé comme obligatoire dans : "
                  + Forms.names(silent).fr()
                  + " ; seul un envoi montrerait ce que le serveur exige.",
              "Nothing is marked as mandatory in: "
                  + Forms.names(silent).en()
                  + "; only sending it would show what the server demands."));
    }
    if (!sound.isEmpty()) {
      return Verdict.pass(
          Text.of(
              "Les champs obligatoires sont signalés : " + Forms.names(sound).fr() + ".",
              "Mandatory fields are marked: " + Forms.names(sound).en() + "."),
          sound.stream()
              .limit(5)
              .map(
                  seen ->
                      proof(
                          seen,
                          seen.form().fields().stream()
                              .filter(f -> f.required() || f.starred())
                              .toList(),
                          Text.of("signalés", "marked")))
              .toList());
    }
    if (!forms.isEmpty()) {
      return Verdict.notApplicable(
          Text.of(
              "Les formulaires vus n'ont qu'un champ, évidemment nécessaire.",
              "The forms seen have a single field, obviously needed."));
    }
    Optional<Verdict> unread = Unasked.because(reading, forms);
    return unread.orElseGet(
        () ->
            Verdict.notApplicable(
                Text.of(
                    "Aucun formulaire vu ne collecte de données.", "No form seen collects data.")));
  }

  /** Marked by an asterisk and not by a word. */
  private static boolean starOnly(Field field) {
    return field.visible()
        && field.starred()
        && !Plain.has(WORD, Plain.of(field.label() + " " + field.placeholder()));
  }

  private static boolean legend(FormFact form) {
    String words = Plain.of(form.text() + "\n" + form.around());
    return Plain.has(LEGEND, words) || Plain.has(ALL, words);
  }

  /** Fields that the form imposes without a mark, in a form that does not mark the others. */
  private static List<Field> unsaid(FormFact form) {
    String words = Plain.of(form.text() + "\n" + form.around());
    boolean othersOptional =
        form.fields().stream()
            .anyMatch(
                f -> !f.tickable() && Plain.has(OPTIONAL, Plain.of(f.label() + f.placeholder())));
    if (Plain.has(ALL, words) || othersOptional) {
      return List.of();
    }
    return form.fields().stream()
        .filter(f -> f.visible() && f.required() && !f.tickable() && !f.starred())
        .filter(f -> !Plain.has(WORD, Plain.of(f.label() + " " + f.placeholder() + " " + f.help())))
        .toList();
  }

  private static boolean says(FormFact form) {
    String words = Plain.of(form.text() + "\n" + form.around());
    return Plain.has(ALL, words)
        || form.fields().stream()
            .anyMatch(
                f ->
                    f.starred()
                        || Plain.has(WORD, Plain.of(f.label() + f.placeholder()))
                        || f.required() && Plain.has(OPTIONAL, words));
  }

  /** A form whose fields nobody would think optional. */
  private static boolean obvious(FormFact form) {
    FormPurpose purpose = form.purpose();
    long asked =
        form.fields().stream()
            .filter(f -> f.visible() && !f.tickable() && !f.type().equals("hidden"))
            .count();
    return asked <= 1
        || purpose == FormPurpose.LOGIN
        || purpose == FormPurpose.PASSWORD_RESET
        || purpose == FormPurpose.PAYMENT;
  }

  private static Proof proof(FormOnPage seen, List<Field> fields, Text what) {
    String names = fields.stream().map(Forms::name).limit(8).collect(Collectors.joining(" | "));
    return Forms.proof(
        seen, Text.of("« " + names + " » : " + what.fr(), "“" + names + "”: " + what.en()));
  }
}
