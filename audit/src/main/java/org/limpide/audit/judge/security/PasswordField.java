package org.limpide.audit.judge.security;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.judge.reading.Plain;

/** A field for an account's password, with what stands around it. */
record PasswordField(PageFact page, FormFact form, FormFact.Field field) {
  private static final Set<FormPurpose> ACCOUNT =
      Set.of(
          FormPurpose.LOGIN, FormPurpose.SIGN_UP, FormPurpose.CHECKOUT, FormPurpose.PASSWORD_RESET);

  private static final Pattern OTHER_SECRET =
      Pattern.compile("cvc|cvv|crypto|otp|one-time|\\bpin\\b|verification.?code");
  private static final Pattern CONFIRMATION =
      Pattern.compile(
          "confirm|repeat|retap|again|verif|encore|bis\\b|password_?2|saisir a nouveau");
  private static final Pattern CURRENT = Pattern.compile("current|actuel|ancien|old");
  private static final Pattern ABOUT =
      Pattern.compile("mots? de passe|passwords?|passphrase|phrases? de passe|\\bmdp\\b");
  private static final Pattern LIST_FOLLOWS =
      Pattern.compile(":$|doit (contenir|comporter|avoir)$|must (contain|include|have)$");
  private static final Pattern CRITERION =
      Pattern.compile(
          "caractere|character|majuscul|minuscul|chiffre|lettre|digit|number|case|symbol|special|letter");

  /** Every such field of the site's own forms. */
  static List<PasswordField> all(SiteEvidence evidence) {
    return evidence
        .forms()
        .filter(on -> !on.form().thirdPartyFrame() && ACCOUNT.contains(on.form().purpose()))
        .flatMap(
            on ->
                on.form().fields().stream()
                    .filter(PasswordField::secret)
                    .map(field -> new PasswordField(on.page(), on.form(), field)))
        .toList();
  }

  /** The fields where a password is chosen, confirmations left out. */
  static List<PasswordField> chosen(SiteEvidence evidence) {
    return all(evidence).stream().filter(PasswordField::chosen).toList();
  }

  private static boolean secret(FormFact.Field field) {
    String names = Plain.of(String.join(" ", field.name(), field.id(), field.autocomplete()));
    return !OTHER_SECRET.matcher(names).find()
        && (field.type().equals("password")
            || field.type().equals("text") && field.autocomplete().contains("new-password"));
  }

  private boolean chosen() {
    String names =
        Plain.of(String.join(" ", field.name(), field.id(), field.label(), field.placeholder()));
    boolean fresh = field.autocomplete().contains("new-password");
    return (form.purpose() != FormPurpose.LOGIN || fresh)
        && !field.autocomplete().contains("current-password")
        && !CONFIRMATION.matcher(names).find()
        && (fresh || !CURRENT.matcher(names).find());
  }

  /** The number an attribute gives, 0 when it gives none. */
  int attribute(String name) {
    String value = field.attributes().getOrDefault(name, "").strip();
    return value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
  }

  /** Sentences about the password, as written: the field's own texts, then those around it. */
  Set<String> sentences() {
    Set<String> found = new LinkedHashSet<>();
    Stream.of(
            field.help(),
            field.attributes().getOrDefault("title", ""),
            field.placeholder(),
            field.label())
        .flatMap(text -> Phrases.sentences(text).stream())
        .forEach(found::add);
    found.addAll(around());
    return found;
  }

  private List<String> around() {
    List<String> kept = new ArrayList<>();
    int criteria = 0;
    for (String sentence : Phrases.sentences(form.text() + "\n" + form.around())) {
      String plain = Plain.of(sentence);
      if (ABOUT.matcher(plain).find()) {
        kept.add(sentence);
        criteria = LIST_FOLLOWS.matcher(plain).find() ? 8 : 0;
      } else if (criteria > 0 && plain.length() < 100 && CRITERION.matcher(plain).find()) {
        kept.add(sentence);
        criteria--;
      } else {
        criteria = 0;
      }
    }
    return kept;
  }
}
