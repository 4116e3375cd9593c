package org.limpide.audit.judge.shop;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Buttons;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * EC-10: the last button says that one must pay (consumer code art. L221-14), a mediator is named
 * (R616-1), terms of sale exist, and the European platform for disputes, closed on 20 July 2025
 * (regulation (EU) 2024/3228), is no longer shown.
 */
final class ClearOrder implements Evaluator {
  private static final Pattern ODR =
      Pattern.compile("ec\\.europa\\.eu/(consumers/)?odr|webgate\\.ec\\.europa\\.eu/odr");
  private static final Pattern CLOSED =
      Pattern.compile("ferme|supprime|n'existe plus|plus accessible|closed|discontinued|no longer");
  private static final int SHOWN = 6;

  @Override
  public String rule() {
    return "EC-10";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var shop = new Shop(dossier);
    List<Text> reasons = new ArrayList<>();
    List<Proof> proofs = new ArrayList<>();
    if (dossier.rule(rule()).gateOpen("odr", dossier.evidence().on())) {
      List<Proof> odr = odr(shop);
      if (!odr.isEmpty()) {
        reasons.add(
            Text.of(
                "le lien vers la plateforme européenne RLL, fermée, est encore affiché",
                "the link to the closed European ODR platform is still shown"));
        proofs.addAll(odr);
      }
    }
    Optional<Verdict> aside = shop.notAShop();
    if (aside.isPresent() && reasons.isEmpty()) {
      return aside.get();
    }
    Button button = Button.NOT_REACHED;
    boolean named = true;
    List<PageFact> terms = terms(shop);
    if (aside.isEmpty()) {
      button = button(shop, proofs, reasons);
      named = mediator(shop, terms, proofs, reasons);
    }
    if (!reasons.isEmpty()) {
      return Verdict.fail(sentence(reasons), proofs).filling("médiateur", "votre médiateur");
    }
    return conclude(button, named, terms, proofs);
  }

  private enum Button {
    CLEAR,
    UNCLEAR,
    NOT_REACHED
  }

  private static Verdict conclude(
      Button button, boolean named, List<PageFact> terms, List<Proof> proofs) {
    List<Text> missing = new ArrayList<>();
    if (button == Button.NOT_REACHED) {
      missing.add(Text.of("le dernier bouton de la commande", "the order's last button"));
    }
    if (terms.isEmpty()) {
      missing.add(Text.of("les conditions générales de vente", "the terms of sale"));
    }
    if (!named) {
      missing.add(Text.of("le médiateur", "the mediator"));
    }
    if (!missing.isEmpty()) {
      String fr = missing.stream().map(Text::fr).collect(Collectors.joining(", "));
      String en = missing.stream().map(Text::en).collect(Collectors.joining(", "));
      return Verdict.unknown(Text.of("Pas vu : " + fr + ".", "Not seen: " + en + "."));
    }
    return Verdict.pass(
        Text.of(
            "Le dernier bouton engage à payer en toutes lettres, un médiateur est nommé, et la plateforme RLL n'est pas citée.",
            "The last button says that one must pay, a mediator is named, and the ODR platform is not cited."),
        proofs);
  }

  private static List<Proof> odr(Shop shop) {
    List<Proof> found = new ArrayList<>();
    for (PageFact page : shop.pages()) {
      Optional<String> link =
          page.links().stream()
              .map(PageFact.Link::href)
              .filter(href -> ODR.matcher(href).find())
              .findFirst();
      Optional<String> text =
          Plain.sentences(page.text()).stream()
              .filter(sentence -> ODR.matcher(Plain.of(sentence)).find())
              .filter(sentence -> !CLOSED.matcher(Plain.of(sentence)).find())
              .findFirst();
      if (found.size() < SHOWN && (link.isPresent() || text.isPresent())) {
        String what = link.orElseGet(() -> Plain.quote(text.orElse("")));
        found.add(proof(page, link.isPresent() ? "link" : "text", what, what));
      }
    }
    return found;
  }

  private static Button button(Shop shop, List<Proof> proofs, List<Text> reasons) {
    Set<String> unclear = new LinkedHashSet<>();
    List<Proof> faults = new ArrayList<>();
    for (PageFact page : shop.payments()) {
      for (String text : Buttons.of(page)) {
        String plain = Plain.of(text);
        if (OrderButton.clear(plain)) {
          proofs.add(
              proof(
                  page,
                  "form",
                  "Dernier bouton : « " + text + " »",
                  "Last button: \"" + text + "\""));
          return Button.CLEAR;
        }
        if (OrderButton.unclear(plain) && unclear.add(text)) {
          faults.add(
              proof(
                  page,
                  "form",
                  "Dernier bouton : « " + text + " »",
                  "Last button: \"" + text + "\""));
        }
      }
    }
    if (faults.isEmpty()) {
      return Button.NOT_REACHED;
    }
    proofs.addAll(faults);
    reasons.add(
        Text.of(
            "le dernier bouton ne dit pas que la commande oblige à payer",
            "the last button does not say that the order obliges to pay"));
    return Button.UNCLEAR;
  }

  /** Whether a mediator is named; a fault when the terms were read and none is. */
  private static boolean mediator(
      Shop shop, List<PageFact> terms, List<Proof> proofs, List<Text> reasons) {
    Optional<Mediator.Mention> named = Mediator.named(shop.pages(), shop.evidence().site());
    if (named.isPresent()) {
      Mediator.Mention mention = named.get();
      if (reasons.isEmpty()) {
        proofs.add(
            proof(
                mention.page(),
                "text",
                "Médiateur : « " + mention.sentence() + " »",
                "Mediator: \"" + mention.sentence() + "\""));
      }
      return true;
    }
    if (terms.isEmpty()) {
      return false;
    }
    PageFact read = terms.getFirst();
    Optional<Mediator.Mention> spoken = Mediator.spoken(shop.pages());
    proofs.add(
        spoken
            .map(
                mention ->
                    proof(
                        mention.page(),
                        "text",
                        "Médiation sans nom ni adresse : « " + mention.sentence() + " »",
                        "Mediation without a name or an address: \"" + mention.sentence() + "\""))
            .orElse(
                proof(
                    read,
                    "text",
                    "Ni les conditions de vente ni les %d autres pages lues ne nomment de médiateur"
                        .formatted(shop.pages().size() - 1),
                    "Neither the terms of sale nor the %d other pages read name a mediator"
                        .formatted(shop.pages().size() - 1))));
    reasons.add(
        Text.of("aucun médiateur de la consommation n'est nommé", "no consumer mediator is named"));
    return false;
  }

  /** Pages of terms that say enough to be the terms of sale. */
  private static List<PageFact> terms(Shop shop) {
    return shop.pages().stream()
        .filter(page -> page.is(PageKind.TERMS) && page.text().length() > 300)
        .filter(page -> !page.is(PageKind.HOME))
        .toList();
  }

  private static Text sentence(List<Text> reasons) {
    String fr = reasons.stream().map(Text::fr).collect(Collectors.joining(" ; "));
    String en = reasons.stream().map(Text::en).collect(Collectors.joining("; "));
    return Text.of(upper(fr) + ".", upper(en) + ".");
  }

  private static String upper(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }

  private static Proof proof(PageFact page, String kind, String fr, String en) {
    return new Proof(Scenario.S0, page.url(), kind, Text.of(fr, en), page.screenshot());
  }
}
