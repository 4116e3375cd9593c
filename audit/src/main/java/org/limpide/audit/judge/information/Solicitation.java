package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.FormFact.Field;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.SiteEvidence.FormOnPage;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * A box, a switch, a radio button or a list by which a form asks leave to send marketing (CPCE art.
 * L34-5).
 *
 * @param label what it says, in plain form
 */
record Solicitation(FormOnPage seen, Field field, String label) {
  private static final Pattern STRONG =
      Plain.pattern(
          "newsletter|news letter|lettres? (d'|de )?(info|actu)|lettre (mensuelle|hebdomadaire|de la maison)|infolettre|mailing list|bons? plans?|ventes? privees?"
              + "|offres? (commerciale|speciale|promotionnelle|exclusive|personnalisee|partenaire)|promotions?\\b|\\bpromos?\\b|prospection|demarchage"
              + "|sollicitations? (commerciale|publicitaire)|publicit|marketing|(special|exclusive|latest|commercial) offers|promotional|advertis"
              + "|(communication|information|message|mail|courriel|sms|appel|contenu)s? (commercia|publicitaire|promotionnel)"
              + "|commercial (communication|e-?mail|message|information)|(fins|buts?) (commercia|promotionnel|publicitaire)|commercial purpose");
  private static final Pattern LEAVE =
      Plain.pattern(
          "(recev|recoi|envoy|adress|inscri|abonn|inform|tenu|tenir|contact|send me|receiv|subscri|keep me|sign me up|hear (about|from)|get (the|our|your)"
              + "|e-?mail me|notif|alert|profit|beneficier|suivre|transm|partag|communiqu|share).{0,100}?"
              + "(\\boffres?\\b|actualite|\\bactus?\\b|nouveaute|nouvelles|\\blettre\\b|reduction|remises|catalogue|evenement|conseils|inspirations?|\\bdeals?\\b"
              + "|\\boffers?\\b|\\bnews\\b|discounts?|updates|our products|nos produits|partenaires|partners|third part|\\btiers\\b|lancements|ventes)");
  private static final Pattern SERVICE =
      Plain.pattern(
          "(ma|votre|la|my|your|order) (commande|order)|order (updates|status|confirmation)|commentaires|comments|de nouveau disponible|back in stock|retour en stock"
              + "|(mon|votre|my|your) (colis|parcel|livraison|delivery|demande|request)");
  private static final Pattern AGAINST =
      Plain.pattern(
          "\\bne (souhait|desir|veu|voul|voud)\\w* (pas|plus)|\\bne pas (recevoir|etre|m'|me\\b)|decoch|\\brefuse|m'oppose|(do not|don't|prefer not|rather not|not wish) "
              + "?(want|wish|send|contact|to)?|opt[- ]?out|un(tick|check)|deselect|non merci|no thank");
  private static final Pattern UNTICK = Plain.pattern("decoch|un(tick|check)|deselect");
  private static final Pattern SIMILAR =
      Plain.pattern("(semblable|analogue|similaire|similar|comparable)");
  private static final Pattern YES =
      Plain.pattern(
          "^(oui|yes|j'accepte|i agree|i accept|ok|d'accord|je m'inscris)\\W{0,3}$|^(oui|yes)\\b.{0,30}$");
  private static final Pattern NAMED =
      Plain.pattern(
          "newsletter|opt[_-]?in|offres|offers|marketing|promo|mailing|subscri|partenaires|partners");
  private static final Pattern CALLS =
      Plain.pattern("telephon|appel(e|ee|er|s)?\\b|\\bsms\\b|phone|\\bcalls?\\b|called");
  static final Pattern PARTNERS =
      Plain.pattern(
          "\\bpartenaires?\\b|\\bpartners?\\b|\\btiers\\b|third[- ]part(y|ies)|societes? (du|de notre|de son) groupe|group companies|affiliates|filiales");

  /** Every question of the kind that a form asks. */
  static List<Solicitation> in(FormOnPage seen) {
    List<Solicitation> found = new ArrayList<>();
    for (Field field : seen.form().fields()) {
      if (field.visible() && (field.tickable() || field.type().equals("select"))) {
        String label = Plain.of(field.label().isBlank() ? field.placeholder() : field.label());
        if (commercial(label) || shortYes(seen, field, label)) {
          found.add(new Solicitation(seen, field, label));
        }
      }
    }
    return found;
  }

  /** Whether words ask leave for marketing, or speak of it. */
  static boolean commercial(String plain) {
    return Plain.has(STRONG, plain) || Plain.has(LEAVE, plain) && !Plain.has(SERVICE, plain);
  }

  /** « Oui », where only the field's name or the question just before it tells to what. */
  private static boolean shortYes(FormOnPage seen, Field field, String label) {
    if (!Plain.has(YES, label)) {
      return false;
    }
    if (Plain.has(NAMED, Plain.of(field.name() + " " + field.id()))) {
      return true;
    }
    String[] lines = Plain.of(seen.form().text()).split("\n");
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].contains(label)) {
        return commercial(lines[i]) || i > 0 && commercial(lines[i - 1]);
      }
    }
    return false;
  }

  /** Whether it is on without a gesture of the visitor. */
  boolean on() {
    return field.type().equals("select")
        ? Plain.of(field.value()).matches("oui|yes|1|true|on|accepte?")
        : field.checked();
  }

  /** Whether ticking it means no. */
  boolean against() {
    return Plain.has(AGAINST, label);
  }

  /** Whether one is told to untick it. */
  boolean toUntick() {
    return Plain.has(UNTICK, label);
  }

  /** A customer's opposition offered with the order (CPCE art. L34-5, fourth paragraph). */
  boolean oppositionAtPurchase() {
    return against()
        && !toUntick()
        && (seen.form().purpose() == FormPurpose.CHECKOUT
            || seen.form().purpose() == FormPurpose.PAYMENT
            || Plain.has(SIMILAR, label));
  }

  boolean ofPartners() {
    return Plain.has(PARTNERS, label);
  }

  boolean byPhone() {
    return Plain.has(CALLS, label);
  }

  boolean radio() {
    return field.type().equals("radio");
  }

  /** Whether the form is there for nothing else. */
  boolean onNewsletterForm() {
    return seen.form().purpose() == FormPurpose.NEWSLETTER;
  }

  Proof proof() {
    String words = Forms.name(field);
    return Forms.proof(
        seen,
        Text.of(
            "« %s » : %s au chargement%s"
                .formatted(
                    words, on() ? "cochée" : "décochée", field.required() ? ", obligatoire" : ""),
            "“%s”: %s when loaded%s"
                .formatted(
                    words, on() ? "ticked" : "not ticked", field.required() ? ", required" : "")));
  }
}
