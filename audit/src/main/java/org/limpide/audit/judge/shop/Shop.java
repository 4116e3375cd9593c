package org.limpide.audit.judge.shop;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Address;
import org.limpide.audit.judge.reading.Buttons;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;
import org.limpide.vendors.Purpose;

/**
 * The site seen as a shop: whether it sells at all, and which pages are really steps of an order. A
 * page that only speaks of payment or delivery is no step.
 */
final class Shop {
  private static final Pattern ORDER =
      Pattern.compile(
          "\\bcommandes?\\b|\\bcommander\\b|checkout|\\border\\b|\\bcaisse\\b|\\blivraison\\b|shipping|finaliser|coordonnees");
  private static final Pattern PAY =
      Pattern.compile("paiement|payment|\\bpayer\\b|\\bpay\\b|reglement|carte bancaire|billing");
  private static final Pattern BASKET =
      Pattern.compile("\\bpanier\\b|\\bcart\\b|\\bbasket\\b|\\bcaddie\\b|shopping bag");
  private static final Pattern BUY =
      Pattern.compile(
          "ajouter au (panier|caddie)|mettre au panier|add to (cart|basket|bag)|\\bacheter\\b|buy (it )?now");
  private static final Pattern METHOD =
      Pattern.compile(
          "payment.?(option|method|mode)|mode.?(de.?)?paiement|moyen.?(de.?)?paiement|paymentmethod");

  private static final Pattern AMOUNT =
      Pattern.compile(
          "\\btotal\\b|\\bmontant\\b|recapitulatif|\\bamount\\b|order summary|€|\\beur\\b");

  private final Dossier dossier;
  private final SiteEvidence evidence;

  Shop(Dossier dossier) {
    this.dossier = dossier;
    evidence = dossier.evidence();
  }

  SiteEvidence evidence() {
    return evidence;
  }

  Dossier dossier() {
    return dossier;
  }

  /** Pages that were really shown. */
  List<PageFact> pages() {
    return evidence.pages().stream().filter(page -> page.status() < 400).toList();
  }

  /** Whether something can be bought on the site. */
  boolean sells() {
    return pages().stream()
        .anyMatch(
            page ->
                isCart(page)
                    || isCheckout(page)
                    || isPayment(page)
                    || buyable(page)
                    || page.links().stream().anyMatch(Shop::leadsToCart));
  }

  /** Why a rule on orders says nothing of this site; empty when it sells. */
  Optional<Verdict> notAShop() {
    if (sells()) {
      return Optional.empty();
    }
    return Optional.of(
        visited()
            ? Verdict.notApplicable(
                Text.of("Rien ne se vend sur ce site.", "Nothing is sold on this site."))
            : Verdict.unknown(
                Text.of(
                    "La visite n'a pas été menée à son terme : aucune page de vente lue.",
                    "The visit was not played to its end: no page of a shop was read.")));
  }

  /** Whether the first visit was played to its end, on pages that were really the site's. */
  boolean visited() {
    return evidence
        .scenario(Scenario.S0)
        .filter(ScenarioRun::done)
        .filter(run -> run.visits().isEmpty() || run.visits().getFirst().status() < 400)
        .isPresent();
  }

  List<PageFact> carts() {
    return pages().stream().filter(this::isCart).toList();
  }

  List<PageFact> checkouts() {
    return pages().stream().filter(this::isCheckout).toList();
  }

  List<PageFact> payments() {
    return pages().stream().filter(this::isPayment).toList();
  }

  /** The steps where one gives an address or pays. */
  List<PageFact> orderSteps() {
    return pages().stream().filter(page -> isCheckout(page) || isPayment(page)).toList();
  }

  boolean isCart(PageFact page) {
    return page.is(PageKind.CART) && BASKET.matcher(heading(page)).find();
  }

  /** A step where one says who and where one is. */
  boolean isCheckout(PageFact page) {
    if (informative(page) || page.is(PageKind.WITHDRAWAL) || page.is(PageKind.RIGHTS)) {
      return false;
    }
    boolean named = ORDER.matcher(heading(page)).find();
    return page.forms().stream()
        .filter(form -> !form.thirdPartyFrame())
        .anyMatch(
            form ->
                (asksAddress(form) && (named || !hasPassword(form)))
                    || (named && asksEmail(form) && !hasPassword(form) && !isMessage(form)));
  }

