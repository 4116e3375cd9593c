package org.limpide.audit.judge.shop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.SiteEvidence.FormOnPage;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Address;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * EC-05: the card is typed in a frame or on a page of a payment provider, never in a field that the
 * shop itself serves (GDPR art. 32; PCI DSS).
 */
final class CardFieldsElsewhere implements Evaluator {
  private static final Pattern PROVIDERS =
      Pattern.compile(
          "\\b(stripe|paypal|payplug|mollie|monetico|systempay|payzen|lyra|worldline|sips|mercanet|adyen|hipay|up2pay|"
              + "e-transactions|axepta|paybox|verifone|sogecommerce|citelis|scellius|ogone|ingenico|getalma|alma|klarna|oney|"
              + "braintree|square|sumup|checkout\\.com|payline|monext|lemonway|mangopay|viva ?wallet|viva\\.com|shopify payments|"
              + "shop pay|paygreen|sherlock'?s|clic ?& ?pay|revolut|nuvei|dalenys)\\b");

  @Override
  public String rule() {
    return "EC-05";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var shop = new Shop(dossier);
    Map<String, Proof> own = new LinkedHashMap<>();
    Map<String, Proof> provided = new LinkedHashMap<>();
    Set<String> unknown = new TreeSet<>();
    for (FormOnPage at : dossier.evidence().forms().toList()) {
      for (FormFact.Field field : at.form().fields()) {
        if (!CardField.isCard(field)) {
          continue;
        }
        String host = Address.host(at.form().frame());
        if (!at.form().thirdPartyFrame() && !shop.isPaymentHost(at.form().frame())) {
          if (field.visible() || !provider(shop, at.page())) {
            own.putIfAbsent(at.page().url() + label(field), proof(at.page(), field, host));
          }
        } else if (shop.isPaymentHost(at.form().frame())) {
          provided.putIfAbsent(host, framed(at.page(), host));
        } else {
          unknown.add(host);
        }
      }
    }
    String name = providerName(shop).orElse("");
    if (!own.isEmpty()) {
      Verdict fail =
          Verdict.fail(
              Text.of(
                  "Le numéro ou le cryptogramme de la carte est saisi sur le site lui-même.",
                  "The card's number or security code is typed on the site itself."),
              List.copyOf(own.values()));
      return name.isEmpty() ? fail : fail.filling("PSP", name);
    }
    Optional<Verdict> aside = shop.notAShop();
    if (aside.isPresent()) {
      return aside.get();
    }
    return elsewhere(shop, provided, unknown);
  }

  private static Verdict elsewhere(Shop shop, Map<String, Proof> provided, Set<String> unknown) {
    for (PageFact page : shop.payments()) {
      for (PageFact.Frame frame : page.frames()) {
        if (shop.isPaymentHost(frame.url())) {
          provided.putIfAbsent(Address.host(frame.url()), framed(page, Address.host(frame.url())));
        }
      }
      for (FormFact form : page.forms()) {
        if (shop.isPaymentHost(form.action())) {
          String host = Address.host(form.action());
          provided.putIfAbsent(host, sent(page, host));
        }
      }
      Matcher named = PROVIDERS.matcher(Plain.of(page.text()));
      if (provided.isEmpty() && unknown.isEmpty() && named.find()) {
        provided.putIfAbsent(named.group(), told(page, named.group()));
      }
    }
    if (!unknown.isEmpty()) {
      String hosts = String.join(", ", unknown);
      return Verdict.unknown(
          Text.of(
              "La carte est saisie chez un prestataire que Limpide ne connaît pas : " + hosts + ".",
              "The card is typed with a provider that Limpide does not know: " + hosts + "."));
    }
    if (!provided.isEmpty()) {
      return Verdict.pass(
          Text.of(
              "La carte est saisie chez le prestataire de paiement : "
                  + String.join(", ", provided.keySet())
                  + ".",
              "The card is typed with the payment provider: "
                  + String.join(", ", provided.keySet())
                  + "."),
          List.copyOf(provided.values()));
    }
    return Verdict.unknown(
        shop.payments().isEmpty()
            ? Text.of(
                "La page de paiement n'a pas été atteinte.", "The payment page was not reached.")
            : Text.of(
                "La page de paiement ne montre ni champ de carte ni prestataire connu.",
                "The payment page shows neither a card field nor a known provider."));
  }

  private static boolean provider(Shop shop, PageFact page) {
    return page.frames().stream().anyMatch(frame -> shop.isPaymentHost(frame.url()))
        || page.libraries().keySet().stream().anyMatch(shop::isPaymentHost);
  }

  private static Optional<String> providerName(Shop shop) {
    return shop.pages().stream()
        .flatMap(page -> page.frames().stream())
        .map(PageFact.Frame::url)
        .filter(shop::isPaymentHost)
        .flatMap(url -> shop.dossier().vendors().byHost(Address.host(url)).stream())
        .map(service -> service.name())
        .findFirst();
  }

  private static String label(FormFact.Field field) {
    return !field.label().isBlank()
        ? field.label()
        : !field.placeholder().isBlank() ? field.placeholder() : field.name();
  }

  private static Proof proof(PageFact page, FormFact.Field field, String host) {
    String label = Plain.quote(label(field));
    return proof(
        page,
        "form",
        Text.of(
            "Champ « %s » servi par %s".formatted(label, host),
            "Field \"%s\" served by %s".formatted(label, host)));
  }

  private static Proof framed(PageFact page, String host) {
    return proof(
        page, "request", Text.of("Cadre de paiement de " + host, "Payment frame of " + host));
  }

  private static Proof sent(PageFact page, String host) {
    return proof(
        page,
        "form",
        Text.of("Le formulaire mène au paiement chez " + host, "The form leads to " + host));
  }

  private static Proof told(PageFact page, String name) {
    return proof(
        page,
        "text",
        Text.of(
            "Aucun champ de carte ici ; la page annonce le paiement chez « " + name + " »",
            "No card field here; the page announces payment with \"" + name + "\""));
  }

  private static Proof proof(PageFact page, String kind, Text detail) {
    return new Proof(Scenario.S0, page.url(), kind, detail, page.screenshot());
  }
}
