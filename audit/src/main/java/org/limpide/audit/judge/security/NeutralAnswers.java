package org.limpide.audit.judge.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.ServerFacts.Submission;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * SE-10: nobody learns from the site whether somebody has an account there (CNIL developers' guide,
 * sheet 6). Judged from what the site answers to an invented address, which is only typed in when
 * the site is the caller's own: an answer that says the address is unknown would differ for a known
 * one.
 */
final class NeutralAnswers implements Evaluator {
  private static final String WHO =
      "(?:compte|utilisateur|client|membre|adresse|e-?mail|courriel|identifiant|account|user(?:name)?|customer|address)";
  private static final Pattern TELLS =
      Phrases.words(
          "\\b(?:aucune?|pas de|pas d'|no)\\s+(?:\\w+\\s+){0,2}?" + WHO + "\\b",
          "\\b"
              + WHO
              + "s?\\b[^.]{0,60}(?:n'existe pas|inconnu|introuvable|non (?:reconnu|trouv|enregistr)|not found|does ?n[o']t exist|unknown|not registered|n't registered|not recogni[sz]ed)",
          "n'(?:est|a pas ete)[^.]{0,25}(?:associee? a aucun|enregistre|inscrit|reconnue?|trouve)",
          "ne (?:correspond|reconnaissons|trouvons)[^.]{0,40}" + WHO,
          "ne correspond a aucun",
          "\\bunknown (?:e-?mail|user|account)",
          "(?:could not|couldn't|can't|cannot|can not) find[^.]{0,40}" + WHO);

  /** The answer may repeat the address, whose dots end no sentence. */
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]{1,80}@[^\\s@]{1,80}");

  private static final Pattern CONDITION = Pattern.compile("\\b(?:si|s'il|s'ils|if)\\b");
  private static final Pattern EITHER =
      Pattern.compile(
          "(?:\\bou\\b|\\bor\\b|et/ou|and/or|/)[^.]{0,20}(?:mot de passe|password)|(?:mot de passe|password)[^.]{0,20}(?:\\bou\\b|\\bor\\b)");
  private static final Pattern NEUTRAL_LOGIN =
      Pattern.compile(
          "identifiants? (?:(?:de connexion )?(?:sont |est )?)(?:incorrect|invalide|errone|inconnu)|(?:incorrect|invalid|wrong|bad) (?:\\w+ )?(?:credentials|login|details)|(?:authentification|connexion) (?:\\w+ )?(?:echou|refus|impossible)|echec de (?:l'authentification|la connexion)|(?:login|sign-?in|authentication) failed|combinaison");

  @Override
  public String rule() {
    return "SE-10";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    SiteEvidence evidence = dossier.evidence();
    Optional<Verdict> aside = Accounts.aside(evidence);
    if (aside.isPresent()) {
      return aside.get();
    }
    List<Submission> tried =
        evidence.servers().submissions().stream()
            .filter(one -> one.purpose().endsWith("-unknown"))
            .toList();
    List<Proof> faults =
        tried.stream()
            .flatMap(
                one ->
                    Phrases.sentences(one.answer()).stream()
                        .filter(NeutralAnswers::tells)
                        .map(sentence -> proof(one, sentence)))
            .toList();
    if (!faults.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "À une adresse inventée, le site répond qu'il ne la connaît pas.",
              "To an invented address the site answers that it does not know it."),
          faults.stream().distinct().limit(10).toList());
    }
    if (tried.isEmpty()) {
      return Verdict.unknown(
          evidence.verified()
              ? Text.of(
                  "Aucun formulaire de connexion ou d'oubli n'a pu être essayé.",
                  "No login or reset form could be tried.")
              : Text.of(
                  "Rien n'est envoyé à un site dont l'appelant n'a pas dit qu'il est le sien (--verified).",
                  "Nothing is submitted to a site that the caller did not declare to be theirs (--verified)."));
    }
    List<Proof> neutral = new ArrayList<>();
    tried.forEach(one -> neutral(one).ifPresent(sentence -> neutral.add(proof(one, sentence))));
    Set<String> answered =
        tried.stream()
            .filter(one -> neutral(one).isPresent())
            .map(Submission::purpose)
            .collect(Collectors.toSet());
    if (answered.containsAll(expected(evidence))) {
      return Verdict.pass(
          Text.of(
              "À une adresse inventée, le site répond sans dire s'il la connaît.",
              "To an invented address the site answers without saying whether it knows it."),
          neutral);
    }
    return Verdict.unknown(
        Text.of(
            "La réponse du site à une adresse inventée n'a pas été comprise, ou un formulaire n'a pas été essayé.",
            "The site's answer to an invented address was not understood, or a form was not tried."));
  }

  private static boolean tells(String sentence) {
    String plain = ADDRESS.matcher(Plain.of(sentence)).replaceAll("x");
    return TELLS.matcher(plain).find()
        && !CONDITION.matcher(plain).find()
        && !EITHER.matcher(plain).find()
        && plain.length() < 300;
  }

  private static Optional<String> neutral(Submission one) {
    return Phrases.sentences(one.answer()).stream()
        .filter(
            sentence -> {
              String plain = Plain.of(sentence);
              return one.purpose().startsWith("login")
                  ? (EITHER.matcher(plain).find() && WRONG.matcher(plain).find())
                      || NEUTRAL_LOGIN.matcher(plain).find()
                  : CONDITION.matcher(plain).find() && ACCOUNT.matcher(plain).find();
            })
        .findFirst();
  }

  private static final Pattern WRONG =
      Pattern.compile(
          "incorrect|invalid|errone|wrong|inconnu|mauvais|faux|not (?:recogni|match)|ne correspond");
  private static final Pattern ACCOUNT = Pattern.compile(WHO);

  /** The tries that the site's forms allow. */
  private static Set<String> expected(SiteEvidence evidence) {
    return evidence
        .forms()
        .filter(on -> !on.form().thirdPartyFrame())
        .map(on -> on.form().purpose())
        .filter(purpose -> purpose == FormPurpose.LOGIN || purpose == FormPurpose.PASSWORD_RESET)
        .map(purpose -> purpose == FormPurpose.LOGIN ? "login-unknown" : "reset-unknown")
        .collect(Collectors.toSet());
  }

  private static Proof proof(Submission one, String sentence) {
    return new Proof(
        null,
        one.page(),
        "http",
        Text.of(
            one.purpose() + ", statut " + one.status() + " : « " + Phrases.cut(sentence) + " »",
            one.purpose() + ", status " + one.status() + ": “" + Phrases.cut(sentence) + "”"));
  }
}
