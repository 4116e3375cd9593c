package org.limpide.audit.judge.trackers;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.Visit;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * CK-12: a refusal is remembered as long as an acceptance, about six months, and never more than
 * thirteen (délib. 2020-092 §38-39).
 */
final class ChoiceRemembered implements Evaluator {
  private static final Period LONGEST = Period.ofMonths(13);
  private static final long SHORTEST_DAYS = 30;
  private static final long USUAL_FROM = 150;
  private static final long USUAL_TO = 200;

  @Override
  public String rule() {
    return "CK-12";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Optional<Verdict> aside = site.aside();
    if (aside.isPresent()) {
      return aside.get();
    }
    Optional<ScenarioRun> refused = site.evidence().scenario(Scenario.S2).filter(ScenarioRun::done);
    Optional<ScenarioRun> accepted =
        site.evidence().scenario(Scenario.S1).filter(ScenarioRun::done);
    List<Visit> asked =
        refused.stream()
            .flatMap(run -> run.visits().stream())
            .filter(visit -> Trackers.REFUSED.contains(visit.phase()) && visit.bannerShown())
            .toList();
    if (!asked.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "Après un refus, le bandeau est présenté de nouveau.",
              "After a refusal, the banner is shown again."),
          asked.stream()
              .limit(Use.SHOWN)
              .map(
                  visit ->
                      new Proof(
                          Scenario.S2,
                          visit.finalUrl(),
                          "banner",
                          Text.of(
                              "Bandeau de nouveau affiché "
                                  + Told.moment(visit.phase()).fr()
                                  + " (refus)",
                              "Banner shown again "
                                  + Told.moment(visit.phase()).en()
                                  + " (refusal)"),
                          visit.screenshot()))
              .toList());
    }
    Optional<CookieFact> no = refused.flatMap(ChoiceRemembered::choice);
    Optional<CookieFact> yes = accepted.flatMap(ChoiceRemembered::choice);
    Instant end = site.evidence().finishedAt();
    Instant limit = end.atZone(ZoneOffset.UTC).plus(LONGEST).plusDays(1).toInstant();
    for (var kept : List.of(no, yes)) {
      Instant expires = kept.map(CookieFact::expires).orElse(null);
      if (expires != null && expires.isAfter(limit)) {
        return fail(
            Text.of(
                "Le choix est conservé plus de treize mois.",
                "The choice is kept for more than thirteen months."),
            kept.get(),
            end);
      }
    }
    if (no.isEmpty() || yes.isEmpty()) {
      return refused.isEmpty()
          ? Site.notPlayed(Scenario.S2, site.evidence().scenario(Scenario.S2))
          : Verdict.unknown(
              Text.of(
                  "Le choix n'est pas gardé dans un cookie reconnu : sa durée n'est pas observable.",
                  "The choice is not kept in a recognised cookie: how long cannot be seen."));
    }
    long daysNo = days(no.get(), end);
    long daysYes = days(yes.get(), end);
    if (daysNo < SHORTEST_DAYS && daysYes > daysNo + 1) {
      return fail(
          Text.of(
              "Le refus est gardé %d jours, l'accord %d.".formatted(daysNo, daysYes),
              "A refusal is kept %d days, an acceptance %d.".formatted(daysNo, daysYes)),
          no.get(),
          end);
    }
    Text durations =
        Text.of(
            "accord gardé %d jours, refus %d".formatted(daysYes, daysNo),
            "acceptance kept %d days, refusal %d".formatted(daysYes, daysNo));
    if (Math.abs(daysNo - daysYes) <= 1 && daysNo >= USUAL_FROM && daysNo <= USUAL_TO) {
      return Verdict.pass(
          Text.of(
              "Même durée pour les deux choix : " + durations.fr() + ".",
              "The same time for both choices: " + durations.en() + "."),
          List.of(proof(no.get(), end)));
    }
    return Verdict.unknown(
        Text.of(
            "Durée à justifier : " + durations.fr() + ".",
            "A time to be justified: " + durations.en() + "."));
  }

  private static Verdict fail(Text reason, CookieFact cookie, Instant end) {
    return Verdict.fail(reason, List.of(proof(cookie, end)));
  }

  private static Proof proof(CookieFact cookie, Instant end) {
    long days = days(cookie, end);
    return new Proof(
        Scenario.S2,
        cookie.page(),
        "cookie",
        Text.of(
            "Cookie de choix « %s » de %s, gardé %d jours"
                .formatted(cookie.name(), cookie.domain(), days),
            "Choice cookie \"%s\" of %s, kept %d days"
                .formatted(cookie.name(), cookie.domain(), days)));
  }

  /** The cookie that keeps the choice: set by the choice, with a name that says so. */
  private static Optional<CookieFact> choice(ScenarioRun run) {
    return run.cookies().stream()
        .filter(CookieFact::wasStored)
        .filter(Necessary::choice)
        .filter(
            cookie -> cookie.phase() == Phase.CHOSEN || cookie.writtenIn().contains(Phase.CHOSEN))
        .max(Comparator.comparing(cookie -> days(cookie, Instant.EPOCH)));
  }

  private static long days(CookieFact cookie, Instant from) {
    Instant expires = cookie.expires();
    return expires == null ? 0 : Math.round(Duration.between(from, expires).toMinutes() / 1440.0);
  }
}
