package org.limpide.audit.judge.trackers;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;
import org.limpide.vendors.ConsentNeed;

/**
 * CK-14: audience measurement without consent keeps its conditions: first party, thirteen months at
 * most, visitors told and able to object (délib. 2020-091 §50-52). How the tool's server is set
 * cannot be seen.
 */
final class ExemptMeasurement implements Evaluator {
  private static final Period LONGEST = Period.ofMonths(13);
  private static final Pattern TOLD =
      Pattern.compile(
          "(?i)mesure d.audience|statistiques? de (visite|fréquentation)|audience measurement|analytics|web statistics");
  private static final Pattern OBJECT =
      Pattern.compile(
          "(?i)(vous (y )?opposer|s.opposer|opposition|opt[- ]?out|désactiver|désinscri|object to|refuser) ?(à |to )?[^.]{0,90}(mesure|statisti|audience|measure|analytics)|"
              + "(mesure|statisti|audience|measure|analytics)[^.]{0,160}(vous (y )?opposer|opposition|opt[- ]?out|désactiver|object|refuser)");

  /** « Aucun traceur de mesure d'audience » informs of nothing. */
  private static final Pattern DENIED =
      Pattern.compile("\\b(aucune?|ni|sans|pas|no|not|without|any)\\b[^.]*$");

  @Override
  public String rule() {
    return "CK-14";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Optional<ScenarioRun> run = site.played(Scenario.S0);
    if (run.isEmpty()) {
      return Site.notPlayed(Scenario.S0, site.evidence().scenario(Scenario.S0));
    }
    List<CookieFact> cookies =
        run.get().cookies().stream()
            .filter(CookieFact::wasStored)
            .filter(cookie -> exemptable(site.trackers().of(cookie)))
            .toList();
    List<RequestFact> calls =
        run.get().requests().stream()
            .filter(request -> exemptable(site.trackers().services().url(request.url())))
            .toList();
    String tools =
        Stream.concat(
                cookies.stream().flatMap(cookie -> site.trackers().of(cookie).stream()),
                calls.stream().flatMap(call -> site.trackers().services().url(call.url()).stream()))
            .map(Known::name)
            .distinct()
            .collect(Collectors.joining(", "));
    if (tools.isEmpty()) {
      return site.done(Scenario.S0)
          ? Verdict.notApplicable(
              Text.of(
                  "Aucun outil de mesure d'audience exemptable avant le choix.",
                  "No audience measurement that may be exempt before the choice."))
          : Site.notPlayed(Scenario.S0, run);
    }
    List<Proof> faults = new ArrayList<>();
    Instant limit =
        site.evidence().finishedAt().atZone(ZoneOffset.UTC).plus(LONGEST).plusDays(1).toInstant();
    for (CookieFact cookie : cookies) {
      Instant expires = cookie.expires();
      if (expires != null && expires.isAfter(limit)) {
        faults.add(
            proof(
                cookie,
                "gardé jusqu'au " + day(expires) + ", plus de 13 mois",
                "kept until " + day(expires) + ", more than 13 months"));
      }
      if (cookie.thirdParty()) {
        faults.add(
            proof(
                cookie,
                "cookie tiers, commun à plusieurs sites",
                "third-party cookie, common to several sites"));
      }
    }
    List<PageFact> notices = notices(dossier);
    boolean told = notices.stream().anyMatch(page -> speaks(page, tools));
    if (!notices.isEmpty() && !told) {
      faults.add(
          new Proof(
              Scenario.S0,
              notices.getFirst().url(),
              "text",
              Text.of(
                  "La page n'informe ni de la mesure d'audience ni de " + tools,
                  "The page tells neither of audience measurement nor of " + tools)));
    }
    if (!faults.isEmpty()) {
      return Verdict.fail(
              Text.of(
                  "La mesure d'audience sans consentement ("
                      + tools
                      + ") ne remplit pas les conditions de l'exemption.",
                  "Audience measurement without consent ("
                      + tools
                      + ") does not meet the exemption's conditions."),
              faults)
          .filling("outil", tools);
    }
    boolean object = notices.stream().anyMatch(page -> OBJECT.matcher(page.text()).find());
    if (told && object && site.done(Scenario.S0)) {
      return Verdict.pass(
              Text.of(
                  tools
                      + " : première partie, 13 mois au plus, information et opposition proposées (réglages du serveur non observables).",
                  tools
                      + ": first party, 13 months at most, information and objection offered (server settings cannot be seen)."),
              List.of(
                  new Proof(
                      Scenario.S0,
                      notices.getFirst().url(),
                      "text",
                      Text.of("Information sur " + tools, "Information on " + tools))))
          .filling("outil", tools);
    }
    return Verdict.unknown(
            Text.of(
                "Les réglages de "
                    + tools
                    + " (anonymisation, recoupement, opposition) ne sont pas tous observables.",
                "The settings of "
                    + tools
                    + " (anonymisation, matching, objection) cannot all be seen."))
        .filling("outil", tools);
  }

  private static boolean exemptable(Optional<Known> known) {
    return known.filter(service -> service.need() == ConsentNeed.EXEMPTABLE).isPresent();
  }

  private static List<PageFact> notices(Dossier dossier) {
    return Stream.of(PageKind.COOKIES, PageKind.PRIVACY)
        .flatMap(kind -> dossier.evidence().pages(kind).stream())
        .filter(page -> page.status() == 200)
        .distinct()
        .toList();
  }

  private static boolean speaks(PageFact page, String tools) {
    String text = page.text().toLowerCase(Locale.ROOT);
    return TOLD.matcher(text)
            .results()
            .anyMatch(
                match ->
                    !DENIED
                        .matcher(text.substring(Math.max(0, match.start() - 60), match.start()))
                        .find())
        || Stream.of(tools.split(", "))
            .anyMatch(tool -> text.contains(tool.toLowerCase(Locale.ROOT).split(" ")[0]));
  }

  private static Proof proof(CookieFact cookie, String fr, String en) {
    String name = cookie.name();
    return new Proof(
        Scenario.S0,
        cookie.page(),
        "cookie",
        Text.of(
            "Cookie « %s » de %s : %s".formatted(name, cookie.domain(), fr),
            "Cookie \"%s\" of %s: %s".formatted(name, cookie.domain(), en)));
  }

  private static String day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
