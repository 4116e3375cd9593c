package org.limpide.audit.judge.shop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.SiteEvidence.FormOnPage;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * EC-03: nobody has to say whether they are Mr or Mrs to buy (CJEU C-394/23, Mousse, 9 January
 * 2025). A list that offers nothing else is as mandatory as an asterisk.
 */
final class TitleOptional implements Evaluator {
  private static final Pattern NAMED =
      Pattern.compile(
          "civilite|civility|\\bid_?gender\\b|\\bgender\\b|\\bgenre\\b|\\bsexe\\b|\\bsex\\b|salutation|honorific|\\bsocial_?title\\b");
  private static final Pattern MAYBE = Pattern.compile("\\btitre\\b|\\btitle\\b|\\bprefix\\b");
  private static final Pattern MAN =
      Pattern.compile("^(m\\.?|mr\\.?|monsieur|homme|male|mister|man|masculin)$");
  private static final Pattern WOMAN =
      Pattern.compile(
          "^(mme\\.?|mrs\\.?|ms\\.?|miss|mlle\\.?|madame|mademoiselle|femme|female|woman|feminin)$");
  private static final Pattern NEUTRAL =
      Pattern.compile(
          "preciser|precise|preferer|prefere|prefer|autre|other|neutre|neutral|non.?binaire|non.?binary|\\bmx\\b|aucune?|sans civilite|none|unspecified|not say|ne pas|repondre|\\bnr\\b|\\bsans\\b");

  @Override
  public String rule() {
    return "EC-03";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var shop = new Shop(dossier);
    List<Proof> faults = new ArrayList<>();
    List<Proof> optional = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (FormOnPage at : dossier.evidence().forms().toList()) {
      if (at.form().thirdPartyFrame() || at.form().purpose() == FormFact.FormPurpose.SEARCH) {
        continue;
      }
      for (FormFact.Field field : at.form().fields()) {
        if (field.visible()
            && isTitle(field)
            && seen.add(at.page().url() + at.form().name() + field.name())) {
          boolean mandatory = mandatory(at.form(), field);
          (mandatory ? faults : optional).add(proof(at.page(), field, mandatory));
        }
      }
    }
    if (!faults.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "La civilité est obligatoire, sans option neutre.",
              "The title (Mr or Mrs) is mandatory, without a neutral option."),
          faults);
    }
    if (!optional.isEmpty()) {
      return Verdict.pass(
          Text.of(
              "La civilité est facultative ou laisse un choix neutre.",
              "The title is optional or leaves a neutral choice."),
          optional);
    }
    return unasked(shop);
  }

  private static Verdict unasked(Shop shop) {
    List<PageFact> asked =
        shop.pages().stream().filter(page -> shop.isCheckout(page) || isSignUp(page)).toList();
    boolean checkout = asked.stream().anyMatch(shop::isCheckout);
    if (checkout || (!asked.isEmpty() && !shop.sells())) {
      return Verdict.pass(
          Text.of(
              "Aucun champ de civilité sur %d formulaires de commande ou de compte."
                  .formatted(asked.size()),
              "No title field on %d order or account forms.".formatted(asked.size())),
          List.of());
    }
    return shop.notAShop()
        .orElse(
            Verdict.unknown(
                Text.of(
                    "Le formulaire de commande n'a pas été atteint.",
                    "The order form was not reached.")));
  }

  private static boolean isSignUp(PageFact page) {
    return page.is(PageKind.SIGN_UP)
        && page.forms().stream().anyMatch(f -> f.purpose() == FormFact.FormPurpose.SIGN_UP);
  }

  static boolean isTitle(FormFact.Field field) {
    boolean choice = field.type().equals("select") || field.type().equals("radio");
    if (!choice && !field.type().equals("text")) {
      return false;
    }
    if (field.autocomplete().contains("honorific-prefix")) {
      return true;
    }
    String words =
        Plain.of(
            field.name()
                + " "
                + field.id()
                + (field.type().equals("radio") ? "" : " " + field.label()));
    boolean bothSexes = offers(field, MAN) && offers(field, WOMAN);
    if (!choice) {
      return NAMED.matcher(words).find();
    }
    boolean named = NAMED.matcher(words).find() || MAYBE.matcher(words).find();
    return bothSexes && (named || field.options().size() <= 5);
  }

  private static boolean mandatory(FormFact form, FormFact.Field field) {
    if (field.options().stream()
        .map(TitleOptional::option)
        .anyMatch(option -> neutral(option) || field.type().equals("radio") && third(option))) {
      return false;
    }
    boolean asked = field.required() || field.starred() || starredBeside(form, field);
    if (field.type().equals("radio")) {
      boolean anyRequired =
          form.fields().stream()
              .filter(one -> one.type().equals("radio") && one.name().equals(field.name()))
              .anyMatch(one -> one.required() || one.checked());
      return asked || anyRequired;
    }
    boolean canStayEmpty =
        field.options().stream().map(TitleOptional::option).anyMatch(TitleOptional::blank);
    return asked || (field.type().equals("select") && !canStayEmpty);
  }

  /** A group of radio buttons has its asterisk in a legend, not in a label. */
  private static boolean starredBeside(FormFact form, FormFact.Field field) {
    return field.type().equals("radio")
        && form.text()
            .lines()
            .map(Plain::of)
            .filter(
                line ->
                    line.length() < 60
                        && line.matches(".*(civilite|titre|title|genre|gender|salutation).*"))
            .anyMatch(
                line ->
                    line.matches(".*(\\*|obligatoire|required).*")
                        && !line.matches(".*(facultati|optional|non obligatoire).*"));
  }

  private static String option(String text) {
    return Plain.of(text).replace("*", "").strip();
  }

  private static boolean neutral(String option) {
    return NEUTRAL.matcher(option).find();
  }

  /** A button that is neither Mr nor Mrs, nor a profession's title, leaves the choice open. */
  private static boolean third(String option) {
    return !option.isBlank()
        && !MAN.matcher(option).matches()
        && !WOMAN.matcher(option).matches()
        && !option.matches("(dr|docteur|doctor|pr|prof|professeur|professor|maitre|me)\\.?");
  }

  /** « Choisissez », « -- », the field's own name: nothing is said by it. */
  private static boolean blank(String option) {
    return !MAN.matcher(option).matches()
        && !WOMAN.matcher(option).matches()
        && (option.isEmpty()
            || option.matches(
                "[-. ]+|.*(choisi|selection|select|choose|civilite|titre|title|please).*"));
  }

  private static boolean offers(FormFact.Field field, Pattern who) {
    return field.options().stream().anyMatch(text -> who.matcher(option(text)).matches());
  }

  private static Proof proof(PageFact page, FormFact.Field field, boolean mandatory) {
    String name = field.name().isEmpty() ? field.label() : field.name();
    String options = String.join(" / ", field.options());
    return new Proof(
        Scenario.S0,
        page.url(),
        "form",
        Text.of(
            "Champ « %s »%s, %s"
                .formatted(
                    Plain.quote(name),
                    options.isEmpty() ? "" : " (" + Plain.quote(options) + ")",
                    mandatory ? "obligatoire" : "facultatif ou avec une option neutre"),
            "Field \"%s\"%s, %s"
                .formatted(
                    Plain.quote(name),
                    options.isEmpty() ? "" : " (" + Plain.quote(options) + ")",
                    mandatory ? "mandatory" : "optional or with a neutral option")),
        page.screenshot());
  }
}
