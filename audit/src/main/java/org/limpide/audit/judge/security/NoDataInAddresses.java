package org.limpide.audit.judge.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;
import org.limpide.vendors.Service;

/**
 * SE-11: what a visitor types stands in no address, where logs, histories and {@code Referer}
 * headers keep it, and goes to no third party that the site does not name (GDPR art. 5(1)(c), (f)
 * and 25). Witness values are looked for, plain, encoded and hashed, and forms with the method GET.
 */
final class NoDataInAddresses implements Evaluator {
  @Override
  public String rule() {
    return "SE-11";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new OwnPages(dossier);
    var typed = new TypedValues(dossier.evidence().witnesses());
    String told = privacyText(dossier);
    Map<String, Proof> proofs = new LinkedHashMap<>();
    List<String> declared = new ArrayList<>();
    for (ScenarioRun run : dossier.evidence().scenarios()) {
      for (RequestFact request : run.requests()) {
        inAddress(run, request, typed, site)
            .or(() -> atThirdParty(run, request, typed, dossier, told, declared))
            .ifPresent(proof -> proofs.putIfAbsent(bare(request.url()) + proof.kind(), proof));
      }
    }
    FormsInAddresses forms = FormsInAddresses.of(site.read());
    forms
        .certain()
        .forEach(
            found ->
                proofs.putIfAbsent(found.form().action() + "form" + found.fields(), get(found)));
    if (!proofs.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "Ce que le visiteur saisit se retrouve dans une adresse, ou chez un tiers non annoncé.",
              "What the visitor types ends up in an address, or with a third party not announced."),
          proofs.values().stream().limit(OwnPages.SHOWN).toList());
    }
    if (site.read().isEmpty()) {
      return OwnPages.nothingRead();
    }
    if (!forms.doubtful().isEmpty()) {
      String pages =
          OwnPages.list(forms.doubtful().stream().map(found -> found.page().url()).toList());
      return Verdict.unknown(
          Text.of(
              "Un formulaire sans méthode d'envoi est peut-être envoyé par un script : " + pages,
              "A form without a method may be sent by a script: " + pages));
    }
    if (!site.complete()) {
      return OwnPages.cutShort();
    }
    if (dossier.evidence().scenarios().stream()
        .flatMap(run -> run.visits().stream())
        .noneMatch(visit -> visit.phase() == Phase.TYPED)) {
      return FormsInAddresses.ask(site.read())
          ? Verdict.unknown(
              Text.of(
                  "Rien n'a été saisi dans les formulaires vus : leur envoi reste à vérifier.",
                  "Nothing was typed into the forms seen: what they send is still to be checked."))
          : Verdict.notApplicable(
              Text.of(
                  "Aucun formulaire ne demande de donnée personnelle sur les pages vues.",
                  "No form asks for personal data on the pages seen."));
    }
    String names = declared.isEmpty() ? "" : OwnPages.list(declared);
    return Verdict.pass(
        Text.of(
            "Rien de ce qui a été saisi ne se retrouve dans une adresse ni chez un tiers non annoncé"
                + (names.isEmpty() ? "." : " (annoncés : " + names + ")."),
            "Nothing that was typed was found in an address or with a third party not announced"
                + (names.isEmpty() ? "." : " (announced: " + names + ").")),
        List.of());
  }

  private static Optional<Proof> inAddress(
      ScenarioRun run, RequestFact request, TypedValues typed, OwnPages site) {
    String referer = request.requestHeaders().getOrDefault("referer", "");
    Optional<TypedValues.Writing> inUrl = typed.in(request.url());
    if (inUrl.isEmpty() || request.thirdParty() && !site.own(request.url())) {
      return typed
          .in(referer)
          .map(writing -> proof(run, request, writing, "l'en-tête Referer", "the Referer header"));
    }
    return inUrl.map(writing -> proof(run, request, writing, "l'adresse", "the address"));
  }

  private static Optional<Proof> atThirdParty(
      ScenarioRun run,
      RequestFact request,
      TypedValues typed,
      Dossier dossier,
      String told,
      List<String> declared) {
    Optional<TypedValues.Writing> found =
        request.thirdParty() ? typed.in(request.url() + "\n" + request.body()) : Optional.empty();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Optional<Service> service = dossier.vendors().byUrl(request.url());
    String domain = dossier.suffixes().registrableDomain(request.host());
    boolean named =
        Stream.concat(
                Stream.of(domain),
                service.stream().flatMap(one -> Stream.of(one.name(), one.company())))
            .map(name -> name.toLowerCase(Locale.ROOT).strip())
            .anyMatch(name -> name.length() > 2 && told.contains(name));
    String who = service.map(Service::name).orElse(domain);
    if (named) {
      declared.add(who);
      return Optional.empty();
    }
    return Optional.of(
        proof(run, request, found.get(), "une requête à " + who, "a request to " + who));
  }

  private static String privacyText(Dossier dossier) {
    return Stream.of(PageKind.PRIVACY, PageKind.COOKIES, PageKind.LEGAL_NOTICE, PageKind.TERMS)
        .flatMap(kind -> dossier.evidence().pages(kind).stream())
        .map(PageFact::text)
        .distinct()
        .collect(Collectors.joining("\n"))
        .toLowerCase(Locale.ROOT);
  }

  private static String bare(String url) {
    return url.replaceFirst("[?#].*$", "");
  }

  private static Proof proof(
      ScenarioRun run, RequestFact request, TypedValues.Writing writing, String fr, String en) {
    Text what =
        switch (writing.kind()) {
          case "email" -> Text.of("adresse électronique", "e-mail address");
          case "phone" -> Text.of("numéro de téléphone", "phone number");
          default -> Text.of("nom", "name");
        };
    return new Proof(
        run.scenario(),
        request.page(),
        "request",
        Text.of(
            "%s de témoin (%s) dans %s : %s"
                .formatted(what.fr(), writing.form(), fr, bare(request.url())),
            "Witness %s (%s) in %s: %s"
                .formatted(what.en(), writing.form(), en, bare(request.url()))));
  }

  private static Proof get(FormsInAddresses.Found found) {
    String fields = OwnPages.list(found.fields());
    return new Proof(
        Scenario.S0,
        found.page().url(),
        "form",
        Text.of(
            "Formulaire envoyé par GET vers %s : %s".formatted(bare(found.form().action()), fields),
            "Form sent by GET to %s: %s".formatted(bare(found.form().action()), fields)),
        found.page().screenshot());
  }
}
