package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.SiteEvidence.FormOnPage;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * IN-09: beside each form that collects data, a short notice says what they are for and leads to
 * the whole (GDPR art. 13; the CNIL's two-level notices).
 */
final class FormNotice implements Evaluator {
  private static final Pattern TOLD =
      Plain.pattern(
          "(donnees|informations|renseignements|adresse|courriel|e-?mail|numero|coordonnees)[^.\\n]{0,120}(traite|collecte|utilis|recueill|serv(ent|ira|iront|i)\\b|\\bsert\\b|necessaires? (a|pour)|enregistre|conserv|garde|destine|transmis)"
              + "|(traite|collecte|utilis|recueill|conserv|gard)\\w*[^.\\n]{0,60}(ces|vos|votre|les|cette) (donnees|informations|renseignements|adresse|courriel|coordonnees)"
              + "|(a|avons|ont) besoin[^.\\n]{0,40}(donnees|informations|renseignements|coordonnees)|se sert de (ces|vos|votre)|recoi(t|vent) (votre|vos)|(base legale|interet legitime|obligation legale|legal basis|legitimate interest|legal obligation)"
              + "|(we|us|uses?|process\\w*|collect\\w*|keep\\w*|store\\w*)[^.\\n]{0,60}(this|your|these|the) (personal )?(information|data|details|e-?mail|address)|your (personal )?(data|information|details|e-?mail( address)?)[^.\\n]{0,80}(used|processed|kept|stored|collected|shared|serve)"
              + "|\\brgpd\\b|\\bgdpr\\b|reglement (general|\\(ue\\))|droit d'acces|informatique et libertes|\\bcnil\\b|nous ne (voyons|gardons|conservons)");

  @Override
  public String rule() {
    return "IN-09";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var reading = new Reading(dossier);
    Set<String> everywhere =
        reading
            .home()
            .map(home -> new HashSet<>(home.text().lines().toList()))
            .orElseGet(HashSet::new);
    List<FormOnPage> bare = new ArrayList<>();
    List<FormOnPage> half = new ArrayList<>();
    List<FormOnPage> whole = new ArrayList<>();
    List<FormOnPage> foreign = new ArrayList<>();
    for (FormOnPage seen : Forms.collecting(reading)) {
      boolean told = Plain.has(TOLD, words(seen, everywhere));
      boolean linked = linked(seen);
      if (told && linked) {
        whole.add(seen);
      } else if (seen.form().thirdPartyFrame()) {
        foreign.add(seen);
      } else if (told || linked || known(seen)) {
        half.add(seen);
      } else {
        bare.add(seen);
      }
    }
    if (!bare.isEmpty()) {
      return Verdict.fail(
              Text.of(
                  "Formulaires sans mention ni lien vers la page « vie privée » : "
                      + Forms.names(bare).fr()
                      + ".",
                  "Forms with neither a notice nor a link to the privacy page: "
                      + Forms.names(bare).en()
                      + "."),
              bare.stream().map(FormNotice::proof).toList())
          .filling("formulaire", Forms.names(bare).fr());
    }
    if (!foreign.isEmpty()) {
      return Verdict.unknown(
              Text.of(
                  "Un formulaire se trouve dans un cadre d'un autre site.",
                  "A form stands in a frame of another site."))
          .filling("formulaire", Forms.names(foreign).fr());
    }
    List<FormOnPage> thin =
        half.stream().filter(seen -> !known(seen) && !told(seen, everywhere)).toList();
    if (!thin.isEmpty()) {
      return Verdict.unknown(
              Text.of(
                  "Un lien, mais pas de mention courte, pour : " + Forms.names(thin).fr() + ".",
                  "A link, but no short notice, for: " + Forms.names(thin).en() + "."))
          .filling("formulaire", Forms.names(thin).fr());
    }
    if (!whole.isEmpty() || !half.isEmpty()) {
      List<FormOnPage> all = new ArrayList<>(whole);
      all.addAll(half);
      return Verdict.pass(
          Text.of(
              "Chaque formulaire vu porte une mention ou un lien : " + Forms.names(all).fr() + ".",
              "Each form seen has a notice or a link: " + Forms.names(all).en() + "."),
          whole.stream().limit(5).map(seen -> shown(seen, everywhere)).toList());
    }
    Optional<Verdict> unread = Unasked.because(reading, List.of());
    return unread.orElseGet(
        () ->
            Verdict.notApplicable(
                Text.of(
                    "Aucun formulaire vu ne collecte de données.", "No form seen collects data.")));
  }

  /** Forms whose user is already a customer, or that lead to the payment: a link is enough. */
  private static boolean known(FormOnPage seen) {
    FormPurpose purpose = seen.form().purpose();
    return purpose == FormPurpose.LOGIN
        || purpose == FormPurpose.PASSWORD_RESET
        || purpose == FormPurpose.PAYMENT && linked(seen);
  }

  private static boolean told(FormOnPage seen, Set<String> everywhere) {
    return Plain.has(TOLD, words(seen, everywhere));
  }

  private static boolean linked(FormOnPage seen) {
    return seen.form().links().stream()
        .anyMatch(
            link ->
                link.region() != PageFact.Region.FOOTER
                        && link.region() != PageFact.Region.BANNER
                        && Links.promises(Links.PRIVACY, link)
                    || link.region() == PageFact.Region.FOOTER
                        && seen.form().text().contains(link.text())
                        && Links.promises(Links.PRIVACY, link));
  }

  /** The form's own text, and what surrounds it but for the lines that every page has. */
  private static String words(FormOnPage seen, Set<String> everywhere) {
    return Plain.of(
        seen.form().text()
            + "\n"
            + seen.form()
                .around()
                .lines()
                .filter(line -> !everywhere.contains(line))
                .collect(Collectors.joining("\n")));
  }

  private static Proof shown(FormOnPage seen, Set<String> everywhere) {
    return Prose.of(seen.page(), words(seen, everywhere))
        .first(TOLD)
        .map(Prose.Passage::proof)
        .orElseGet(() -> proof(seen));
  }

  private static Proof proof(FormOnPage seen) {
    String fields =
        seen.form().fields().stream()
            .filter(Forms::personal)
            .map(Forms::name)
            .limit(6)
            .collect(Collectors.joining(", "));
    return Forms.proof(
        seen,
        Text.of(
            "champs « " + fields + " », ni mention ni lien",
            "fields “" + fields + "”, no notice and no link"));
  }
}