  /** A step where one pays. */
  boolean isPayment(PageFact page) {
    boolean card =
        page.forms().stream().flatMap(form -> form.fields().stream()).anyMatch(CardField::isCard);
    if (card) {
      return true;
    }
    if (informative(page)) {
      return false;
    }
    if (page.forms().stream().anyMatch(Shop::choosesMethod)) {
      return true;
    }
    String heading = heading(page);
    boolean named = PAY.matcher(heading).find() || ORDER.matcher(heading).find();
    if (named && page.frames().stream().anyMatch(frame -> isPaymentHost(frame.url()))) {
      return true;
    }
    return PAY.matcher(heading).find()
        && AMOUNT.matcher(Plain.of(page.text())).find()
        && Buttons.of(page).stream().map(Plain::of).anyMatch(OrderButton::orders);
  }

  /** Whether an address is a payment provider's. */
  boolean isPaymentHost(String url) {
    String host = Address.host(url);
    return !host.isEmpty()
        && dossier
            .vendors()
            .byHost(host)
            .filter(service -> service.purposes().contains(Purpose.PAYMENT))
            .isPresent();
  }

  /** The page's path, title and main headings, in plain words. */
  static String heading(PageFact page) {
    return Stream.concat(
            Stream.of(
                Address.words(page.url()), Plain.of(page.title().split("\\s[|–—·-]\\s", 2)[0])),
            page.headings().stream()
                .filter(heading -> heading.level() <= 1)
                .limit(2)
                .map(heading -> Plain.of(heading.text())))
        .collect(Collectors.joining(" | "));
  }

  static boolean hasPassword(FormFact form) {
    return form.fields().stream()
        .anyMatch(field -> field.type().equals("password") && !CardField.isCard(field));
  }

  private static boolean informative(PageFact page) {
    return page.is(PageKind.PRIVACY)
        || page.is(PageKind.TERMS)
        || page.is(PageKind.LEGAL_NOTICE)
        || page.is(PageKind.COOKIES);
  }

  private static boolean buyable(PageFact page) {
    return page.is(PageKind.PRODUCT) && BUY.matcher(Plain.of(page.text())).find();
  }

  private static boolean leadsToCart(PageFact.Link link) {
    String text = Plain.of(link.text());
    return text.length() < 40 && BASKET.matcher(text).find();
  }

  private static boolean choosesMethod(FormFact form) {
    return form.fields().stream()
        .anyMatch(
            field ->
                (field.tickable() || field.type().equals("select"))
                    && METHOD.matcher(Plain.of(field.name() + " " + field.id())).find());
  }

  private static boolean asksAddress(FormFact form) {
    boolean street = false;
    boolean place = false;
    for (FormFact.Field field : form.fields()) {
      String words = Plain.of(field.name() + " " + field.id() + " " + field.autocomplete());
      street |=
          words.matches(
              ".*(street|address.?line|adresse(?!.?(e.?mail|mail|electronique|courriel))|address_?1|\\brue\\b).*");
      place |= words.matches(".*(postal|postcode|zip|\\bcp\\b|city|ville|level2).*");
    }
    return street && place;
  }

  private static boolean asksEmail(FormFact form) {
    return form.fields().stream()
        .anyMatch(
            field ->
                field.type().equals("email")
                    || Plain.of(field.name() + " " + field.autocomplete()).contains("mail"));
  }

  /** A contact form, a letter, a search: no step of an order even on a page that speaks of one. */
  private static boolean isMessage(FormFact form) {
    return switch (form.purpose()) {
      case CONTACT, NEWSLETTER, SEARCH, REVIEW, RIGHTS, PASSWORD_RESET, LOGIN -> true;
      case SIGN_UP, CHECKOUT, PAYMENT, OTHER ->
          form.fields().stream().anyMatch(field -> field.type().equals("textarea"));
    };
  }
}
