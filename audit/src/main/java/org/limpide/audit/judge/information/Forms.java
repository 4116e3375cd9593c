package org.limpide.audit.judge.information;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.FormFact.Field;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.SiteEvidence.FormOnPage;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/** The forms that ask visitors for data about themselves, each once. */
final class Forms {
  private static final Pattern PERSONAL =
      Plain.pattern(
          "mail|courriel|\\bnom\\b|prenom|\\b(first|last|full|your|user|sur)?[ _-]?name\\b|firstname|lastname|\\btel\\b|telephone|phone|mobile|portable"
              + "|adresse|address|postal|postcode|\\bzip\\b|ville|\\bcity\\b|naissance|birth|message|commentaire|comment|civilite|societe|company|\\biban\\b");
  private static final Pattern PHONE =
      Plain.pattern(
          "\\btel\\b|telephone|phone\\b|\\bmobile\\b|\\bgsm\\b|numero de portable|\\bportable\\b");

  private static final Pattern OTHER_NUMBER =
      Plain.pattern("carte|card|postal|code|cvc|cvv|siret|quantit|\\bzip\\b");

  private Forms() {}

  /** Every visible form that collects personal data, on pages that are no error. */
  static List<FormOnPage> collecting(Reading reading) {
    Map<String, FormOnPage> found = new LinkedHashMap<>();
    reading
        .evidence()
        .forms()
        .filter(seen -> seen.page().status() < 400 && !seen.page().is(PageKind.ADMIN))
        .filter(seen -> seen.form().visible() && collects(seen.form()))
        .forEach(seen -> found.putIfAbsent(key(seen.form()), seen));
    return List.copyOf(found.values());
  }

  static boolean collects(FormFact form) {
    return form.purpose() != FormPurpose.SEARCH
        && form.fields().stream().anyMatch(field -> field.visible() && personal(field));
  }

  static boolean personal(Field field) {
    return switch (field.type()) {
      case "email", "tel", "password", "textarea" -> true;
      case "hidden", "checkbox", "radio", "submit", "button", "search" -> false;
      default ->
          Plain.has(
              PERSONAL,
              Plain.of(
                  field.name()
                      + " "
                      + field.label()
                      + " "
                      + field.placeholder()
                      + " "
                      + field.autocomplete()));
    };
  }

  static boolean phone(Field field) {
    return field.visible()
        && (field.type().equals("tel") && !Plain.has(OTHER_NUMBER, Plain.of(words(field)))
            || field.autocomplete().startsWith("tel")
            || field.type().equals("text") && Plain.has(PHONE, Plain.of(words(field))));
  }

  private static String words(Field field) {
    return field.name() + " " + field.label() + " " + field.placeholder();
  }

  /** What a field is called, as a visitor reads it. */
  static String name(Field field) {
    String words =
        !field.label().isBlank()
            ? field.label()
            : !field.placeholder().isBlank() ? field.placeholder() : field.name();
    return Plain.cut(words, 160);
  }

  /** What a form is called. */
  static Text name(FormFact form) {
    return switch (form.purpose()) {
      case CONTACT -> Text.of("formulaire de contact", "contact form");
      case NEWSLETTER -> Text.of("inscription à la lettre d'information", "newsletter form");
      case LOGIN -> Text.of("connexion", "login form");
      case SIGN_UP -> Text.of("création de compte", "sign-up form");
      case PASSWORD_RESET -> Text.of("mot de passe oublié", "password reset form");
      case CHECKOUT -> Text.of("commande", "order form");
      case PAYMENT -> Text.of("paiement", "payment form");
      case RIGHTS -> Text.of("exercice des droits", "data request form");
      case REVIEW -> Text.of("dépôt d'avis", "review form");
      case SEARCH -> Text.of("recherche", "search form");
      case OTHER -> Text.of("formulaire", "form");
    };
  }

  static Text names(List<FormOnPage> forms) {
    return Text.of(
        forms.stream().map(f -> name(f.form()).fr()).distinct().collect(Collectors.joining(", ")),
        forms.stream().map(f -> name(f.form()).en()).distinct().collect(Collectors.joining(", ")));
  }

  static Proof proof(FormOnPage seen, Text detail) {
    Text name = name(seen.form());
    return new Proof(
        Scenario.S0,
        seen.page().url(),
        "form",
        Text.of(capital(name.fr()) + " : " + detail.fr(), capital(name.en()) + ": " + detail.en()),
        seen.page().screenshot());
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String key(FormFact form) {
    return form.purpose()
        + form.name()
        + form.action()
        + form.fields().stream().map(f -> f.name() + f.label()).collect(Collectors.joining(","));
  }
}
