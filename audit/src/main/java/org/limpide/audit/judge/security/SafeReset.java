package org.limpide.audit.judge.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * SE-09: a forgotten password is reset by a link that works once and for a day at most; the
 * password itself is never sent (CNIL délib. 2022-100; Infogreffe, SAN-2022-018). The mail itself
 * is not read: the site is taken at what its pages announce.
 */
final class SafeReset implements Evaluator {
  private static final String PASSWORD = "(?:mots? de passe|passwords?)";

  /** « Votre mot de passe vous sera envoyé », “your password will be e-mailed”. */
  private static final Pattern IS_SENT =
      Pattern.compile(
          PASSWORD
              + "(?! (?:oublie|reset|link))[^,;:]{0,30}?\\b(?:(?:vous |te |lui )?(?:sera|seront|est|sont|a ete|vient d'etre|ont ete)(?: automatiquement| alors| ensuite| aussitot)? (?:envoye|transmis|communique|adresse|expedie)|(?:will be|is|are|was|has been) (?:automatically )?(?:sent|e-?mailed|mailed))");

  /** « Nous vous enverrons votre mot de passe », “e-mail me my password”. */
  private static final Pattern SENDS_IT =
      Pattern.compile(
          "\\b(?:enverrons|envoyons|enverra|renverrons|renvoyons|recevrez|recevez|recevoir|envoyer|renvoyer|envoyez(?:-moi)?|adresserons|communiquerons|send|e-?mail|receive|get)(?: (?:vous|te|you|me|him|automatiquement|immediatement|aussitot))?(?: (?:par (?:e-?mail|mail|courriel)|by e-?mail))? (?:votre|vos|mon|mes|un|le|your|my|a|the|ton)(?: (?:nouveau|ancien|new|old|temporary|identifiants? et(?: votre)?|login and))? ?"
              + PASSWORD
              + "(?! (?:oublie|reset|link|reinitialis))");

  private static final Pattern NOT_SENT =
      Pattern.compile(
          "jamais|\\bnever\\b|n'est pas|ne (?:vous )?(?:est|sera|sont) pas|\\bnot\\b|usage unique|one-time|\\blien\\b|\\blink\\b|instructions");
  private static final Pattern ONLY_BY_PHONE = Pattern.compile("\\bsms\\b");
  private static final Pattern BY_MAIL = Pattern.compile("mail|courriel");

  private static final Pattern LINK = Pattern.compile("\\blien\\b|\\blink\\b");
  private static final Pattern LASTS =
      Pattern.compile(
          "(?:valable|valide|valid|expire|actif|active|validite|works?|utilisable|usable)[^.]{0,50}?\\b"
              + "(\\d{1,4}|une?|an?|one|"
              + Phrases.NUMBER.substring(
                  Phrases.NUMBER.indexOf('|') + 1, Phrases.NUMBER.length() - 1)
              + ")\\s*(minutes?|min\\b|heures?|hours?|h\\b|jours?|days?|semaines?|weeks?|mois|months?)");
  private static final Pattern ONCE =
      Pattern.compile(
          "(?:usage|utilisation) unique|une (?:seule )?fois|single[- ]use|only once|\\bonce\\b|one[- ]time");
  private static final Pattern NEUTRAL =
      Pattern.compile(
          "\\b(?:si|s'il|if)\\b.{0,60}(?:compte|adresse|e-?mail|courriel|account|address)");
  private static final int DAY = 24 * 60;

  @Override
  public String rule() {
    return "SE-09";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    SiteEvidence evidence = dossier.evidence();
    Optional<Verdict> aside = Accounts.aside(evidence);
    if (aside.isPresent()) {
      return aside.get();
    }
    List<Proof> faults = new ArrayList<>();
    List<Proof> good = new ArrayList<>();
    boolean limited = false;
    boolean once = false;
    boolean neutral = false;
    for (Said said : said(evidence)) {
      String plain = Plain.of(said.sentence);
      if (sendsThePassword(plain)) {
        faults.add(said.proof());
      }
      if (Phrases.found(NEUTRAL, said.sentence)) {
        neutral = true;
        good.add(said.proof());
      }
      if (LINK.matcher(plain).find()) {
        Matcher lasts = LASTS.matcher(plain);
        if (lasts.find()) {
          if (minutes(lasts) > DAY) {
            faults.add(said.proof());
          } else {
            limited = true;
            good.add(said.proof());
          }
        }
        if (ONCE.matcher(plain).find()) {
          once = true;
          good.add(said.proof());
        }
      }
    }
    if (!faults.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "Le site annonce l'envoi du mot de passe lui-même, ou un lien valable plus de 24 heures.",
              "The site announces that the password itself is sent, or a link that works for more than 24 hours."),
          faults.stream().distinct().limit(10).toList());
    }
    if (limited && once && neutral) {
      return Verdict.pass(
          Text.of(
              "La page annonce un lien à usage unique, valable 24 heures au plus, et répond de façon neutre.",
              "The page announces a link that works once, for 24 hours at most, and answers neutrally."),
          good.stream().distinct().limit(10).toList());
    }
    return Verdict.unknown(
        Text.of(
            "La page ne dit pas que le lien est à usage unique et valable 24 heures au plus : demandez une réinitialisation sur un compte d'essai.",
            "The page does not say that the link works once and for 24 hours at most: ask for a reset on a test account."));
  }

  private static boolean sendsThePassword(String plain) {
    return (IS_SENT.matcher(plain).find() || SENDS_IT.matcher(plain).find())
        && !NOT_SENT.matcher(plain).find()
        && (!ONLY_BY_PHONE.matcher(plain).find() || BY_MAIL.matcher(plain).find());
  }

  private static int minutes(Matcher lasts) {
    int number = lasts.group(1).matches("une?|an?|one") ? 1 : Phrases.value(lasts.group(1));
    return number
        * switch (lasts.group(2).charAt(0)) {
          case 'h' -> 60;
          case 'j', 'd' -> DAY;
          case 's', 'w' -> 7 * DAY;
          default -> lasts.group(2).startsWith("mo") ? 30 * DAY : 1;
        };
  }

  /** A sentence and the page it stands on. */
  private record Said(String page, String sentence) {
    Proof proof() {
      return new Proof(Scenario.S0, page, "text", Phrases.quoted(sentence));
    }
  }

  /** What the pages on accounts say, and what appeared when a form was really submitted. */
  private static List<Said> said(SiteEvidence evidence) {
    Stream<Said> pages =
        evidence.pages().stream()
            .filter(SafeReset::onAccounts)
            .flatMap(
                page ->
                    Phrases.sentences(page.text()).stream()
                        .map(sentence -> new Said(page.url(), sentence)));
    Stream<Said> answers =
        evidence.servers().submissions().stream()
            .filter(submission -> submission.purpose().startsWith("reset"))
            .flatMap(
                submission ->
                    Phrases.sentences(submission.answer()).stream()
                        .map(sentence -> new Said(submission.page(), sentence)));
    return Stream.concat(pages, answers).toList();
  }

  private static boolean onAccounts(PageFact page) {
    return page.is(PageKind.PASSWORD_RESET)
        || page.is(PageKind.SIGN_UP)
        || page.is(PageKind.LOGIN)
        || page.forms().stream()
            .anyMatch(
                form ->
                    form.purpose() == FormPurpose.PASSWORD_RESET
                        || form.purpose() == FormPurpose.SIGN_UP
                        || form.purpose() == FormPurpose.LOGIN);
  }
}
