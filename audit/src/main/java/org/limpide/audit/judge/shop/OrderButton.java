package org.limpide.audit.judge.shop;

import java.util.regex.Pattern;

/**
 * What the last button of an order says. Consumer code art. L221-14 (directive 2011/83/EU art.
 * 8(2)) wants « commande avec obligation de paiement » or words as clear, and only the button's own
 * words count (CJEU C-249/21, Fuhrmann-2).
 */
final class OrderButton {
  private static final Pattern CLEAR =
      Pattern.compile(
          "obligation de pa(ie|ye)ment|\\bpayer\\b|\\bpaye\\b|\\bpayez\\b|(valider|confirmer|effectuer|finaliser) (le |mon |votre )?paiement|\\bregler\\b|\\bacheter\\b|\\bachat\\b|"
              + "obligation to pay|\\bpay\\b|\\bbuy\\b|\\bpurchase\\b|(make|confirm|complete|submit) (the |my |your )?payment");
  private static final Pattern STEP =
      Pattern.compile(
          "continuer|proceder|poursuivre|suivant|etape|continue|next|proceed|retour|\\bback\\b|modifier|edit\\b|passer (au|a la)|aller|choisir|go to|vers le|selectionner|return");
  private static final Pattern ORDER =
      Pattern.compile(
          "\\b(valider|validez|confirmer|confirmez|finaliser|terminer|passer|envoyer)\\b.{0,20}\\b(commande|achat|reservation|panier)\\b|"
              + "^(je )?(valide|confirme)\\b.{0,20}\\bcommande\\b|^(je )?commande[rz]?( maintenant| !)?$|^commander\\b|^valider$|^confirmer$|^validation$|"
              + "\\b(place|submit|complete|confirm|finish|send)\\b.{0,12}\\border\\b|^order( now)?$|^confirm$|^submit$|^complete$|^finish$|^reserver|^book( now)?$|"
              + "^terminer$|^finaliser$|^commande$");

  private OrderButton() {}

  /** Whether it ends an order, in clear words or not. */
  static boolean orders(String plain) {
    return clear(plain) || unclear(plain);
  }

  /** Whether it says that pressing it obliges to pay. */
  static boolean clear(String plain) {
    return CLEAR.matcher(plain).find() && !STEP.matcher(plain).find();
  }

  /** Whether it ends an order without saying that one must pay. */
  static boolean unclear(String plain) {
    return ORDER.matcher(plain).find()
        && !CLEAR.matcher(plain).find()
        && !STEP.matcher(plain).find();
  }
}
