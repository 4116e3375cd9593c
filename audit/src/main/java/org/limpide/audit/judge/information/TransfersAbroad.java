package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * IN-07: where a third party seen on the site belongs to a company outside the European Economic
 * Area, the notice speaks of the transfer and of its safeguard (GDPR art. 13(1)(f), 44 to 49).
 * Where the servers stand is not known: an address proves nothing.
 */
final class TransfersAbroad implements Evaluator {
  private static final Pattern MENTION =
      Plain.pattern(
          "(hors|en dehors|exterieur|outside|beyond)[^.\\n]{0,30}(\\bu\\.?e\\.?\\b|union|\\beu\\b|\\beea\\b|\\beee\\b|europe|\\bfrance\\b)|pays (tiers|non membre)|third countr|clauses? contractuelles? types?|\\bccts?\\b|standard contractual|\\bsccs?\\b"
              + "|adequa(t|cy)|data privacy framework|\\bdpf\\b|privacy shield|bouclier de protection|etats-unis|\\busa\\b|united states|\\bu\\.s\\.|transferts? (internationa|de donnees|hors)|international(ly)? (data )?transfer|transfer\\w*[^.\\n]{0,40}(international|abroad|overseas|etranger|countr|pays)");
  private static final Pattern DENIAL =
      Plain.pattern(
          "(\\bne\\b|\\bn'|\\baucun|\\bnot\\b|\\bno\\b|never|jamais|\\bnon\\b)[^.\\n]{0,80}(transf|hors|en dehors|sort|outside|leave)|(restent|stay|remain|reste|exclusivement|uniquement|only)[^.\\n]{0,60}(union|\\bue\\b|europe|\\beu\\b|\\beea\\b|france)");
  private static final Pattern SAFEGUARD =
      Plain.pattern(
          "clauses? contractuelles?|\\bccts?\\b|standard (contractual|data protection) clauses|model clauses|\\bsccs?\\b|adequa(t|cy)|data privacy framework|\\bdpf\\b|cadre de protection des donnees|binding corporate rules|regles d'entreprise contraignantes|\\bbcr\\b|article 4[679]|consentement explicite|explicit consent|garanties? (appropriee|adequate)|appropriate safeguards");
  private static final Pattern EXCEPT =
      Plain.pattern("\\bsauf\\b|\\bexcept\\b|a l'exception|other than|unless|seul(e|s)?\\b");

  @Override
  public String rule() {
    return "IN-07";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var notice = new Notice(dossier);
    List<Callee> abroad =
        Callee.all(dossier).stream().filter(callee -> callee.service().outsideEea()).toList();
    Optional<Verdict> nothing = notice.reading().nothingRead();
    if (nothing.isPresent()) {
      return nothing.get();
    }
    if (abroad.isEmpty()) {
      return notice.reading().done()
          ? Verdict.notApplicable(
              Text.of(
                  "Aucun tiers relevant d'une société hors de l'EEE n'a été appelé.",
                  "No third party of a company outside the EEA was called."))
          : Verdict.unknown(
              Text.of(
                  "La visite n'est pas allée à son terme.", "The visit did not reach its end."));
    }
    String suppliers =
        abroad.stream().map(Callee::label).distinct().collect(Collectors.joining(", "));
    return judge(notice, abroad, suppliers).filling("fournisseur", suppliers);
  }

  private static Verdict judge(Notice notice, List<Callee> abroad, String suppliers) {
    Optional<Verdict> unreadable = notice.unreadable();
    if (unreadable.isPresent()) {
      return unreadable.get();
    }
    List<Prose.Passage> mentions = notice.prose().all(MENTION);
    List<Prose.Passage> positive = mentions.stream().filter(m -> !denied(m)).toList();
    List<Proof> proofs = new ArrayList<>();
    abroad.stream().limit(10).forEach(callee -> proofs.add(callee.proof()));
    if (positive.isEmpty()) {
      proofs.add(
          mentions.isEmpty()
              ? notice.without(
                  Text.of(
                      "rien sur un transfert hors de l'EEE",
                      "nothing on a transfer outside the EEA"))
              : mentions.getFirst().proof());
      return Verdict.fail(
          Text.of(
              "Des tiers relèvent de sociétés hors de l'EEE (%s) et la page %s."
                  .formatted(
                      suppliers,
                      mentions.isEmpty() ? "ne parle d'aucun transfert" : "dit le contraire"),
              "Third parties belong to companies outside the EEA (%s) and the page %s."
                  .formatted(
                      suppliers, mentions.isEmpty() ? "mentions no transfer" : "says otherwise")),
          proofs);
    }
    List<Callee> unnamed =
        abroad.stream().filter(callee -> !callee.namedIn(notice.prose().plain())).toList();
    Optional<Prose.Passage> onlyThose =
        positive.stream().filter(m -> Plain.has(EXCEPT, m.plain())).findFirst();
    if (!unnamed.isEmpty() && onlyThose.isPresent()) {
      proofs.add(onlyThose.get().proof());
      return Verdict.fail(
          Text.of(
              "La page n'annonce de transfert que pour d'autres que : " + names(unnamed) + ".",
              "The page announces transfers only for others than: " + names(unnamed) + "."),
          proofs);
    }
    if (!unnamed.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "Des transferts sont annoncés, sans nommer : " + names(unnamed) + ".",
              "Transfers are announced, without naming: " + names(unnamed) + "."));
    }
    Optional<Prose.Passage> safeguard = notice.says(SAFEGUARD);
    if (safeguard.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "Un transfert est annoncé, mais pas la garantie qui l'encadre.",
              "A transfer is announced, but not the safeguard that frames it."));
    }
    return Verdict.pass(
        Text.of(
            "Le transfert et sa garantie sont annoncés pour : " + suppliers + ".",
            "The transfer and its safeguard are announced for: " + suppliers + "."),
        List.of(positive.getFirst().proof(), safeguard.get().proof()));
  }

  private static boolean denied(Prose.Passage mention) {
    return Plain.has(DENIAL, mention.plain())
        && !Plain.has(EXCEPT, mention.plain())
        && !Plain.has(SAFEGUARD, mention.plain());
  }

  private static String names(List<Callee> callees) {
    return callees.stream().map(Callee::label).distinct().collect(Collectors.joining(", "));
  }
}
