package org.limpide.audit.judge.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * SE-07: the site helps to choose a good password: pasting is allowed (password managers), long
 * ones fit, a text helps, common ones are refused (CNIL délib. 2022-100). 64 characters is
 * Limpide's own threshold, NIST SP 800-63B's figure.
 */
final class PasswordGuidance implements Evaluator {
  private static final int LONG_ENOUGH = 64;
  private static final Pattern PASTE_HANDLER = Pattern.compile("return\\s+false|preventDefault");
  private static final Pattern HELPS =
      Phrases.words(
          "securi",
          "protege",
          "protect",
          "\\bfort\\b",
          "robust",
          "strong",
          "phrase",
          "gestionnaire",
          "manager",
          "courant",
          "common",
          "unique",
          "complex",
          "long",
          "devine",
          "guess",
          "astuce",
          "conseil",
          "recommand",
          "recommend",
          "hint");
  private static final Pattern EXPLAINS =
      Phrases.words(
          "protege",
          "protect",
          "securite",
          "security",
          "pour eviter",
          "afin d",
          "pourquoi",
          "why",
          "keeps ",
          "gestionnaire",
          "manager",
          "phrase");
  private static final Pattern GAUGE =
      Pattern.compile(
          "<meter|<progress|password-?strength|strength-?meter|passwordmeter|zxcvbn|robustesse|force du mot|data-minscore");
  private static final Pattern REFUSED =
      Pattern.compile(
          "(courant|commun|facile|trivia|compromis|connu|devine|dictionnaire|common|compromised|breached|leaked|guess|previsib)"
              + ".{0,60}(refus|interdi|rejet|bloqu|pas accept|reject|blocked|not accept|not allowed|declined)"
              + "|(refus|interdi|rejet|reject|blocks?|not accept|not allow).{0,60}(courant|commun|compromis|trivia|dictionnaire|common|compromised|breached|leaked|guess)");
  private static final Pattern SCORED =
      Pattern.compile("data-minscore=[\"']?[2-4]|min_password_strength");
  private static final Pattern SCRIPT =
      Pattern.compile("<script\\b[^>]*>.*?</script>", Pattern.DOTALL);
  private static final Pattern HIDDEN_RULE =
      Pattern.compile("\\b(\\d{1,2}|huit|douze|eight|twelve) (caracteres|characters)\\b");

  @Override
  public String rule() {
    return "SE-07";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    Optional<Verdict> aside = Accounts.aside(dossier.evidence());
    if (aside.isPresent()) {
      return aside.get();
    }
    List<PasswordField> all = PasswordField.all(dossier.evidence());
    List<PasswordField> chosen = PasswordField.chosen(dossier.evidence());
    List<Proof> faults = new ArrayList<>();
    all.forEach(password -> mechanics(password, faults));
    chosen.stream()
        .filter(PasswordGuidance::withoutHelp)
        .forEach(password -> faults.add(noHelp(password)));
    if (!faults.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "Le site gêne ou n'aide pas le choix d'un bon mot de passe.",
              "The site hinders the choice of a good password, or does not help with it."),
          faults.stream().distinct().limit(10).toList());
    }
    if (chosen.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "Aucun formulaire où l'on choisit un mot de passe n'a été lu.",
              "No form where a password is chosen was read."));
    }
    List<String> fr = new ArrayList<>();
    List<String> en = new ArrayList<>();
    missing(chosen, fr, en);
    if (!fr.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "Le collage est permis et un texte aide, mais rien ne montre : "
                  + String.join(", ", fr)
                  + ".",
              "Pasting works and a text helps, but nothing shows: " + String.join(", ", en) + "."));
    }
    return Verdict.pass(
        Text.of(
            "Collage permis, longueur suffisante, aide expliquée, jauge, et mots de passe courants annoncés refusés.",
            "Pasting works, long passwords fit, help is explained, there is a gauge, and common passwords are said to be refused."),
        chosen.stream()
            .limit(3)
            .map(
                password ->
                    new Proof(
                        Scenario.S0,
                        password.page().url(),
                        "text",
                        Phrases.quoted(String.join(" ", password.sentences()))))
            .toList());
  }

  private static void mechanics(PasswordField password, List<Proof> faults) {
    String name = name(password);
    if (password.field().pasteBlocked()
        || PASTE_HANDLER
            .matcher(password.field().attributes().getOrDefault("onpaste", ""))
            .find()) {
      faults.add(
          proof(
              password,
              "Champ « " + name + " » : le collage est bloqué.",
              "Field “" + name + "”: pasting is blocked."));
    }
    int attribute = password.attribute("maxlength");
    if (attribute > 0 && attribute < LONG_ENOUGH) {
      faults.add(
          proof(
              password,
              "Champ « " + name + " » : maxlength=" + attribute + ", moins de 64.",
              "Field “" + name + "”: maxlength=" + attribute + ", less than 64."));
    }
    int said = StatedPolicy.in(password.sentences()).longest();
    if (said >= 4 && said < LONG_ENOUGH && said != attribute) {
      faults.add(
          proof(
              password,
              "Champ « "
                  + name
                  + " » : "
                  + said
                  + " caractères au plus sont annoncés, moins de 64.",
              "Field “"
                  + name
                  + "”: at most "
                  + said
                  + " characters are announced, less than 64."));
    }
  }

  private static boolean withoutHelp(PasswordField password) {
    Set<String> sentences = password.sentences();
    return !StatedPolicy.in(sentences).saysSomething()
        // shops' strength meters show their help as soon as one types
        && !SCORED.matcher(password.page().html()).find()
        && sentences.stream().noneMatch(sentence -> Phrases.found(HELPS, sentence))
        && !HIDDEN_RULE
            .matcher(SCRIPT.matcher(Plain.of(password.page().html())).replaceAll(" "))
            .find();
  }

  private static Proof noHelp(PasswordField password) {
    return proof(
        password,
        "Champ « " + name(password) + " » : aucun texte n'aide à choisir le mot de passe.",
        "Field “" + name(password) + "”: no text helps to choose the password.");
  }

  private static void missing(List<PasswordField> chosen, List<String> fr, List<String> en) {
    if (!chosen.stream().allMatch(password -> said(password, EXPLAINS))) {
      fr.add("l'utilité d'un bon mot de passe expliquée");
      en.add("why a good password matters");
    }
    if (!chosen.stream().allMatch(p -> GAUGE.matcher(Plain.of(p.page().html())).find())) {
      fr.add("une jauge de robustesse");
      en.add("a strength gauge");
    }
    if (!chosen.stream()
        .allMatch(p -> said(p, REFUSED) || SCORED.matcher(p.page().html()).find())) {
      fr.add("le refus des mots de passe courants");
      en.add("that common passwords are refused");
    }
  }

  private static boolean said(PasswordField password, Pattern pattern) {
    return password.sentences().stream().anyMatch(sentence -> Phrases.found(pattern, sentence));
  }

  private static String name(PasswordField password) {
    return password.field().name().isEmpty() ? password.field().id() : password.field().name();
  }

  private static Proof proof(PasswordField password, String fr, String en) {
    return new Proof(Scenario.S0, password.page().url(), "form", Text.of(fr, en));
  }
}
