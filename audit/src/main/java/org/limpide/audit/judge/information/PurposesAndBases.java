package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * IN-04: what data visibly serve is in the notice, with a legal basis (GDPR art. 13(1)(c) and (d)).
 * Whether the basis is the right one is asked, never decided.
 */
final class PurposesAndBases implements Evaluator {
  private static final Pattern BASIS =
      Plain.pattern(
          "bases? (legale|juridique)|fondements? (legal|juridique|legaux)|legal (basis|bases|ground)|lawful (basis|bases|ground)|interets? legitimes?|legitimate (business )?interest"
              + "|obligations? (legale|reglementaire|comptable|fiscale)|legal obligation|execution d(u|e|'un)[^.\\n]{0,20} ?contrat|performance of (a|the|our|your|this) contract|mesures? precontractuelle"
              + "|pre-?contractual|mission d'interet public|interets? vitaux|article 6|art\\. ?6|necessaires? a l'execution|relation contractuelle|contractual (necessity|obligation|relationship)");
  private static final Pattern WEAK =
      Plain.pattern(
          "(base|fond|repos|avec|sur|apres|sous reserve|moyennant|on the basis|based on|with|by)[^.\\n]{0,40}(consentement|votre accord|\\bconsent\\b)|consentement (prealable|explicite|express)|you consent|vous consentez");

  @Override
  public String rule() {
    return "IN-04";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var notice = new Notice(dossier);
    Optional<Verdict> unreadable = notice.unreadable();
    if (unreadable.isPresent()) {
      return unreadable.get();
    }
    Map<Aim, Proof> seen = Aim.seen(dossier, notice.reading());
    List<Aim> missing =
        seen.keySet().stream().filter(aim -> aim.in(notice.prose()).isEmpty()).toList();
    Optional<Prose.Passage> basis = notice.says(BASIS);
    boolean weak = notice.prose().says(WEAK);
    if (!missing.isEmpty()) {
      Text labels = labels(missing);
      List<Proof> proofs = new ArrayList<>();
      missing.forEach(aim -> proofs.add(seen.get(aim)));
      proofs.add(
          notice.without(Text.of("rien sur : " + labels.fr(), "nothing about: " + labels.en())));
      return Verdict.fail(
              Text.of(
                  "Finalités observées sur le site et absentes de la page : " + labels.fr() + ".",
                  "Purposes seen on the site and missing from the page: " + labels.en() + "."),
              proofs)
          .filling("finalité", labels.fr());
    }
    if (basis.isEmpty() && !weak) {
      return Verdict.fail(
              Text.of("Aucune base légale n'est citée.", "No legal basis is given."),
              List.of(
                  notice.without(
                      Text.of(
                          "ni contrat, ni consentement, ni obligation légale, ni intérêt légitime",
                          "no contract, consent, legal obligation or legitimate interest"))))
          .filling("finalité", labels(List.copyOf(seen.keySet())).fr());
    }
    if (basis.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "Seul le consentement est évoqué ; la base des autres traitements n'apparaît pas.",
              "Only consent is mentioned; the basis of the other processing does not appear."));
    }
    if (!notice.reading().done()) {
      return Verdict.unknown(
          Text.of(
              "La visite n'est pas allée à son terme : d'autres finalités ont pu échapper.",
              "The visit did not reach its end: other purposes may have been missed."));
    }
    List<Proof> shown = new ArrayList<>();
    shown.add(basis.get().proof());
    seen.keySet().forEach(aim -> aim.in(notice.prose()).ifPresent(p -> shown.add(p.proof())));
    return Verdict.pass(
        Text.of(
            "Les finalités observées (%s) figurent dans la page, qui cite des bases légales."
                .formatted(seen.isEmpty() ? "aucune" : labels(List.copyOf(seen.keySet())).fr()),
            "The purposes seen (%s) are in the page, which gives legal bases."
                .formatted(seen.isEmpty() ? "none" : labels(List.copyOf(seen.keySet())).en())),
        shown.stream().distinct().toList());
  }

  private static Text labels(List<Aim> aims) {
    return Text.of(
        aims.stream().map(aim -> aim.label().fr()).collect(Collectors.joining(", ")),
        aims.stream().map(aim -> aim.label().en()).collect(Collectors.joining(", ")));
  }
}
