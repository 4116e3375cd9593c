package org.limpide.audit.judge.shop;

import java.util.regex.Pattern;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.judge.reading.Plain;

/** Recognises the fields in which one types a payment card. */
final class CardField {
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\bcc-?number\\b|card.?(number|num|no)\\b|\\bcardnumber|(numero|n°|n[o.]).?(de.?)?(la.?|votre.?|ta.?)?carte|num_?carte|carte.?numero|credit.?card|\\bccnum|\\bpan\\b");
  private static final Pattern CODE =
      Pattern.compile(
          "\\bcc-?csc\\b|\\bcvv2?\\b|\\bcvc2?\\b|\\bcsc\\b|card.?(cvc|cvv|code)|\\bcrypto(gramme)?\\b|\\b3 (derniers )?chiffres|3 digits|code de verification|security.?code|code de securite");
  private static final Pattern OTHER_CARD =
      Pattern.compile(
          "fidelite|loyalty|cadeau|gift|membre|member|identite|identity|\\bsim\\b|vitale|grise");

  private CardField() {}

  /** A card's number or security code, typed by hand. */
  static boolean isCard(FormFact.Field field) {
    return isNumber(field) || isCode(field);
  }

  static boolean isNumber(FormFact.Field field) {
    return typed(field) && (field.autocomplete().contains("cc-number") || says(field, NUMBER));
  }

  static boolean isCode(FormFact.Field field) {
    return typed(field) && (field.autocomplete().contains("cc-csc") || says(field, CODE));
  }

  private static boolean says(FormFact.Field field, Pattern pattern) {
    String words =
        Plain.of(String.join(" ", field.name(), field.id(), field.label(), field.placeholder()));
    return pattern.matcher(words).find() && !OTHER_CARD.matcher(words).find();
  }

  private static boolean typed(FormFact.Field field) {
    return switch (field.type()) {
      case "text", "tel", "number", "password", "contenteditable" -> !field.disabled();
      default -> false;
    };
  }
}
