package org.limpide.server.demo;

import org.limpide.law.Text;

/** What is wrong in the fictional shop, and can be mended and broken again. */
public enum ShopFault {
  TRACKER_BEFORE_CONSENT(
      "Une mesure d'audience identifie chaque visiteur avant tout choix",
      "A measure of audience identifies every visitor before any choice"),
  REFUSAL_HARDER(
      "Refuser les cookies demande plus de gestes qu'accepter",
      "Refusing cookies takes more steps than accepting"),
  PRETICKED_NEWSLETTER(
      "La case des offres partenaires est cochée d'avance",
      "The box of partners' offers is ticked"),
  BIRTH_DATE(
      "La date de naissance est exigée sans raison, et le formulaire n'explique rien",
      "The date of birth is asked for without a reason, and the form explains nothing"),
  WEAK_PASSWORD(
      "Un mot de passe de quatre caractères suffit", "A password of four characters will do"),
  LEGAL_NOTICE(
      "Les mentions légales ne disent ni l'éditeur, ni l'hébergeur",
      "The legal notice names neither publisher nor host");

  private final Text title;

  ShopFault(String fr, String en) {
    this.title = Text.of(fr, en);
  }

  public Text title() {
    return title;
  }
}
