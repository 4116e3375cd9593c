package org.limpide.audit.judge.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.Visit;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Address;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * EC-04: one can buy without opening an account (GDPR art. 5(1)(c) and 25; EDPB recommendations
 * 2/2025).
 */
final class GuestCheckout implements Evaluator {
  private static final Pattern GUEST =
      Pattern.compile(
          "en tant qu'invite|\\binvitee?\\b|sans (creer|creation|ouvrir)[a-z' ]{0,12}compte|sans (compte|inscription|m'inscrire|s'inscrire|vous inscrire)|"
              + "aucun compte|compte (est |reste )?(facultatif|optionnel)|"
              + "\\bguest\\b|without (creating |registering |opening )?(an )?account|no account (is )?(needed|required)|account is optional");
  private static final Pattern FORCED =
      Pattern.compile(
          "(suppose|exige|requiert|necessite)[^.\\n]{0,30}(creation|ouverture|d'un compte|un compte)|pour (passer (une )?)?command(e|er)[^.\\n]{0,12},? ?(identifiez|connectez|inscrivez)-vous|il (vous )?faut un compte|need an account"
              + "|(devez|faut|doit|necessaire d[e'] ?|obligatoire d[e'] ?|obligation d[e'] ?) ?(vous |absolument )?(etre (connecte|inscrit|identifie|membre)|creer (un|votre) compte|avoir un compte|disposer d'un compte|posseder un compte|ouvrir un compte|vous (connecter|identifier|inscrire)|se connecter|s'identifier|s'inscrire)"
              + "|(connectez|identifiez|inscrivez)-vous[a-z ,'/]{0,40} pour (commander|continuer|passer|valider|finaliser|poursuivre)"
              + "|(creez|creer) (un|votre) compte pour (commander|continuer|passer|valider|finaliser)"
              + "|(creation|ouverture) d'un compte[a-z ]{0,20} est (obligatoire|necessaire|requise|indispensable)"
              + "|un compte( client)? est (obligatoire|necessaire|requis|indispensable)"
              + "|must (be logged in|log in|sign in|register|create an account|have an account)|(log|sign) in( or [a-z ]{3,30})? to (check ?out|order|continue|place)|an account is required|account required");
  private static final Pattern DENIED =
      Pattern.compile(
          "impossible|pas possible|ne (peut|pouvez|peuvent|permet|permettent|permettons|proposons) pas|not (possible|available|allowed)|cannot|can't|pas disponible|unavailable|disabled");
  private static final Pattern AFTERWARDS =
      Pattern.compile(
          "suivre|\\bsuivi\\b|historique|facture|retrouver|consulter|\\bavis\\b|fidelite|track|history|invoice|review|wish ?list");
  private static final Pattern ABOUT_ORDERS =
      Pattern.compile("command|achat|achet|panier|paiement|checkout|order|purchas|buy|continue");
  private static final Pattern FOR_SOME =
      Pattern.compile(
          "reserve[e]?s? (aux|a nos) (membres|adherents|abonnes|professionnels)|abonnement|members only|subscription|revendeurs|trade customers");
  private static final Pattern ORDER_PATH =
      Pattern.compile("\\bcommande\\b|\\bcommander\\b|checkout|\\border\\b|\\bcaisse\\b|paiement");

