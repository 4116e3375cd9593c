package org.limpide.audit.judge.trackers;

import java.time.ZoneOffset;
import java.util.Locale;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.Origin;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.StorageFact;
import org.limpide.law.Text;

/**
 * Tells what was seen in one exact line, in both languages: what, whose, set by whom, when, until
 * when.
 */
final class Told {
  private Told() {}

  static Use cookie(ScenarioRun run, CookieFact cookie, Phase phase, Known known) {
    var expires = cookie.expires();
    String until = expires == null ? "" : expires.atZone(ZoneOffset.UTC).toLocalDate().toString();
    Text detail =
        Text.of(
            "Cookie « %s » du domaine %s%s, %s (%s)%s ; %s"
                .formatted(
                    cookie.name(),
                    cookie.domain(),
                    setBy(cookie.setBy(), " déposé par "),
                    moment(phase).fr(),
                    seconds(cookie.atMillis()).replace('.', ','),
                    until.isEmpty() ? ", de session" : ", gardé jusqu'au " + until,
                    who(known).fr()),
            "Cookie \"%s\" of domain %s%s, %s (%s)%s; %s"
                .formatted(
                    cookie.name(),
                    cookie.domain(),
                    setBy(cookie.setBy(), " set by "),
                    moment(phase).en(),
                    seconds(cookie.atMillis()),
                    until.isEmpty() ? ", for the session" : ", kept until " + until,
                    who(known).en()));
    return new Use(
        Use.Kind.COOKIE, known, cookie.name(), run.scenario(), phase, cookie.page(), detail);
  }

  static Use storage(ScenarioRun run, StorageFact entry, Known known) {
    String kind = entry.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    Text detail =
        Text.of(
            "Stockage (%s) « %s » de %s%s, %s ; %s"
                .formatted(
                    kind,
                    entry.key(),
                    entry.origin(),
                    setBy(entry.setBy(), " écrit par "),
                    moment(entry.phase()).fr(),
                    who(known).fr()),
            "Storage (%s) \"%s\" of %s%s, %s; %s"
                .formatted(
                    kind,
                    entry.key(),
                    entry.origin(),
                    setBy(entry.setBy(), " written by "),
                    moment(entry.phase()).en(),
                    who(known).en()));
    return new Use(
        Use.Kind.STORAGE, known, entry.key(), run.scenario(), entry.phase(), entry.page(), detail);
  }

  static Use request(ScenarioRun run, RequestFact request, String by, Known known) {
    Text detail =
        Text.of(
            "Appel à %s avec un identifiant (%s)%s, %s (%s) ; %s"
                .formatted(
                    address(request),
                    by,
                    setBy(request.initiator(), " lancé par "),
                    moment(request.phase()).fr(),
                    seconds(request.atMillis()).replace('.', ','),
                    who(known).fr()),
            "Call to %s with an identifier (%s)%s, %s (%s); %s"
                .formatted(
                    address(request),
                    by,
                    setBy(request.initiator(), " started by "),
                    moment(request.phase()).en(),
                    seconds(request.atMillis()),
                    who(known).en()));
    return new Use(
        Use.Kind.REQUEST,
        known,
        request.host(),
        run.scenario(),
        request.phase(),
        request.page(),
        detail);
  }

  static Use sent(ScenarioRun run, RequestFact request, String cookie, Known known) {
    Text detail =
        Text.of(
            "Cookie « %s » encore transmis à %s, %s ; %s"
                .formatted(cookie, address(request), moment(request.phase()).fr(), who(known).fr()),
            "Cookie \"%s\" still sent to %s, %s; %s"
                .formatted(
                    cookie, address(request), moment(request.phase()).en(), who(known).en()));
    return new Use(
        Use.Kind.REQUEST, known, cookie, run.scenario(), request.phase(), request.page(), detail);
  }

  static Text moment(Phase phase) {
    return switch (phase) {
      case BEFORE -> Text.of("avant tout choix", "before any choice");
      case PASSIVE ->
          Text.of(
              "après un simple défilement, clic ou fermeture",
              "after a mere scroll, click or closing");
      case CHOSEN -> Text.of("après le choix", "after the choice");
      case SECOND_VISIT -> Text.of("à la visite suivante", "on the next visit");
      case WITHDRAWN -> Text.of("après le retrait du consentement", "after consent was withdrawn");
      case TYPED -> Text.of("pendant la saisie d'un formulaire", "while a form was being filled");
    };
  }

  static String address(RequestFact request) {
    String url = request.url();
    int query = url.indexOf('?');
    String bare = query < 0 ? url : url.substring(0, query);
    return bare.length() > 120 ? bare.substring(0, 120) + "…" : bare;
  }

  private static Text who(Known known) {
    String company = known.company().isEmpty() ? "" : " (" + known.company() + ")";
    Text aim = Aims.label(known.purpose());
    return Text.of(
        known.name() + company + ", " + aim.fr(), known.name() + company + ", " + aim.en());
  }

  private static String setBy(Origin origin, String verb) {
    String top = origin.stack().isEmpty() ? origin.url() : origin.stack().getFirst();
    return top.isEmpty() ? "" : verb + top;
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
