package org.limpide.audit.judge.information;

import java.net.URI;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.judge.reading.Plain;

/** What a link promises, by its words and by the path of its address. */
final class Links {
  /** A page on personal data. */
  static final Pattern PRIVACY =
      Plain.pattern(
          "vie privee|donnees (a caractere )?personnel|confidentialite|protection (des|de vos|de) donnees"
              + "|\\brgpd\\b|\\bgdpr\\b|privacy|data (protection|policy|privacy)|donnees perso|personal (data|information)");

  /** The publisher's notice. */
  static final Pattern LEGAL =
      Plain.pattern(
          "mentions? (legale|obligatoire)s?|^mentions$|infos? legales?|informations? legales?|notice legale|legal (notice|information|mentions?|disclosure)"
              + "|^legal$|imprint|impressum|editeur du site");

  /** A page where one is asked for data. */
  static final Pattern ASKING =
      Plain.pattern(
          "\\bcontact|nous ecrire|newsletter|lettre d'information|infolettre|inscription|s'inscrire|creer (un|mon|votre) compte|sign ?up"
              + "|regist(er|ration)|create (an |your )?account|\\bpanier\\b|\\bcart\\b|\\bbasket\\b|commande\\b|checkout|\\bdevis\\b");

  private Links() {}

  static boolean promises(Pattern pattern, PageFact.Link link) {
    return named(pattern, link) || !mailbox(link) && Plain.has(pattern, path(link.href()));
  }

  /** Whether the link's own words say so. */
  static boolean named(Pattern pattern, PageFact.Link link) {
    String words = Plain.of(link.text()).strip();
    return !mailbox(link) && words.length() < 120 && Plain.has(pattern, words);
  }

  /** Whether it leads to a page: not nowhere, not to a part of the same page, not to a mailbox. */
  static boolean leads(PageFact page, PageFact.Link link) {
    return link.href().startsWith("http")
        && (!key(link.href()).equals(key(page.url()))
            || !link.href().contains("#")
            || link.href().contains("#/")
            || link.href().contains("#!"));
  }

  private static boolean mailbox(PageFact.Link link) {
    return link.href().startsWith("mailto:") || link.href().startsWith("tel:");
  }

  /** An address without what does not change the page. */
  static String key(String url) {
    return url.replaceFirst("#.*$", "")
        .replaceFirst("^https?://(www\\.)?", "")
        .replaceFirst("/(index\\.(html?|php))?$", "");
  }

  private static String path(String href) {
    try {
      String path = URI.create(href).getPath();
      return path == null ? "" : Plain.of(path.replaceAll("[-_+./]+", " ")).strip();
    } catch (IllegalArgumentException e) {
      return Plain.of(href);
    }
  }
}
