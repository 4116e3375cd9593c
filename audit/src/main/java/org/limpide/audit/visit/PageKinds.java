package org.limpide.audit.visit;

import java.net.URI;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.PageFact.Heading;
import org.limpide.audit.evidence.PageKind;

/**
 * Tells what a page is for from its address, title, headings and forms, and what a link promises.
 * French and English.
 */
final class PageKinds {
  private static final Map<PageKind, Pattern> WORDS = new EnumMap<>(PageKind.class);

  static {
    word(
        PageKind.PRIVACY,
        "vie privee|donnees (a caractere )?personnelles|confidentialite|protection (des|de vos|de) donnees|\\brgpd\\b|\\bgdpr\\b|privacy|data protection|donnees perso");
    word(
        PageKind.COOKIES,
        "(politique|gestion|charte|utilisation|a propos|declaration)[a-z ']*cookies|politique de cookies|cookie (policy|notice|statement|declaration)|^cookies$|\\bcookies?\\.(html|php)|traceurs");
    word(
        PageKind.LEGAL_NOTICE,
        "mentions? legales?|legal notice|informations? legales?|imprint|impressum|legal information|notice legale|^legal$|editeur du site");
    word(
        PageKind.TERMS,
        "\\bcgv\\b|\\bcgu\\b|conditions generales|conditions d'utilisation|conditions de vente|terms (and|&) conditions|terms of (sale|service|use)|general terms");
    word(
        PageKind.WITHDRAWAL,
        "retractation|retracter|renoncer au contrat|right of withdrawal|withdraw from (the |this |my )?contract|cancel (the |my )?contract");
    word(
        PageKind.CONTACT,
        "\\bcontact\\b|contactez|contact us|nous contacter|nous ecrire|ecrivez-nous|get in touch|contacts?\\b");
    word(PageKind.NEWSLETTER, "newsletter|lettre d'information|infolettre|mailing list");
    word(
        PageKind.RIGHTS,
        "(exercer|exercice de|vos|mes) (vos |mes )?droits|your rights|demande rgpd|data request|acces a mes donnees");
    word(
        PageKind.LOGIN,
        "connexion|se connecter|identifiez|identification|s'identifier|log ?in|sign ?in|authentification|espace client");
    word(
        PageKind.SIGN_UP,
        "creer (un |mon |votre )?compte|creation de compte|inscription|s'inscrire|inscrivez|sign ?up|register|create (an |your )?account|nouveau client|registration");
    word(
        PageKind.PASSWORD_RESET,
        "mot de passe (oublie|perdu)|forgot|lost.?password|reset.?password|password.?reset|reinitialis|recuperation|mot-de-passe");
    word(
        PageKind.ACCOUNT,
        "mon compte|mon espace|my account|espace client|votre compte|\\baccount\\b|\\bcompte\\b");
    word(PageKind.CART, "\\bpanier\\b|\\bcart\\b|\\bbasket\\b|caddie|shopping bag");
    word(
        PageKind.CHECKOUT,
        "checkout|passer (la |ma )?commande|\\bcommande\\b|\\bcommander\\b|validation de (la )?commande|livraison et paiement|\\b(mes|vos) coordonnees\\b(?! bancaires)|adresse de livraison|\\border\\b(?! history)|finaliser");
    word(
        PageKind.PAYMENT,
        "paiement|payment|\\bpayer\\b|\\bpay\\b|reglement de la commande|carte bancaire");
    word(
        PageKind.REVIEWS,
        "avis (clients?|verifies|de nos)|\\bavis\\b|temoignages|livre d or|livre d'or|guest ?book|reviews?|customer feedback|testimonials");
    word(
        PageKind.CHILDREN,
        "\\benfants?\\b|\\bkids\\b|\\bjunior\\b|jeunesse|\\bchildren\\b|\\bado(s|lescents)?\\b|mineurs|\\bjouets?\\b|\\btoys\\b|\\bteens?\\b");
    word(PageKind.ADMIN, "wp-admin|wp-login|/admin(istrator)?(/|$|\\.)|back-?office|phpmyadmin");
    word(
        PageKind.PRODUCT,
        "/produits?/|/products?/|/p/|\\bproduit\\b|\\bproduct\\b|fiche produit|/article/");
    word(
        PageKind.CATEGORY,
        "boutique|catalogue|\\bshop\\b|\\bstore\\b|nos produits|collections?|categorie|category|\\bproducts\\b|\\bproduits\\b");
  }

  /** Where front doors are; an audit may also begin behind one, and meets no home page then. */
  private static final Pattern FRONT =
      Pattern.compile(
          "/?((index|default|home|accueil|welcome)(\\.[a-z]+)?|[a-z]{2}([-_][a-zA-Z]{2})?)?/?",
          Pattern.CASE_INSENSITIVE);

