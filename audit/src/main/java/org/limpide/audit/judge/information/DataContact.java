package org.limpide.audit.judge.information;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * IN-03: the data protection officer, or whoever answers about data, can be reached at an address
 * of their own (GDPR art. 13(1)(b) and 37).
 */
final class DataContact implements Evaluator {
  private static final String BOX =
      "\\b(dpo|dpd|rgpd|gdpr|donnees|data|privacy|vie-?privee|vieprivee|confidentialite|protection|cnil|mes-?donnees|vos-?donnees|droits|rights|personal-?data|dataprotection|data-?privacy|informatique-?libertes|cil)"
          + "[a-z0-9._+-]* ?(@|\\[at\\]|\\(at\\)|\\[arobase\\]|\\(arobase\\))";
  private static final Pattern DEDICATED = Plain.pattern(BOX);
  private static final Pattern OFFICER =
      Plain.pattern(
          "\\bdpo\\b|\\bdpd\\b|delegue(e)? a la protection|data protection officer|delegue(e)? (rgpd|aux donnees)|referent (rgpd|donnees)|correspondant informatique");
  private static final Pattern DESIGNATED =
      Plain.pattern(
          "(avons|a ete|a) (nomme|designe)|notre (dpo|delegue)|our (dpo|data protection officer)|(have|has) (appointed|designated)|nomme|designe"
              + "|(contact\\w*|ecri\\w*|saisir|joindre|aupres du|adress\\w*|write to)[^.]{0,60}(dpo|delegue|data protection officer)|(dpo|delegue|officer)[^.]{0,20} :");
  private static final Pattern ABOUT_DATA =
      Plain.pattern(
          "(question|demande|contact|reclamation|exercer|request|enquir|droits|rights)[^.\\n]{0,120}(donnees|\\bdata\\b|personal information|vie privee|privacy)"
              + "|contact (donnees|rgpd)|data contact|privacy contact");

  /** Sentences, from the one that names the officer on, in which the way to reach them stands. */
  private static final int NEAR = 3;

  @Override
  public String rule() {
    return "IN-03";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var notice = new Notice(dossier);
    Optional<Verdict> unreadable = notice.unreadable();
    if (unreadable.isPresent()) {
      return unreadable.get();
    }
    Optional<Proof> dedicated =
        notice.says(DEDICATED).map(Prose.Passage::proof).or(() -> mailto(notice));
    if (dedicated.isPresent()) {
      return published(dedicated.get());
    }
    List<Prose.Passage> lines = notice.prose().lines();
    List<Prose.Passage> sentences = notice.prose().sentences();
    Optional<Prose.Passage> designated = Optional.empty();
    for (int i = 0; i < sentences.size(); i++) {
      Prose.Passage sentence = sentences.get(i);
      if (!Plain.has(OFFICER, sentence.plain())) {
        continue;
      }
      String near =
          sentences.subList(i, Math.min(i + NEAR, sentences.size())).stream()
              .map(Prose.Passage::plain)
              .collect(Collectors.joining("\n"));
      if (Identity.reachable(near)) {
        return published(sentence.proof());
      }
      if (designated.isEmpty() && Plain.has(DESIGNATED, sentence.plain())) {
        designated = Optional.of(sentence);
      }
    }
    if (designated.isPresent()) {
      return Verdict.fail(
          Text.of(
              "Un délégué à la protection des données est annoncé, sans dire comment le joindre.",
              "A data protection officer is announced, without saying how to reach them."),
          List.of(designated.get().proof()));
    }
    Optional<Prose.Passage> contact =
        lines.stream()
            .filter(l -> Plain.has(ABOUT_DATA, l.plain()) && Plain.has(Identity.EMAIL, l.plain()))
            .findFirst();
    if (contact.isPresent()) {
      return published(contact.get().proof());
    }
    return Verdict.unknown(
        Text.of(
            "Aucune adresse réservée aux données personnelles n'a été trouvée ; elle n'est obligatoire que si un délégué est désigné.",
            "No address kept for personal data was found; it is mandatory only where an officer is designated."));
  }

  private static Optional<Proof> mailto(Notice notice) {
    for (PageFact page : notice.pages()) {
      for (PageFact.Link link : page.links()) {
        if (link.href().startsWith("mailto:") && Plain.has(DEDICATED, Plain.of(link.href()))) {
          String href = Plain.cut(link.href(), 120);
          return Optional.of(
              new Proof(Scenario.S0, page.url(), "link", Text.of(href, href), page.screenshot()));
        }
      }
    }
    return Optional.empty();
  }

  private static Verdict published(Proof proof) {
    return Verdict.pass(
        Text.of(
            "Un contact pour les données personnelles est publié.",
            "A contact for personal data is published."),
        List.of(proof));
  }
}