  @Override
  public String rule() {
    return "EC-04";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var shop = new Shop(dossier);
    Optional<Verdict> aside = shop.notAShop();
    if (aside.isPresent()) {
      return aside.get();
    }
    List<Proof> open = new ArrayList<>();
    List<Proof> forced = new ArrayList<>();
    for (PageFact page : shop.pages()) {
      if (step(shop, page)) {
        look(shop, page, open, forced);
      }
    }
    walls(shop, open, forced);
    if (!open.isEmpty()) {
      return Verdict.pass(
          Text.of(
              "L'étape de commande est atteinte sans mot de passe.",
              "The order step is reached without a password."),
          open);
    }
    terms(shop, forced);
    if (forced.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "L'étape où l'on donne son adresse n'a pas été atteinte.",
              "The step where one gives an address was not reached."));
    }
    return shop.pages().stream()
            .filter(
                page -> step(shop, page) || page.is(PageKind.PRODUCT) || page.is(PageKind.TERMS))
            .anyMatch(page -> FOR_SOME.matcher(Plain.of(page.text())).find())
        ? Verdict.unknown(
            Text.of(
                "Un compte est exigé, mais le site parle d'abonnement ou de clients réservés.",
                "An account is required, but the site speaks of subscriptions or reserved customers."))
        : Verdict.fail(
            Text.of(
                "Un compte est imposé pour commander.", "An account is imposed in order to buy."),
            forced);
  }

  private static boolean step(Shop shop, PageFact page) {
    return shop.isCart(page)
        || shop.isCheckout(page)
        || shop.isPayment(page)
        || (ORDER_PATH.matcher(Shop.heading(page)).find()
            && !page.is(PageKind.TERMS)
            && !page.is(PageKind.PRIVACY)
            && !page.is(PageKind.LEGAL_NOTICE));
  }

  private static void look(Shop shop, PageFact page, List<Proof> open, List<Proof> forced) {
    List<String> sentences = Plain.sentences(page.text());
    Optional<String> guest = sentences.stream().filter(GuestCheckout::invites).findFirst();
    Optional<String> wall =
        sentences.stream()
            .filter(GuestCheckout::forces)
            .filter(s -> shop.isCart(page) || ABOUT_ORDERS.matcher(Plain.of(s)).find())
            .findFirst();
    if (guest.isPresent()) {
      open.add(quoted(page, guest.get()));
    } else if (wall.isPresent()) {
      forced.add(quoted(page, wall.get()));
    } else if (shop.isCheckout(page)) {
      Optional<FormFact> password =
          page.forms().stream().filter(GuestCheckout::needsPassword).findFirst();
      if (password.isEmpty()) {
        open.add(
            proof(
                page,
                "form",
                "Formulaire de commande sans mot de passe",
                "Order form without a password"));
      } else {
        forced.add(
            proof(
                page,
                "form",
                "Le formulaire de commande exige un mot de passe",
                "The order form requires a password"));
      }
    }
  }

  /** An order's address that leads to a log-in page. */
  private static void walls(Shop shop, List<Proof> open, List<Proof> forced) {
    for (ScenarioRun run : shop.evidence().scenarios()) {
      for (Visit visit : run.visits()) {
        boolean moved = !Address.page(visit.url()).equals(Address.page(visit.finalUrl()));
        if (run.scenario() != Scenario.S0
            || !moved
            || !ORDER_PATH.matcher(Address.words(visit.url())).find()) {
          continue;
        }
        for (PageFact page : shop.pages()) {
          if (page.url().equals(visit.finalUrl()) && isLogIn(page)) {
            Optional<String> guest =
                Plain.sentences(page.text()).stream().filter(GuestCheckout::invites).findFirst();
            if (guest.isPresent()) {
              open.add(quoted(page, guest.get()));
            } else {
              forced.add(
                  proof(
                      page,
                      "link",
                      visit.url() + " renvoie à une page de connexion",
                      visit.url() + " leads to a log-in page"));
            }
          }
        }
      }
    }
  }

  private static void terms(Shop shop, List<Proof> forced) {
    shop.pages().stream()
        .filter(page -> page.is(PageKind.TERMS))
        .forEach(
            page ->
                Plain.sentences(page.text()).stream()
                    .filter(GuestCheckout::forces)
                    .filter(s -> ABOUT_ORDERS.matcher(Plain.of(s)).find())
                    .limit(1)
                    .forEach(s -> forced.add(quoted(page, s))));
  }

  private static boolean isLogIn(PageFact page) {
    return page.forms().stream().anyMatch(Shop::hasPassword);
  }

  private static boolean needsPassword(FormFact form) {
    return form.purpose() != FormFact.FormPurpose.LOGIN
        && !form.thirdPartyFrame()
        && form.fields().stream()
            .anyMatch(
                field ->
                    field.type().equals("password")
                        && field.visible()
                        && (field.required() || field.starred())
                        && !CardField.isCard(field));
  }

  private static boolean invites(String sentence) {
    String plain = Plain.of(sentence);
    return GUEST.matcher(plain).find() && !DENIED.matcher(plain).find();
  }

  private static boolean forces(String sentence) {
    String plain = Plain.of(sentence);
    return GUEST.matcher(plain).find()
        ? DENIED.matcher(plain).find()
        : FORCED.matcher(plain).find() && !AFTERWARDS.matcher(plain).find();
  }

  private static Proof quoted(PageFact page, String sentence) {
    return proof(
        page, "text", "« " + Plain.quote(sentence) + " »", "\"" + Plain.quote(sentence) + "\"");
  }

  private static Proof proof(PageFact page, String kind, String fr, String en) {
    return new Proof(Scenario.S0, page.url(), kind, Text.of(fr, en), page.screenshot());
  }
}
