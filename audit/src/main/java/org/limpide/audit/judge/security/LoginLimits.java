package org.limpide.audit.judge.security;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.AccessRestriction;
import org.limpide.law.Text;

/** What the login page shows or says that keeps passwords from being tried at will. */
final class LoginLimits {
  private static final String TRIES =
      "(?:essais?|tentatives?|echecs?|erreurs?|attempts?|tries|failures?|failed|mots de passe (?:errones|incorrects))";
  private static final Pattern AFTER =
      Pattern.compile("\\b" + Phrases.NUMBER + "\\s+(?:\\w+\\s+){0,3}?" + TRIES);
  private static final Pattern BLOCKS =
      Pattern.compile(
          "bloqu|verrou|suspend|\\block|\\bblock|desactiv|disabled|limit|maximum|autoris|allowed");
  private static final Pattern CAPTCHA =
      Pattern.compile("captcha|turnstile|friendly-?challenge|challenges\\.cloudflare");
  private static final Pattern ROBOT =
      Pattern.compile("pas un robot|not a robot|recopiez|anti-?robot|combien font");

  /** A limit and where it shows. */
  record Limit(AccessRestriction restriction, Proof proof) {}

  private LoginLimits() {}

  static List<Limit> of(SiteEvidence evidence) {
    List<Limit> limits = new ArrayList<>();
    for (PageFact page : evidence.pages()) {
      List<FormFact> logins =
          page.forms().stream().filter(form -> form.purpose() == FormPurpose.LOGIN).toList();
      if (!logins.isEmpty() || page.is(PageKind.LOGIN)) {
        said(page, limits);
        if (logins.stream().anyMatch(form -> captcha(page, form))) {
          limits.add(
              new Limit(
                  new AccessRestriction.Captcha(),
                  new Proof(
                      Scenario.S0,
                      page.url(),
                      "form",
                      Text.of(
                          "Protection contre les robots sur le formulaire de connexion.",
                          "Protection against robots on the login form."))));
        }
      }
    }
    return limits;
  }

  private static void said(PageFact page, List<Limit> limits) {
    for (String sentence : Phrases.sentences(page.text())) {
      String plain = Plain.of(sentence);
      Matcher after = AFTER.matcher(plain);
      if (after.find() && BLOCKS.matcher(plain).find()) {
        limits.add(
            new Limit(
                new AccessRestriction.Lockout(Phrases.value(after.group(1))),
                new Proof(Scenario.S0, page.url(), "text", Phrases.quoted(sentence))));
      }
    }
  }

  private static boolean captcha(PageFact page, FormFact form) {
    return form.fields().stream()
            .anyMatch(
                field ->
                    CAPTCHA.matcher(Plain.of(field.name() + " " + field.id())).find()
                        || ROBOT.matcher(Plain.of(field.label())).find())
        || page.frames().stream().anyMatch(frame -> CAPTCHA.matcher(frame.url()).find());
  }
}
