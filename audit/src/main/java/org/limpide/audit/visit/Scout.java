package org.limpide.audit.visit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.limpide.audit.browser.BrowserException;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import tools.jackson.databind.JsonNode;

/**
 * Finds pages that no link of the home page leads to: by the site map, then by the names such pages
 * usually have.
 */
final class Scout {
  private static final Map<PageKind, List<String>> GUESSES = new LinkedHashMap<>();

  static {
    GUESSES.put(
        PageKind.PRIVACY,
        List.of("/vie-privee", "/politique-de-confidentialite", "/privacy", "/privacy-policy"));
    GUESSES.put(PageKind.LEGAL_NOTICE, List.of("/mentions-legales", "/legal"));
    GUESSES.put(PageKind.CONTACT, List.of("/contact", "/contactez-nous"));
    GUESSES.put(PageKind.CART, List.of("/panier", "/cart"));
    GUESSES.put(PageKind.CHECKOUT, List.of("/commande", "/checkout"));
    GUESSES.put(PageKind.PAYMENT, List.of("/paiement", "/payment"));
    GUESSES.put(PageKind.LOGIN, List.of("/connexion", "/login"));
    GUESSES.put(
        PageKind.SIGN_UP,
        List.of("/inscription", "/creer-un-compte", "/compte", "/mon-compte", "/register"));
    GUESSES.put(PageKind.TERMS, List.of("/cgv", "/conditions-generales-de-vente"));
  }

  private Scout() {}

  /** Addresses in the site map, at most 200. */
  static List<String> siteMap(Tab tab, String origin, Deadline deadline) {
    List<String> found = new ArrayList<>();
    try {
      tab.open(origin + "/sitemap.xml", deadline.atMost(Duration.ofSeconds(5)));
      JsonNode places =
          tab.read(
              tab.frames().getFirst(),
              "[...document.querySelectorAll('url > loc')].slice(0, 200).map(e => e.textContent.trim())",
              Duration.ofSeconds(3));
      places.forEach(place -> found.add(place.asString("")));
    } catch (BrowserException e) {
      // no site map, or one that cannot be read
    }
    return found;
  }

  /** Pages of kinds that no link promises, found under their usual names. */
  static List<String> guesses(
      Tab tab, String origin, List<PageFact.Link> links, Deadline deadline) {
    Set<PageKind> promised = EnumSet.noneOf(PageKind.class);
    links.forEach(link -> promised.addAll(PageKinds.promised(link.href(), link.text())));
    List<String> found = new ArrayList<>();
    try {
      if (answers(tab, origin + "/limpide-" + Long.toString(System.nanoTime(), 36), deadline)) {
        return found; // every address answers 200: guesses would prove nothing
      }
      for (Map.Entry<PageKind, List<String>> guess : GUESSES.entrySet()) {
        if (promised.contains(guess.getKey())) {
          continue;
        }
        for (String path : guess.getValue()) {
          if (deadline.left().toSeconds() < 10) {
            return found;
          }
          if (answers(tab, origin + path, deadline)) {
            found.add(origin + path);
            break;
          }
        }
      }
    } catch (BrowserException e) {
      // what was found until then is kept
    }
    return found;
  }

  private static boolean answers(Tab tab, String url, Deadline deadline) {
    Tab.Opened opened = tab.open(url, deadline.atMost(Duration.ofSeconds(4)));
    String path = opened.finalUrl().replaceFirst("^https?://[^/]+", "");
    return opened.problem().isEmpty()
        && opened.status() == 200
        && !path.isEmpty()
        && !path.equals("/");
  }
}
