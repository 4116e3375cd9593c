package org.limpide.vendors;

/** What a service or a cookie is for, in the words of a cookie notice. */
public enum Purpose {
  AUDIENCE("Mesure d’audience", "Audience measurement"),
  ADVERTISING("Publicité", "Advertising"),
  SOCIAL("Réseaux sociaux", "Social networks"),
  VIDEO("Vidéo", "Video"),
  AUDIO("Audio", "Audio"),
  MAP("Carte", "Map"),
  FONT("Police de caractères", "Font"),
  CAPTCHA("Protection contre les robots", "Bot protection"),
  CHAT("Messagerie instantanée", "Live chat"),
  AB_TEST("Tests comparatifs", "A/B testing"),
  PERSONALISATION("Personnalisation du contenu", "Content personalisation"),
  SESSION_REPLAY("Enregistrement de la navigation", "Session replay"),
  TAG_MANAGER("Gestion de balises", "Tag management"),
  PAYMENT("Paiement", "Payment"),
  CONSENT("Recueil du consentement", "Consent management"),
  CDN("Diffusion de fichiers", "Content delivery"),
  SECURITY("Sécurité", "Security"),
  MONITORING("Surveillance technique", "Technical monitoring"),
  EMAILING("Envoi de courriels", "E-mailing"),
  REVIEWS("Avis clients", "Customer reviews"),
  LOGIN("Connexion au compte", "Login"),
  DELIVERY("Livraison", "Delivery"),
  COMMENTS("Commentaires", "Comments"),
  AFFILIATION("Affiliation", "Affiliation"),
  SESSION("Session", "Session"),
  CART("Panier", "Shopping cart"),
  PREFERENCE("Préférences d’affichage", "Display preferences"),
  OTHER("Autre", "Other");

  private final Bilingual label;

  Purpose(String fr, String en) {
    label = new Bilingual(fr, en);
  }

  public Bilingual label() {
    return label;
  }
}
