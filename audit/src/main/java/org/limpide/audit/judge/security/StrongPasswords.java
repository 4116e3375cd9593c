package org.limpide.audit.judge.security;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.PasswordPolicy;
import org.limpide.law.Text;

/**
 * SE-06: the passwords that a sign-up form lets one choose are strong enough (CNIL délib. 2022-100,
 * GDPR art. 32). What counts is the weakest password that the announced rule lets in, not a lucky
 * one. A middling rule is enough where the login is limited, which the site may do without saying.
 */
final class StrongPasswords implements Evaluator {
  /** PrestaShop 8 and WooCommerce refuse what zxcvbn finds guessable, whatever its characters. */
  private static final Pattern ESTIMATED =
      Pattern.compile(
          "data-minscore=[\"']?[2-4]|\"?min_password_strength\"?\\s*:\\s*\"?[2-4]|(?i:score minimum|minimum score)");

  @Override
  public String rule() {
    return "SE-06";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    Optional<Verdict> aside = Accounts.aside(dossier.evidence());
    if (aside.isPresent()) {
      return aside.get();
    }
    List<Rule> rules = PasswordField.chosen(dossier.evidence()).stream().map(Rule::of).toList();
    List<Rule> known = rules.stream().filter(rule -> !rule.accepted.isEmpty()).toList();
    if (known.isEmpty()) {
      return Verdict.unknown(
          rules.isEmpty()
              ? Text.of(
                  "Aucun formulaire où l'on choisit un mot de passe n'a été lu.",
                  "No form where a password is chosen was read.")
              : Text.of(
                  "Le formulaire n'annonce pas de longueur : seul un essai d'inscription la montrerait.",
                  "The form announces no length: only a sign-up would show it."));
    }
    List<LoginLimits.Limit> limits = LoginLimits.of(dossier.evidence());
    return known.stream()
        .map(rule -> judge(rule, limits))
        .min(Comparator.comparing(Verdict::status, Comparator.comparingInt(StrongPasswords::rank)))
        .orElseThrow();
  }

  /** The worst news first. */
  private static int rank(org.limpide.audit.judge.Status status) {
    return switch (status) {
      case FAIL -> 0;
      case UNKNOWN -> 1;
      case PASS -> 2;
      case NOT_APPLICABLE -> 3;
    };
  }

  private static Verdict judge(Rule rule, List<LoginLimits.Limit> limits) {
    PasswordPolicy weakest = rule.weakest();
    List<Proof> proofs = new ArrayList<>(rule.proofs());
    if (rule.accepted.stream().allMatch(PasswordPolicy::enoughAlone)) {
      return Verdict.pass(
          Text.of(
              "La règle annoncée suffit à elle seule : " + fr(weakest) + ".",
              "The announced rule is enough on its own: " + en(weakest) + "."),
          proofs);
    }
    if (ESTIMATED.matcher(rule.password.page().html()).find()) {
      return Verdict.unknown(
          Text.of(
              "Le formulaire exige un score de robustesse ; la règle écrite, seule, ne suffirait pas ("
                  + fr(weakest)
                  + ").",
              "The form asks for a strength score; the written rule alone would not be enough ("
                  + en(weakest)
                  + ")."));
    }
    if (!rule.accepted.stream().allMatch(PasswordPolicy::enoughRestricted)) {
      return Verdict.fail(
          Text.of(
              "La règle annoncée laisse choisir un mot de passe trop faible, même avec une limitation d'essais : "
                  + fr(weakest)
                  + ", pour 50 bits attendus.",
              "The announced rule lets too weak a password in, even with limited attempts: "
                  + en(weakest)
                  + ", where 50 bits are expected."),
          proofs);
    }
    Optional<LoginLimits.Limit> limit =
        limits.stream().filter(one -> one.restriction().effective()).findFirst();
    if (limit.isPresent()) {
      proofs.add(limit.get().proof());
      return Verdict.pass(
          Text.of(
              "La règle annoncée suffit avec la limitation d'essais vue à la connexion : "
                  + fr(weakest)
                  + ".",
              "The announced rule is enough with the limit on attempts seen at login: "
                  + en(weakest)
                  + "."),
          proofs);
    }
    if (!limits.isEmpty()) {
      limits.forEach(one -> proofs.add(one.proof()));
      return Verdict.fail(
          Text.of(
              "La règle annoncée demande une limitation d'essais, et celle qui est annoncée laisse plus de 10 essais : "
                  + fr(weakest)
                  + ".",
              "The announced rule calls for limited attempts, and the limit announced leaves more than 10: "
                  + en(weakest)
                  + "."),
          proofs);
    }
    return Verdict.unknown(
        Text.of(
            "La règle annoncée ("
                + fr(weakest)
                + ") ne suffit que si les essais de connexion sont limités, ce qui ne se voit pas.",
            "The announced rule ("
                + en(weakest)
                + ") is only enough where login attempts are limited, which cannot be seen."));
  }

  private static String fr(PasswordPolicy policy) {
    return policy.words() > 0
        ? "phrase de " + policy.words() + " mots"
        : "%d caractères, %d type(s) imposé(s), %.1f bits garantis"
            .formatted(policy.length(), forced(policy), policy.bits())
            .replace('.', ',');
  }

  private static String en(PasswordPolicy policy) {
    return policy.words() > 0
        ? "phrase of " + policy.words() + " words"
        : "%d characters, %d kind(s) forced, %.1f bits guaranteed"
            .formatted(policy.length(), forced(policy), policy.bits());
  }

  private static int forced(PasswordPolicy policy) {
    return policy.forced().size();
  }

  /** What one form announces. */
  private record Rule(PasswordField password, StatedPolicy stated, List<PasswordPolicy> accepted) {
    static Rule of(PasswordField password) {
      StatedPolicy stated = StatedPolicy.in(password.sentences());
      return new Rule(password, stated, AcceptedPasswords.of(password, stated));
    }

    /** What falls short of the most, else what has the fewest bits. */
    PasswordPolicy weakest() {
      return accepted.stream()
          .min(
              Comparator.comparing(PasswordPolicy::enoughRestricted)
                  .thenComparing(PasswordPolicy::enoughAlone)
                  .thenComparing(policy -> policy.words() > 0 ? Double.MAX_VALUE : policy.bits()))
          .orElseThrow();
    }

    List<Proof> proofs() {
      List<Proof> proofs = new ArrayList<>();
      String attributes =
          password.field().attributes().entrySet().stream()
              .filter(a -> a.getKey().matches("(data-)?(minlength|maxlength|pattern)"))
              .sorted(java.util.Map.Entry.comparingByKey())
              .map(a -> a.getKey() + "=\"" + Phrases.cut(a.getValue()) + "\"")
              .collect(Collectors.joining(" "));
      String name = password.field().name().isEmpty() ? "?" : password.field().name();
      proofs.add(
          new Proof(
              Scenario.S0,
              password.page().url(),
              "form",
              Text.of(
                  "Champ « " + name + " » " + attributes, "Field “" + name + "” " + attributes)));
      for (String sentence : stated.said()) {
        proofs.add(new Proof(Scenario.S0, password.page().url(), "text", Phrases.quoted(sentence)));
      }
      return proofs;
    }
  }
}
