package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * IN-06: how long data are kept, in figures or by a criterion, for each purpose (GDPR art.
 * 13(2)(a)). Delays to answer, cookies' lives and ages are no answer.
 */
final class Retention implements Evaluator {
  private static final String NUMBER =
      "(\\d+|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|dix-huit|vingt|vingt-quatre|vingt-cinq|trente|soixante"
          + "|one|two|three|four|five|seven|eight|nine|ten|twelve|thirteen|fifteen|eighteen|twenty|thirty|sixty)";
  private static final Pattern PERIOD =
      Plain.pattern(
          "\\b"
              + NUMBER
              + "( ?\\(\\d+\\)| ?\\([a-z-]+\\))?[ -]?(jours?|semaines?|mois|ans?|annees?|days?|weeks?|months?|years?|heures|hours)\\b|\\ban? (day|week|month|year)\\b");
  private static final Pattern CRITERION =
      Plain.pattern(
          "jusqu'(a|au|aux) ?(votre |la |leur |ce que |l'|sa |son |ma |mon )?(desinscri|desabonn|suppression|cloture|retrait|fermeture|demande|vous|opposition|expiration|fin|prescription)"
              + "|tant que (votre|le|vous|l'|la|un)|(le temps|pendant la duree|pour la duree|duree|toute la duree) (de|du|de la|de l'|de votre|d'un) (la |l'|votre )?(contrat|relation|compte|session|visite|commande|inscription|abonnement|garantie|prescription)"
              + "|delais? (legal|legaux|de prescription)|durees? (legale|prescrite)s?|until (you|your|the|it|they)\\b|as long as (your|you|the) (account|subscri|are|have|remain|contract)"
              + "|(duration|life) of (the|your) (contract|account|relationship|session|subscription)|for the (duration|life|lifetime|term) of|statutory (limitation|retention)|indefiniment|indefinitely|retained? permanently");
  private static final Pattern HOLLOW =
      Plain.pattern(
          "(duree|temps|periode|delai)s?[^.;:,\\n]{0,40}\\b(necessaire|utile|requise?)s?\\b|aussi longtemps que (necessaire|besoin)|n'exced\\w+ pas[^.\\n]{0,40}necessaire"
              + "|as long as (is |it is |reasonably |strictly )*(necessary|needed|required)|(period|time|long)[^.\\n]{0,40}(necessary|needed|required) (to|for)|no longer than[^.\\n]{0,20}(necessary|needed)|duree (raisonnable|adequate|appropriee)|reasonable (period|time)");
  private static final Pattern ABOUT =
      Plain.pattern(
          "conserv|gard|stock|archiv|supprim|effac|duree|detrui|anonymis|kept|keep|retain|retention|stor(e|ed|age)|delet|eras|remov|archiv");
  private static final Pattern OTHER =
      Plain.pattern(
          "\\b(repon|repl|respond|answer|delai de reponse|dans un delai|within|sous)[^.\\n]{0,60}(un mois|\\bmois\\b|30 jours|trente jours|one month|month|30 days|48 ?h|jours ouvr|deux jours|two days|working days)"
              + "|retract|rembours|refund|\\bage\\b|age(e|es|s)? de|(moins|plus) de \\d+ ans|\\bmineurs?\\b|years old|under (the age of )?\\d+|gratuit|free of charge|reponse en|depuis (plus de )?\\w+ ans|d'experience|d'emprisonnement|d'amende");
  private static final Pattern COOKIES =
      Plain.pattern("cookie|traceur|tracker|\\bbandeau\\b|\\bbanner\\b|votre choix|your choice");
  private static final Pattern DATA = Plain.pattern("donnees|\\bdata\\b|information");
  private static final Pattern TITLE =
      Plain.pattern(
          "^.{0,80}(duree|conservation|combien de temps|retention|how long|storage period).{0,60}$");
  private static final Pattern HEADER =
      Plain.pattern(
          "^(?=.*(finalite|purpose|traitement|processing|objectif|donnees|data|pourquoi|why))(?=.*(duree|conservation|retention|kept|how long|storage|combien de temps)).{0,160}$");

