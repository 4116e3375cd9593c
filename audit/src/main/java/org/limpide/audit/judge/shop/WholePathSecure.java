package org.limpide.audit.judge.shop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.ServerFacts.PlainHttp;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Address;
import org.limpide.law.Text;

/**
 * EC-01: basket, account, order and payment are served and sent over HTTPS only, without active
 * content fetched in the clear (GDPR art. 32).
 */
final class WholePathSecure implements Evaluator {
  private static final int SHOWN = 12;

  @Override
  public String rule() {
    return "EC-01";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var shop = new Shop(dossier);
    Optional<Verdict> aside = shop.notAShop();
    if (aside.isPresent()) {
      return aside.get();
    }
    Set<PageFact> path = path(shop);
    Map<String, Proof> faults = new LinkedHashMap<>();
    for (PageFact page : path) {
      served(page, faults);
      posted(page, faults);
    }
    Set<String> addresses =
        path.stream()
            .map(PageFact::url)
            .map(Address::page)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    mixed(dossier, addresses, faults);
    Map<String, PlainHttp> answers = new LinkedHashMap<>();
    for (PlainHttp answer : dossier.evidence().servers().plainHttp()) {
      if (addresses.contains(Address.page(answer.url()))) {
        answers.put(Address.page(answer.url()), answer);
        inTheClear(answer).ifPresent(proof -> faults.putIfAbsent(answer.url(), proof));
      }
    }
    if (!faults.isEmpty()) {
      return Verdict.fail(
              Text.of(
                  "Une partie du parcours de vente passe en clair (%d observations)."
                      .formatted(faults.size()),
                  "Part of the purchase path is in the clear (%d observations)."
                      .formatted(faults.size())),
              faults.values().stream().limit(SHOWN).toList())
          .filling("url", faults.values().iterator().next().page());
    }
    if (shop.orderSteps().isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "Les étapes de commande et de paiement n'ont pas été atteintes.",
              "The order and payment steps were not reached."));
    }
    return redirected(addresses, answers);
  }

  private static Set<PageFact> path(Shop shop) {
    Set<PageFact> path = new LinkedHashSet<>(shop.carts());
    path.addAll(shop.orderSteps());
    shop.pages().stream()
        .filter(
            page ->
                page.is(PageKind.LOGIN) || page.is(PageKind.SIGN_UP) || page.is(PageKind.ACCOUNT))
        .filter(page -> page.forms().stream().anyMatch(Shop::hasPassword))
        .forEach(path::add);
    return path;
  }

  private static void served(PageFact page, Map<String, Proof> faults) {
    if (page.url().startsWith("http://")) {
      faults.put(
          page.url(),
          new Proof(
              Scenario.S0,
              page.url(),
              "http",
              Text.of(
                  "Page servie en HTTP : " + page.url(), "Page served over HTTP: " + page.url()),
              page.screenshot()));
    }
  }

  private static void posted(PageFact page, Map<String, Proof> faults) {
    for (FormFact form : page.forms()) {
      if (!form.thirdPartyFrame()
          && form.action().startsWith("http://")
          && form.purpose() != FormFact.FormPurpose.SEARCH) {
        faults.putIfAbsent(
            form.action(),
            new Proof(
                Scenario.S0,
                page.url(),
                "form",
                Text.of(
                    "Formulaire envoyé en clair vers " + form.action(),
                    "Form sent in the clear to " + form.action()),
                page.screenshot()));
      }
    }
  }

  private static void mixed(Dossier dossier, Set<String> addresses, Map<String, Proof> faults) {
    for (ScenarioRun run : dossier.evidence().scenarios()) {
      for (RequestFact request : run.requests()) {
        if (request.mixed()
            && active(request)
            && addresses.contains(Address.page(request.page()))) {
          faults.putIfAbsent(
              request.url(),
              new Proof(
                  run.scenario(),
                  request.page(),
                  "request",
                  Text.of(
                      "Contenu actif demandé en clair (%s) : %s"
                          .formatted(request.type(), request.url()),
                      "Active content asked for in the clear (%s): %s"
                          .formatted(request.type(), request.url()))));
        }
      }
    }
  }

  /** Everything but pictures, sound and video can change the page. */
  private static boolean active(RequestFact request) {
    return switch (request.type()) {
      case "Image", "Media", "Ping", "Prefetch" -> false;
      default -> true;
    };
  }

  private static Optional<Proof> inTheClear(PlainHttp answer) {
    boolean served = answer.status() >= 200 && answer.status() < 300;
    boolean kept =
        answer.status() >= 300 && answer.status() < 400 && answer.location().startsWith("http://");
    if (!served && !kept) {
      return Optional.empty();
    }
    return Optional.of(
        new Proof(
            null,
            answer.url(),
            "http",
            served
                ? Text.of(
                    answer.url() + " répond " + answer.status() + " sans passer en HTTPS",
                    answer.url() + " answers " + answer.status() + " without going to HTTPS")
                : Text.of(
                    answer.url() + " renvoie vers " + answer.location(),
                    answer.url() + " redirects to " + answer.location())));
  }

  private static Verdict redirected(Set<String> addresses, Map<String, PlainHttp> answers) {
    if (answers.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "Les %d pages vues sont en HTTPS, mais leur réponse en HTTP n'a pas été demandée."
                  .formatted(addresses.size()),
              "The %d pages seen are in HTTPS, but their answer over HTTP was not asked for."
                  .formatted(addresses.size())));
    }
    List<String> provisional = new ArrayList<>();
    for (PlainHttp answer : answers.values()) {
      boolean lasting = answer.status() == 301 || answer.status() == 308;
      if (answer.status() >= 300 && answer.status() < 400 && !lasting) {
        provisional.add(answer.url() + " (" + answer.status() + ")");
      }
    }
    if (!provisional.isEmpty()) {
      String list = String.join(", ", provisional);
      return Verdict.unknown(
          Text.of(
              "La redirection vers HTTPS est provisoire, non définitive (301 ou 308) : "
                  + list
                  + ".",
              "The redirect to HTTPS is temporary, not permanent (301 or 308): " + list + "."));
    }
    return Verdict.pass(
        Text.of(
            "Les %d pages vues du parcours de vente sont en HTTPS, et HTTP n'en sert aucune."
                .formatted(addresses.size()),
            "The %d pages seen of the purchase path are in HTTPS, and HTTP serves none of them."
                .formatted(addresses.size())),
        List.of());
  }
}
