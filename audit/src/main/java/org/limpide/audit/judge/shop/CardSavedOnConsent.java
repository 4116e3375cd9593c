package org.limpide.audit.judge.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.SiteEvidence.FormOnPage;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;
import org.limpide.recognition.CardNumber;

/**
 * EC-06, as far as a browser sees it: the card is kept for a next purchase only when the customer
 * ticks a free box of its own (CNIL deliberation 2018-303), and no page shows a card's number.
 */
final class CardSavedOnConsent implements Evaluator {
  private static final String CARD =
      "(carte|coordonnees bancaires|donnees bancaires|moyen de paiement|mode de paiement|informations de paiement|donnees de paiement|"
          + "\\bcard\\b|payment (details|method|info|information|card)|card details)";
  private static final String KEEP =
      "(enregistr|memoris|sauvegard|conserv|retenir|garder|\\bsave|remember|\\bstore\\b|\\bstoring\\b|\\bkeep\\b)";
  private static final Pattern SAVE =
      Pattern.compile(KEEP + "[^.]{0,60}" + CARD + "|" + CARD + "[^.]{0,60}" + KEEP);
  private static final Pattern SAVE_NAME =
      Pattern.compile(
          "save.?(card|payment|cc)|(card|payment|cc).?save|new.?payment.?method|store.?card|remember.?(card|payment)|enregistrer.?(la.?|ma.?)?carte|memoriser.?(la.?|ma.?)?carte");
  private static final Pattern TERMS =
      Pattern.compile(
          "conditions generales|\\bcgv\\b|\\bcgu\\b|conditions de vente|terms (and|&|of)|\\bterms\\b");
  private static final Pattern BY_TERMS =
      Pattern.compile(
          "(en (validant|acceptant|passant|cliquant|confirmant|payant|commandant)|(accept|agree)[a-z]* (to )?(the|our|these) (terms|conditions)|by (placing|accepting|agreeing|ordering|paying))"
              + "[^.]{0,160}(accept|autoris|consent|agree|permit|allow|donne)[^.]{0,80}"
              + KEEP
              + "[^.]{0,80}"
              + CARD);
  private static final Pattern REFUSAL =
      Pattern.compile("^(non|no)\\b|ne pas|n'enregistr|do not|don't");
  private static final Pattern OTHER_CARD =
      Pattern.compile("fidelite|loyalty|cadeau|gift|adresse|address");

  @Override
  public String rule() {
    return "EC-06";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var shop = new Shop(dossier);
    List<Proof> faults = new ArrayList<>();
    List<Proof> free = new ArrayList<>();
    for (FormOnPage at : dossier.evidence().forms().toList()) {
      for (FormFact.Field field : at.form().fields()) {
        look(at.page(), field, faults, free);
      }
    }
    for (PageFact page : shop.pages()) {
      bundled(page, faults);
      printed(shop, page, faults);
    }
    if (!faults.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "La carte serait gardée sans un accord libre et séparé, ou elle apparaît en clair.",
              "The card would be kept without a free and separate agreement, or it shows in clear."),
          faults);
    }
    Optional<Verdict> aside = shop.notAShop();
    if (aside.isPresent()) {
      return aside.get();
    }
    if (!free.isEmpty()) {
      return Verdict.pass(
          Text.of(
              "La case qui garde la carte est libre et non cochée ; ce que vos bases et vos exports contiennent reste à vérifier.",
              "The box that keeps the card is free and not ticked; what your databases and exports hold is still to be checked."),
          free);
    }
    return Verdict.unknown(
        shop.payments().isEmpty()
            ? Text.of(
                "La page de paiement n'a pas été atteinte.", "The payment page was not reached.")
            : Text.of(
                "Le paiement ne propose pas de garder la carte ; ce que vos bases et vos exports contiennent ne se voit pas d'ici.",
                "Payment does not offer to keep the card; what your databases and exports hold cannot be seen from here."));
  }

  private static void look(
      PageFact page, FormFact.Field field, List<Proof> faults, List<Proof> free) {
    if (CardField.isCode(field) && field.hasValue()) {
      faults.add(
          proof(
              page,
              "form",
              Text.of("Le cryptogramme est déjà rempli", "The security code comes filled in")));
    }
    if (!field.tickable() || !saves(field)) {
      return;
    }
    String label = Plain.quote(field.label().isBlank() ? field.name() : field.label());
    if (TERMS.matcher(Plain.of(field.label())).find()) {
      faults.add(
          proof(
              page,
              "form",
              Text.of(
                  "Une même case accepte les conditions et l'enregistrement : « " + label + " »",
                  "One box accepts both the terms and the keeping: \"" + label + "\"")));
    } else if (field.checked() && !REFUSAL.matcher(Plain.of(field.label())).find()) {
      faults.add(
          proof(
              page,
              "form",
              Text.of(
                  "Case cochée d'avance : « " + label + " »",
                  "Ticked beforehand: \"" + label + "\"")));
    } else if (field.visible() && !field.checked()) {
      free.add(
          proof(
              page,
              "form",
              Text.of("Case libre : « " + label + " »", "Free box: \"" + label + "\"")));
    }
  }

  private static boolean saves(FormFact.Field field) {
    String label = Plain.of(field.label());
    String name = Plain.of(field.name() + " " + field.id());
    return !OTHER_CARD.matcher(label).find()
        && (SAVE.matcher(label).find() || SAVE_NAME.matcher(name).find());
  }

  private static void bundled(PageFact page, List<Proof> faults) {
    Plain.sentences(page.text()).stream()
        .filter(sentence -> sentence.length() < 600 && BY_TERMS.matcher(Plain.of(sentence)).find())
        .limit(2)
        .forEach(
            sentence ->
                faults.add(
                    proof(
                        page,
                        "text",
                        Text.of(
                            "« " + Plain.quote(sentence) + " »",
                            "\"" + Plain.quote(sentence) + "\""))));
  }

  /** A whole card number on a page of an order or of an account; shown masked in the report. */
  private static void printed(Shop shop, PageFact page, List<Proof> faults) {
    if (shop.isCart(page)
        || shop.isCheckout(page)
        || shop.isPayment(page)
        || page.is(PageKind.ACCOUNT)) {
      CardNumber.in(page.text())
          .forEach(
              card ->
                  faults.add(
                      proof(
                          page,
                          "text",
                          Text.of(
                              "Numéro de carte entier affiché : " + card,
                              "Whole card number shown: " + card))));
    }
  }

  private static Proof proof(PageFact page, String kind, Text detail) {
    return new Proof(Scenario.S0, page.url(), kind, detail, page.screenshot());
  }
}
