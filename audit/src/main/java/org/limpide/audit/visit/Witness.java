package org.limpide.audit.visit;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.Phase;
import tools.jackson.databind.JsonNode;

/**
 * Types invented values into form fields, without ever submitting, to see whether a script sends
 * them on before the visitor does. The address is under a reserved domain (RFC 2606), the number in
 * the range ARCEP reserves for fiction.
 */
final class Witness {
  private static final String FIELDS =
      """
      (() => {
        const kinds = {};
        const fits = (e, r) => r.test([e.type, e.name, e.id, e.placeholder, e.autocomplete, e.labels && e.labels[0] ? e.labels[0].textContent : ''].join(' '));
        const list = [...document.querySelectorAll('input')].filter(e => !e.disabled && !e.readOnly && e.getBoundingClientRect().width > 1
          && /^(text|email|tel|)$/.test(e.getAttribute('type') || '') && !fits(e, /search|recherche|cc-|card|carte|cvc|cvv|code/i));
        globalThis.__limpideFields = [];
        for (const e of list) {
          const kind = fits(e, /mail|courriel/i) ? 'email' : fits(e, /tel|phone|mobile/i) ? 'phone' : fits(e, /nom|name|prenom|prénom/i) ? 'name' : '';
          if (kind && (kinds[kind] = (kinds[kind] || 0) + 1) <= 2) globalThis.__limpideFields.push({ e, kind });
        }
        return globalThis.__limpideFields.map(f => f.kind);
      })()
      """;

  private static final Duration DRAWN = Duration.ofSeconds(3);
  private static final int MOST_PAGES = 6;

  private Witness() {}

  /** New witness values, by kind. */
  static Map<String, String> values() {
    SecureRandom random = new SecureRandom();
    String mark = Long.toString(Math.abs(random.nextLong() % 2_000_000_000_000L), 36);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("email", "temoin-" + mark + "@limpide-temoin.example");
    values.put("phone", "06399800" + (10 + random.nextInt(90)));
    values.put("name", "Temoin" + mark);
    return values;
  }

  /** Whether a page has a form worth typing into. */
  static boolean worth(PageFact page) {
    return page.forms().stream()
        .anyMatch(
            form ->
                form.visible()
                    && switch (form.purpose()) {
                      case CONTACT, NEWSLETTER, SIGN_UP, CHECKOUT, RIGHTS -> true;
                      case LOGIN, PASSWORD_RESET, PAYMENT, REVIEW, SEARCH, OTHER -> false;
                    });
  }

  /** What tells the forms of one page from those of another. */
  private static String forms(PageFact page) {
    return page.forms().stream()
        .filter(FormFact::visible)
        .map(form -> form.purpose() + " " + form.action().replaceFirst("[?#].*$", ""))
        .sorted()
        .distinct()
        .toList()
        .toString();
  }

  /** Types into the forms of the page that is open. */
  static void type(Play play, Tab tab, Map<String, String> values, Terms terms) {
    if (!tab.usable()) {
      return;
    }
    Tab.Frame main = tab.frames().getFirst();
    JsonNode kinds = tab.read(main, FIELDS, Duration.ofSeconds(4));
    Deadline drawn = Deadline.in(terms.deadline().atMost(DRAWN));
    while (kinds.isEmpty() && !drawn.over() && tab.usable()) {
      tab.settle(Duration.ofMillis(200)); // a script may still have to draw the form
      kinds = tab.read(main, FIELDS, Duration.ofSeconds(4));
    }
    if (!kinds.isArray() || kinds.isEmpty()) {
      return;
    }
    play.phase(Phase.TYPED);
    for (int i = 0; i < Math.min(6, kinds.size()); i++) {
      String value = values.getOrDefault(kinds.get(i).asString(""), "");
      tab.read(
          main,
          "(() => { const e = globalThis.__limpideFields["
              + i
              + "].e; e.scrollIntoView({block:'center'}); e.focus(); })()",
          Duration.ofSeconds(2));
      tab.type(value);
      tab.read(
          main,
          "(() => { const e = globalThis.__limpideFields["
              + i
              + "].e; e.dispatchEvent(new Event('change', {bubbles:true})); e.blur(); })()",
          Duration.ofSeconds(2));
    }
    tab.settle(
        terms
            .deadline()
            .atMost(
                Duration.ofMillis(
                    Math.max(400, Math.min(1500, terms.request().settle().toMillis())))));
    // a page left with text in it must not carry it further: fields are emptied again
    tab.read(
        main,
        "(() => { for (const f of globalThis.__limpideFields) f.e.value = ''; })()",
        Duration.ofSeconds(2));
  }

  /** Opens each page again and types into it; called at the end of S0. */
  static void typeOn(
      Play play, Tab tab, List<PageFact> pages, Map<String, String> values, Terms terms) {
    Set<String> typed = new HashSet<>();
    for (PageFact page : pages.stream().filter(Witness::worth).toList()) {
      if (typed.size() >= MOST_PAGES || !typed.add(forms(page))) {
        continue; // the newsletter's form in every footer is typed into once
      }
      if (terms.deadline().over() || !tab.usable()) {
        return;
      }
      play.open(
          tab,
          page.url(),
          Duration.ZERO,
          Play.Keep.SHORT,
          1,
          (open, driver) -> type(play, open, values, terms));
    }
  }
}
