package org.limpide.audit.judge.information;

import java.util.regex.Pattern;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/** What a person may ask, and the words by which a notice says so. */
enum Right {
  ACCESS(
      Text.of("accès", "access"),
      "d'acces\\b|l'acces a (vos|mes|ses|leurs|toutes|ces|l'ensemble)|acceder (a|aux)|\\bacces ?[,:;(/–—-]|\\bacces a (vos|mes|ses|leurs|toutes|ces) |obtenir (une |la )?copie|recevoir un fichier|consulter (vos|mes|ses|les) (donnees|informations)"
          + "|right (of|to) access|\\baccess(ing)? (to )?(your|my|their|the|any|personal) (personal )?(data|information)|\\baccess ?[,:;(/–—-]|copy of (your|the|any) (personal )?(data|information)|see (your|the) (personal )?data|exported file"),
  RECTIFICATION(
      Text.of("rectification", "rectification"),
      "rectif|\\bcorrig|correction|modifi(er|cation) (de |des |d')?(vos|mes|ses|leurs|donnees|informations|les donnees)|mettre a jour (vos|mes)|droit de modification|modification,|\\bcorrect(ed|ing|ion)?\\b|amend|(update|edit|change) your (personal )?(data|information)|inaccura"),
  ERASURE(
      Text.of("effacement", "erasure"),
      "effacement|effacer (vos|mes|ses|les donnees)|\\b(les|la|les faire|la faire|faire|leur|y) (effac|supprim)er\\b|(droit|demander|obtenir|exiger|souhait\\w+)[^.\\n]{0,60}(suppression|supprimer)|suppression (de |des )(vos|mes|donnees)|\\bsuppression ?[,:;(]|oubli\\b"
          + "|erasure|\\berased?\\b|(them|it|data|information) [^.\\n]{0,30}(deleted|removed)|eras(e|ing) (your|any|the|personal|it)|\\bdelet(e|ion|ed|ing)\\b[^.\\n]{0,30}(your|any|data|information|right|it\\b)|right (to|of) (be forgotten|delet)|\\bdeletion\\b"),
  RESTRICTION(
      Text.of("limitation", "restriction"),
      "limit(ation|er|ations)\\b(?! de (la |notre |sa )?(responsab|garantie))[^.\\n]{0,60}|restrict|limit (the|our|its) (use|processing)|geler"),
  OBJECTION(
      Text.of("opposition", "objection"), "oppos(er|ition|ant)|\\bobject(ion|ing)?\\b|opt[- ]?out"),
  PORTABILITY(
      Text.of("portabilité", "portability"),
      "portab|recevoir (vos|les|mes|ces) donnees[^.\\n]{0,80}(format|structur|lisible)|recevoir un fichier|recuperer (vos|mes|ses) donnees|\\bported\\b|machine[- ]readable|exported file|transfer (of )?your (personal )?(data|information) to (another|a third)"),
  WITHDRAWAL(
      Text.of("retrait du consentement", "withdrawal of consent"),
      "(retir|retrait|revoqu|revenir sur|revocation)\\w*[^.\\n]{0,50}(consentement|accord|autorisation)|(consentement|accord)[^.\\n]{0,60}(retir|revoqu|modifi)|changer d'avis|withdraw\\w*[^.\\n]{0,60}consent|consent[^.\\n]{0,60}withdr|revoke"),
  AFTER_DEATH(
      Text.of("directives après décès", "instructions after death"),
      "(apres|suite a|en cas de|suivant) (votre |son |le |leur |sa |mon |ma |la )?(deces|mort)|directives?[^.\\n]{0,80}(deces|mort|posthume)|post[- ]?mortem|posthume|(after|upon|event of) (your |their |one's )?death|digital (legacy|will)"),
  COMPLAINT(
      Text.of("réclamation auprès de la CNIL", "complaint to the CNIL"),
      "(reclamation|plainte|saisir|recours|introdui|s'adress|adress|contact|litige|complain|lodge|appeal|report)\\w*[^\\n]{0,160}(\\bcnil\\b|commission nationale|autorite (de controle|competente|de protection|nationale)|supervisory authority|data protection authority|protection authority)"
          + "|(\\bcnil\\b|commission nationale|autorite de controle|supervisory authority|protection authority)[^\\n]{0,120}(reclamation|plainte|saisi|recours|complain|lodge)");

  private final Text label;
  private final Pattern words;

  Right(Text label, String words) {
    this.label = label;
    this.words = Plain.pattern(words);
  }

  Text label() {
    return label;
  }

  Pattern words() {
    return words;
  }
}
