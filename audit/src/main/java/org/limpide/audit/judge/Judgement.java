package org.limpide.audit.judge;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limpide.audit.Finding;
import org.limpide.audit.judge.information.InformationRules;
import org.limpide.audit.judge.rights.RightsRules;
import org.limpide.audit.judge.security.SecurityRules;
import org.limpide.audit.judge.shop.ShopRules;
import org.limpide.audit.judge.trackers.TrackerRules;
import org.limpide.law.Rule;
import org.limpide.law.Text;

/** Concludes on every rule of the catalogue, once each and in its order, from what was seen. */
public final class Judgement {
  private static final Map<String, Evaluator> EVALUATORS =
      Stream.of(
              TrackerRules.all(),
              InformationRules.all(),
              ShopRules.all(),
              SecurityRules.all(),
              RightsRules.all())
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableMap(Evaluator::rule, Function.identity()));

  private Judgement() {}

  /** One finding per rule of the catalogue. */
  public static List<Finding> of(Dossier dossier) {
    return dossier.law().rules().stream()
        .map(rule -> new Finding(rule, judge(rule, dossier)))
        .toList();
  }

  /** The rules that a browser can observe. */
  public static java.util.Set<String> observable() {
    return EVALUATORS.keySet();
  }

  private static Verdict judge(Rule rule, Dossier dossier) {
    if (!rule.inForceOn(dossier.evidence().on())) {
      return Verdict.notApplicable(
          Text.of(
              "Cette règle ne s'applique pas à la date de l'audit.",
              "This rule does not apply on the date of the audit."));
    }
    Evaluator evaluator = EVALUATORS.get(rule.id());
    if (evaluator == null) {
      return Verdict.unknown(
          Text.of(
              "Ceci ne se voit pas depuis un navigateur : à vérifier par vous.",
              "This cannot be seen from a browser: for you to check."));
    }
    return conclude(evaluator, dossier);
  }

  /** One rule that stumbles over a strange site must not cost the site its other ninety-nine. */
  private static Verdict conclude(Evaluator evaluator, Dossier dossier) {
    try {
      return evaluator.judge(dossier);
    } catch (RuntimeException | StackOverflowError e) {
      return Verdict.unknown(
          Text.of(
              "Cette règle n'a pas pu être jugée sur ce site (" + e + ") : à vérifier par vous.",
              "This rule could not be judged on this site (" + e + "): for you to check."));
    }
  }
}
