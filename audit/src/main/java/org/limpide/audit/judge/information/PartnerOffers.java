package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.SiteEvidence.FormOnPage;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * FM-03: passing the address on to partners is a consent of its own, and the partners are named on
 * the same screen (CPCE art. L34-5; GDPR art. 13(1)(e)).
 */
final class PartnerOffers implements Evaluator {
  private static final Pattern AND_PARTNERS =
      Plain.pattern(
          "(\\bet|ainsi que|\\bou|&|\\band|\\bor|as well as|and/or|et/ou)\\s+"
              + "((de|des|d'|du|celles|ceux|par|ses|nos|leurs|les|certains|notre|son|from|by|of|those|our|its|their|selected|trusted|carefully|chosen|commercial|commerciaux|autres|other|the)\\s*)*"
              + "(partenaires?|partners?|tiers|third|filiales|societes du groupe|affiliates)");
  private static final Pattern OWN_OFFERS =
      Plain.pattern("\\b(nos|notre|vos|our|us|your)\\b|celles de|those of");
  private static final Pattern OFFERS =
      Plain.pattern("offres?|offers?|actualites|news|de la part|from|par ");
  private static final Pattern LIST =
      Plain.pattern("liste|partenaires|partners|\\blist\\b|qui sont|who they are");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?U)(partenaires?|partners?|tiers|third parties)[^.:(]{0,40}(\\(|:)\\s*(?!(?i:liste|voir|list|see|facultatif|optional))\\p{Lu}");
  private static final Pattern PASSED_ON =
      Plain.pattern(
          "(transmi|communiqu|partag|ced(e|er|ee)s?\\b|revend|vendu|share|passed|disclos|sold)[^.]{0,100}"
              + "(partenaires|partners|tiers|third part)");
  private static final Pattern NEVER =
      Plain.pattern(
          "\\bne\\b|\\bni\\b|n'est|jamais|aucun|\\bpas\\b|\\bsans\\b|never|\\bnot\\b|\\bno\\b|without");

  @Override
  public String rule() {
    return "FM-03";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var reading = new Reading(dossier);
    List<FormOnPage> forms = Forms.collecting(reading);
    List<Proof> faults = new ArrayList<>();
    List<Proof> sound = new ArrayList<>();
    for (FormOnPage seen : forms) {
      List<Solicitation> ofPartners =
          Solicitation.in(seen).stream().filter(Solicitation::ofPartners).toList();
      for (Solicitation ask : ofPartners) {
        (together(ask) || !listed(ask) ? faults : sound).add(ask.proof());
      }
      if (ofPartners.isEmpty()) {
        statedOnly(seen).ifPresent(faults::add);
      }
    }
    if (!faults.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "Les partenaires partagent la case du vendeur, ou rien ne dit qui ils sont.",
              "Partners share the seller's box, or nothing says who they are."),
          faults);
    }
    if (!sound.isEmpty()) {
      return Verdict.pass(
          Text.of(
              "Les offres des partenaires ont leur propre case, avec leur liste.",
              "Partners' offers have a box of their own, with their list."),
          sound);
    }
    return Unasked.because(reading, forms)
        .orElseGet(
            () ->
                Verdict.notApplicable(
                    Text.of(
                        "Aucun formulaire vu ne parle d'offres de partenaires.",
                        "No form seen speaks of partners' offers.")));
  }

  private static boolean together(Solicitation ask) {
    return Plain.has(AND_PARTNERS, ask.label())
        && (Plain.has(OWN_OFFERS, ask.label()) || Plain.has(OFFERS, ask.label()));
  }

  private static boolean listed(Solicitation ask) {
    return NAMED.matcher(ask.field().label()).find()
        || ask.seen().form().links().stream().anyMatch(PartnerOffers::toList);
  }

  private static boolean toList(PageFact.Link link) {
    return link.href().startsWith("http") && Links.promises(LIST, link);
  }

  /** A sentence that announces the transfer without asking. */
  private static Optional<Proof> statedOnly(FormOnPage seen) {
    return Prose.of(seen.page(), seen.form().text()).sentences().stream()
        .filter(s -> Plain.has(PASSED_ON, s.plain()) && Solicitation.commercial(s.plain()))
        .filter(s -> !Plain.has(NEVER, s.plain()) && !asksByBox(seen, s.plain()))
        .findFirst()
        .map(Prose.Passage::proof);
  }

  private static boolean asksByBox(FormOnPage seen, String sentence) {
    return seen.form().fields().stream()
        .filter(field -> field.tickable() && field.label().length() > 12)
        .anyMatch(field -> Plain.of(field.label()).contains(sentence.strip()));
  }
}