  private PageKinds() {}

  private static void word(PageKind kind, String pattern) {
    WORDS.put(kind, Pattern.compile(pattern));
  }

  /** Lower case, without accents, curly apostrophes or no-break spaces. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('’', '\'')
        .replace('\u00a0', ' ')
        .replace('\u202f', ' ')
        .toLowerCase(Locale.ROOT);
  }

  /** What a link seems to lead to, by its words and its address. */
  static Set<PageKind> promised(String href, String text) {
    Set<PageKind> kinds = EnumSet.noneOf(PageKind.class);
    String words = plain(text);
    String path = path(href);
    WORDS.forEach(
        (kind, pattern) -> {
          if (words.length() < 90 && pattern.matcher(words).find()
              || pattern.matcher(path).find()) {
            kinds.add(kind);
          }
        });
    return kinds;
  }

  /** What a page is for. */
  static Set<PageKind> of(
      String url,
      boolean home,
      String title,
      List<Heading> headings,
      List<FormFact> forms,
      String text,
      boolean product) {
    Set<PageKind> kinds = EnumSet.noneOf(PageKind.class);
    String path = path(url);
    boolean front = home && FRONT.matcher(pathOf(url)).matches();
    StringBuilder head = new StringBuilder(plain(firstPart(title)));
    headings.stream()
        .filter(h -> h.level() == 1)
        .limit(2)
        .forEach(h -> head.append(" | ").append(plain(h.text())));
    if (headings.stream().noneMatch(h -> h.level() == 1)) {
      headings.stream()
          .filter(h -> h.level() == 2)
          .limit(1)
          .forEach(h -> head.append(" | ").append(plain(h.text())));
    }
    WORDS.forEach(
        (kind, pattern) -> {
          if (pattern.matcher(path).find() || !front && pattern.matcher(head).find()) {
            kinds.add(kind);
          }
        });
    for (FormFact form : forms) {
      switch (form.purpose()) {
        case LOGIN -> kinds.add(PageKind.LOGIN);
        case SIGN_UP -> kinds.add(PageKind.SIGN_UP);
        case PASSWORD_RESET -> kinds.add(PageKind.PASSWORD_RESET);
        case CHECKOUT -> kinds.add(PageKind.CHECKOUT);
        case PAYMENT -> kinds.add(PageKind.PAYMENT);
        case CONTACT -> {
          if (!front) {
            kinds.add(PageKind.CONTACT);
          }
        }
        case NEWSLETTER -> kinds.add(PageKind.NEWSLETTER);
        case RIGHTS -> kinds.add(PageKind.RIGHTS);
        case REVIEW -> kinds.add(PageKind.REVIEWS);
        case SEARCH, OTHER -> {
          // says nothing of the page
        }
      }
    }
    String body = plain(text.length() > 20_000 ? text.substring(0, 20_000) : text);
    if (product
        || body.contains("ajouter au panier")
        || body.contains("add to cart")
        || body.contains("add to basket")) {
      kinds.add(PageKind.PRODUCT);
    }
    if (informative(kinds)
        && forms.stream()
            .noneMatch(
                f ->
                    f.purpose() == FormFact.FormPurpose.PAYMENT
                        || f.purpose() == FormFact.FormPurpose.CHECKOUT)) {
      // « livraison et paiement » in the terms is no step of an order
      kinds.removeIf(PageKind::onPurchasePath);
    }
    if (front || home && kinds.isEmpty()) {
      kinds.add(PageKind.HOME);
    }
    if (kinds.isEmpty()) {
      kinds.add(PageKind.OTHER);
    }
    return kinds;
  }

  private static boolean informative(Set<PageKind> kinds) {
    return kinds.contains(PageKind.PRIVACY)
        || kinds.contains(PageKind.LEGAL_NOTICE)
        || kinds.contains(PageKind.TERMS)
        || kinds.contains(PageKind.COOKIES);
  }

  private static String firstPart(String title) {
    String[] parts = title.split("\\s[|–—·-]\\s", 2);
    return parts[0];
  }

  private static String pathOf(String url) {
    return url.replaceFirst("^[a-z]+://[^/?#]*", "").replaceFirst("[?#].*$", "");
  }

  private static String path(String url) {
    try {
      URI uri = URI.create(url);
      String path = uri.getPath() == null ? "" : uri.getPath();
      String query = uri.getQuery() == null ? "" : "?" + uri.getQuery();
      return plain((path + query).replaceAll("[-_+.]", " ").replace("%20", " ") + " " + path);
    } catch (IllegalArgumentException e) {
      return plain(url);
    }
  }
}
