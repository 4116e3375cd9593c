package org.limpide.audit.judge.trackers;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.vendors.ConsentNeed;
import org.limpide.vendors.Purpose;

/**
 * First-party cookies whose name says that they are what délib. 2020-091 §49 exempts: the choice
 * itself, the session, the basket, the language, load balancing, protection of forms. Names only;
 * nothing else is presumed.
 */
final class Necessary {
  private static final Pattern CHOICE =
      Pattern.compile(
          "(?i)(consent|cookie[-_]?(choice|law|notice|prefs?|policy|accept|banner|settings)|choix[-_]?cookies?|cookies?[-_]?choix|"
              + "gdpr|rgpd|cmp(?![a-z])|tarteaucitron|axeptio|didomi|klaro|orejime|limpide|optanon|euconsent|eupubconsent|cc_cookie|cky-|usprivacy|borlabs)");
  private static final Pattern WORKING =
      Pattern.compile(
          "(?i)(^|[-_.])(sess(ion)?(id)?|sid|phpsessid|jsessionid|csrf(token)?|xsrf|token|cart|basket|panier|"
              + "lang(ue|uage)?|locale|currency|devise|country|srv|server(id)?|route|lb|auth|login|remember|flash)([-_.]|$)");

  private Necessary() {}

  static Optional<Known> cookie(CookieFact cookie) {
    if (choice(cookie) || WORKING.matcher(cookie.name()).find()) {
      return Optional.of(
          new Known(
              cookie.name(),
              "",
              Purpose.SESSION,
              Set.of(Purpose.SESSION),
              ConsentNeed.EXEMPT,
              false));
    }
    return Optional.empty();
  }

  /** Whether it seems to keep the visitor's choice about cookies. */
  static boolean choice(CookieFact cookie) {
    return !cookie.thirdParty() && CHOICE.matcher(cookie.name()).find();
  }
}
