package org.limpide.law;

/** The families of rules, in the order of the catalogue. */
public enum Family {
  CK("Cookies et traceurs", "Cookies and trackers"),
  FM("Formulaires et consentement commercial", "Forms and marketing consent"),
  IN("Information des personnes", "Information to people"),
  RT("Droits des personnes", "People's rights"),
  SN("Réseaux sociaux", "Social networks"),
  EC("Vente en ligne", "Online shop"),
  SE("Sécurité", "Security"),
  PR("Prestataires", "Providers"),
  RG("Registre", "Register"),
  BR("Violations de données", "Data breaches"),
  RP("E-réputation", "E-reputation"),
  MN("Mineurs", "Minors");

  private final Text title;

  Family(String fr, String en) {
    this.title = Text.of(fr, en);
  }

  /** What the family is about. */
  public Text title() {
    return title;
  }
}
