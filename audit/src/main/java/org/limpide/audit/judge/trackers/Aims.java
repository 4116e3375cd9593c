package org.limpide.audit.judge.trackers;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limpide.law.Text;
import org.limpide.vendors.Purpose;

/**
 * What trackers are for, and the words by which a banner or a page says so, in French and in
 * English.
 */
final class Aims {
  private static final String CONTENT =
      "|contenus? (tiers|externes?|intégrés?|embarqués?|multim)|m[ée]dias?\\b|embed|third[- ]party content|external content";
  private static final String MEASURE =
      "audience|statisti|analyti|fréquentation|mesur|compter|measure|count.{0,12}visits|performance";
  private static final Pattern NECESSARY_WORDS =
      Pattern.compile(
          "(?iu)(?<!non[ -])(?<!not )(?<!pas )(strictement nécessaire|nécessaires?\\b|essentiels?\\b|indispensables?|"
              + "obligatoires?\\b|fonctionnement du site|strictly necessary|(?<!un)necessary|\\bessential|\\brequired)");
  private static final Pattern FRENCH_OR_ENGLISH =
      Pattern.compile(
          "(?iu)\\b(nous|vous|votre|pour|les|des|sur|we|our|your|you|the|and|to|use)\\b");

  private Aims() {}

  /** The purpose's name within a sentence. */
  static Text label(Purpose purpose) {
    return Text.of(lower(purpose.label().fr()), lower(purpose.label().en()));
  }

  /**
   * Whether it only brings other services' scripts or plain files, and so is not who sets a cookie.
   */
  static boolean carrier(Purpose purpose) {
    return purpose == Purpose.TAG_MANAGER || purpose == Purpose.CDN || purpose == Purpose.FONT;
  }

  static boolean advertising(Known known) {
    return known.purposes().contains(Purpose.ADVERTISING) || known.purpose() == Purpose.AFFILIATION;
  }

  static boolean social(Known known) {
    return known.purposes().contains(Purpose.SOCIAL);
  }

  /** Whether a click could defer it: a video, a map, a captcha, a post of a social network. */
  static boolean embed(Known known) {
    return known.embed() && known.purpose() != Purpose.PAYMENT
        || switch (known.purpose()) {
          case VIDEO, AUDIO, MAP, FONT, CAPTCHA, COMMENTS -> true;
          case AUDIENCE,
              ADVERTISING,
              SOCIAL,
              CHAT,
              AB_TEST,
              PERSONALISATION,
              SESSION_REPLAY,
              TAG_MANAGER,
              PAYMENT,
              CONSENT,
              CDN,
              SECURITY,
              MONITORING,
              EMAILING,
              REVIEWS,
              LOGIN,
              DELIVERY,
              AFFILIATION,
              SESSION,
              CART,
              PREFERENCE,
              OTHER ->
              false;
        };
  }

  static boolean unwantedAtPayment(Known known) {
    return advertising(known) || social(known) || known.purposes().contains(Purpose.SESSION_REPLAY);
  }

  static boolean atHomeAtPayment(Known known) {
    return switch (known.purpose()) {
      case PAYMENT, SECURITY, CAPTCHA, CONSENT, DELIVERY -> true;
      default -> false;
    };
  }

  /** One purpose among several that a visitor would take for the same choice. */
  static Purpose group(Purpose purpose) {
    return switch (purpose) {
      case AUDIENCE, AB_TEST, SESSION_REPLAY, MONITORING -> Purpose.AUDIENCE;
      case ADVERTISING, AFFILIATION, EMAILING -> Purpose.ADVERTISING;
      case VIDEO, AUDIO, MAP, COMMENTS, REVIEWS -> Purpose.VIDEO;
      default -> purpose;
    };
  }

  static Set<Purpose> groups(Set<Purpose> purposes) {
    return purposes.stream()
        .filter(purpose -> !carrier(purpose) && purpose != Purpose.OTHER)
        .map(Aims::group)
        .collect(Collectors.toSet());
  }

  /** Whether a text names the purpose; a purpose that has no words of its own is never missed. */
  static boolean named(Purpose purpose, String text) {
    String words =
        switch (purpose) {
          case AUDIENCE -> MEASURE;
          case ADVERTISING, AFFILIATION ->
              "publicit|annonce|advert|\\bads?\\b|marketing|ciblage|targeting|prospection";
          case SOCIAL -> "r[ée]seaux? socia|social|partage|facebook|instagram|\\bshare";
          case VIDEO -> "vid[ée]o|youtube|vimeo|dailymotion" + CONTENT;
          case AUDIO -> "audio|musique|music|podcast" + CONTENT;
          case MAP -> "carte|\\bmaps?\\b|\\bplan\\b" + CONTENT;
          case CAPTCHA, SECURITY -> "robot|captcha|s[ée]curi|spam|fraud";
          case CHAT -> "chat|messagerie|assistance|support";
          case AB_TEST -> MEASURE + "|\\btests?\\b|optimi";
          case PERSONALISATION -> "personnalis|personali[sz]";
          case SESSION_REPLAY -> MEASURE + "|enregistre|replay|recording|heatmap|carte de chaleur";
          case MONITORING -> MEASURE + "|surveillance|erreurs?|errors?";
          case EMAILING -> "courriel|e-?mail|lettre|newsletter|marketing";
          case REVIEWS, COMMENTS -> "avis|reviews?|comment" + CONTENT;
          case LOGIN -> "connexion|login|sign[- ]in|compte|account";
          case TAG_MANAGER,
              PAYMENT,
              CONSENT,
              CDN,
              FONT,
              DELIVERY,
              SESSION,
              CART,
              PREFERENCE,
              OTHER ->
              "";
        };
    return Pattern.compile("(?iu)" + words).matcher(text).find();
  }

  /** Whether a label stands for something one may refuse. */
  static boolean namesOptional(String text) {
    return EnumSet.of(
            Purpose.AUDIENCE, Purpose.ADVERTISING, Purpose.SOCIAL, Purpose.PERSONALISATION)
        .stream()
        .anyMatch(purpose -> named(purpose, text));
  }

  static boolean saysNecessary(String text) {
    return NECESSARY_WORDS.matcher(text).find();
  }

  /** Whether a text is in a language whose words are known here. */
  static boolean readable(String text) {
    return FRENCH_OR_ENGLISH.matcher(text).results().limit(3).count() == 3;
  }

  private static String lower(String label) {
    return label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
  }
}
