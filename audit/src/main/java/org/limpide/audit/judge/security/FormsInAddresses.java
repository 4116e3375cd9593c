package org.limpide.audit.judge.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.PageFact;

/**
 * Forms that put what they ask into the address, by the method GET. A form that a script may send
 * otherwise proves nothing by its markup.
 *
 * @param certain forms of which the markup leaves no doubt
 * @param doubtful forms without a method, on pages with scripts
 */
record FormsInAddresses(List<Found> certain, List<Found> doubtful) {
  private static final Set<String> PERSONAL_COMPLETIONS =
      Set.of(
          "email",
          "tel",
          "name",
          "given-name",
          "family-name",
          "street-address",
          "address-line1",
          "bday",
          "current-password",
          "new-password",
          "username");
  private static final Pattern PERSONAL_NAME =
      Pattern.compile(
          "(^|[^a-z])(e-?mail|courriel|tel(ephone)?|phone|mobile|portable|prenom|firstname|lastname|password|mot_?de_?passe|adresse_?(mail|postale))([^a-z]|$)");

  /** A form on a page and the personal fields it has. */
  record Found(PageFact page, FormFact form, List<String> fields) {}

  static FormsInAddresses of(List<PageFact> pages) {
    List<Found> certain = new ArrayList<>();
    List<Found> doubtful = new ArrayList<>();
    for (PageFact page : pages) {
      List<FormFact> forms = page.forms().stream().filter(FormsInAddresses::asks).toList();
      if (forms.isEmpty()) {
        continue;
      }
      Document document = Jsoup.parse(page.html(), page.url());
      boolean scripts = !document.select("script:not([type*=json])").isEmpty();
      for (FormFact form : forms) {
        List<String> fields =
            form.fields().stream()
                .filter(FormsInAddresses::personal)
                .map(field -> field.label().isBlank() ? field.name() : field.label())
                .toList();
        Found found = new Found(page, form, fields);
        (sentByTheBrowser(document, form, scripts) ? certain : doubtful).add(found);
      }
    }
    return new FormsInAddresses(certain, doubtful);
  }

  /** Whether any form asks for personal data, however it is sent. */
  static boolean ask(List<PageFact> pages) {
    return pages.stream()
        .flatMap(page -> page.forms().stream())
        .filter(form -> form.visible() && form.purpose() != FormFact.FormPurpose.SEARCH)
        .flatMap(form -> form.fields().stream())
        .anyMatch(FormsInAddresses::personal);
  }

  private static boolean asks(FormFact form) {
    return form.method().equals("get")
        && form.purpose() != FormFact.FormPurpose.SEARCH
        && form.visible()
        && !form.thirdPartyFrame()
        && form.fields().stream().anyMatch(FormsInAddresses::personal);
  }

  private static boolean personal(FormFact.Field field) {
    if (!field.visible() || field.name().isEmpty() || field.tickable()) {
      return false; // a field without a name is never sent
    }
    String name = field.name().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    return Set.of("email", "tel", "password").contains(field.type())
        || PERSONAL_COMPLETIONS.contains(field.autocomplete().toLowerCase(Locale.ROOT))
        || PERSONAL_NAME.matcher(name).find();
  }

  private static boolean sentByTheBrowser(Document document, FormFact form, boolean scripts) {
    List<String> names =
        form.fields().stream()
            .filter(FormsInAddresses::personal)
            .map(FormFact.Field::name)
            .toList();
    for (Element element : document.select("form")) {
      boolean same =
          element.select("[name]").stream().anyMatch(input -> names.contains(input.attr("name")));
      if (same && !element.hasAttr("onsubmit")) {
        String action = element.attr("action").strip();
        boolean leads =
            !action.isEmpty()
                && !action.startsWith("#")
                && !action.toLowerCase(Locale.ROOT).startsWith("javascript:");
        boolean said = element.attr("method").strip().equalsIgnoreCase("get");
        return said || !element.hasAttr("method") && (leads || !scripts);
      }
    }
    return false;
  }
}