  @Override
  public String rule() {
    return "IN-06";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var notice = new Notice(dossier);
    Optional<Verdict> unreadable = notice.unreadable();
    if (unreadable.isPresent()) {
      return unreadable.get();
    }
    List<Prose.Passage> lines = notice.prose().lines();
    List<Prose.Passage> periods = new ArrayList<>();
    List<Prose.Passage> hollow = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Prose.Passage line = lines.get(i);
      boolean told = false;
      for (Prose.Passage sentence : Prose.of(line.page(), line.said()).sentences()) {
        told |= tells(sentence.plain(), below(HEADER, lines, i), below(TITLE, lines, i));
      }
      if (told) {
        periods.add(line);
      } else if (!Plain.has(COOKIES, line.plain())
          && Plain.has(HOLLOW, line.plain())
          && Plain.has(ABOUT, before(lines, i) + line.plain())) {
        hollow.add(line);
      }
    }
    Optional<Prose.Passage> row = emptyRow(lines);
    if (row.isPresent()) {
      return fail(
          Text.of(
              "Une ligne du tableau n'a pas de durée de conservation.",
              "A row of the table has no retention period."),
          row.get());
    }
    Optional<Prose.Passage> vague =
        hollow.stream()
            .filter(line -> periods.isEmpty() || purposeOf(line).isPresent())
            .findFirst();
    if (vague.isPresent()) {
      return fail(
          Text.of(
              "La durée annoncée est une formule creuse, sans chiffre ni critère.",
              "The period announced is a hollow formula, without a figure or a criterion."),
          vague.get());
    }
    if (periods.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "Aucune durée de conservation n'est annoncée.", "No retention period is announced."),
          List.of(
              notice.without(
                  Text.of(
                      "ni durée chiffrée, ni critère de fin",
                      "no period in figures, no criterion"))));
    }
    if (periods.size() == 1 && !hollow.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "Une seule durée est chiffrée ; les autres traitements n'en ont peut-être pas.",
              "A single period is given; the other purposes may have none."));
    }
    return Verdict.pass(
        Text.of(
            "%d passages donnent une durée ou un critère de conservation."
                .formatted(periods.size()),
            "%d passages give a retention period or a criterion.".formatted(periods.size())),
        periods.stream().limit(5).map(Prose.Passage::proof).toList());
  }

  private static Verdict fail(Text reason, Prose.Passage line) {
    Verdict verdict = Verdict.fail(reason, List.of(line.proof()));
    return purposeOf(line)
        .map(aim -> verdict.filling("finalité", aim.label().fr()))
        .orElse(verdict);
  }

  /**
   * Whether a sentence says how long something is kept: by itself, as a row of a table, or as an
   * item under a title that says so.
   */
  private static boolean tells(String plain, boolean row, boolean item) {
    if (!Plain.has(PERIOD, plain) && !Plain.has(CRITERION, plain)) {
      return false;
    }
    if (Plain.has(COOKIES, plain) && !Plain.has(DATA, plain)) {
      return false;
    }
    return row || (item || Plain.has(ABOUT, plain)) && !Plain.has(OTHER, plain);
  }

  /** Whether a line stands below one that announces periods, under the same heading. */
  private static boolean below(Pattern announcing, List<Prose.Passage> lines, int index) {
    for (int i = index - 1; i >= 0 && i > index - 25; i--) {
      if (Plain.has(announcing, lines.get(i).plain())) {
        return true;
      }
      if (heading(lines.get(i))) {
        return false;
      }
    }
    return false;
  }

  /** A row without a period, in a table where the others have one. */
  private static Optional<Prose.Passage> emptyRow(List<Prose.Passage> lines) {
    List<Prose.Passage> empty = new ArrayList<>();
    int full = 0;
    for (int i = 1; i < lines.size(); i++) {
      Prose.Passage line = lines.get(i);
      if (below(HEADER, lines, i)
          && !heading(line)
          && !Plain.has(COOKIES, line.plain())
          && line.plain().length() > 25) {
        if (Plain.has(PERIOD, line.plain()) || Plain.has(CRITERION, line.plain())) {
          full++;
        } else if (purposeOf(line).isPresent() && !line.said().strip().endsWith(".")) {
          empty.add(line);
        }
      }
    }
    return full >= 2 && empty.size() < full ? empty.stream().findFirst() : Optional.empty();
  }

  private static boolean heading(Prose.Passage line) {
    return line.page().headings().stream()
        .map(PageFact.Heading::text)
        .anyMatch(text -> text.strip().equals(line.said().strip()));
  }

  private static String before(List<Prose.Passage> lines, int index) {
    return index > 0 ? lines.get(index - 1).plain() + "\n" : "";
  }

  private static Optional<Aim> purposeOf(Prose.Passage line) {
    for (Aim aim : Aim.values()) {
      if (aim.namedIn(line.plain())) {
        return Optional.of(aim);
      }
    }
    return Optional.empty();
  }
}
