package org.limpide.audit.judge.trackers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * SN-03: social buttons and social login track nobody before consent (CJEU C-40/17, Fashion ID).
 */
final class SocialWidgets implements Evaluator {
  private static final Map<Pattern, Pattern> WIDGETS = new LinkedHashMap<>();

  static {
    widget(
        "connect\\.facebook\\.net/.*/(sdk|all)\\.js|facebook\\.com/(v[\\d.]+/)?plugins/",
        "facebook|fbcdn|meta");
    widget("platform\\.(twitter|x)\\.com/|syndication\\.twitter\\.com/", "twitter|\\bx\\b|x corp");
    widget("platform\\.linkedin\\.com/|linkedin\\.com/(embed|cws)/", "linkedin");
    widget("apis\\.google\\.com/js/(platform|plusone|api)|accounts\\.google\\.com/gsi/", "google");
    widget("assets\\.pinterest\\.com/js/pinit|widgets\\.pinterest\\.com", "pinterest|pinimg");
    widget("instagram\\.com/embed|platform\\.instagram\\.com", "instagram|facebook|meta");
    widget("tiktok\\.com/embed", "tiktok|bytedance");
    widget(
        "addthis\\.com/|sharethis\\.com/|addtoany\\.com/|appleid\\.cdn-apple\\.com/",
        "addthis|oracle|sharethis|addtoany|apple");
  }

  private static final Pattern NETWORK =
      Pattern.compile(
          "(?i)://([\\w-]+\\.)*(facebook|instagram|twitter|x|linkedin|pinterest|tiktok|youtube)\\.(com|fr)/");

  private static void widget(String url, String owner) {
    WIDGETS.put(Pattern.compile("(?i)" + url), Pattern.compile("(?i)" + owner));
  }

  @Override
  public String rule() {
    return "SN-03";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Optional<ScenarioRun> run = site.played(Scenario.S0);
    if (run.isEmpty()) {
      return Site.notPlayed(Scenario.S0, site.evidence().scenario(Scenario.S0));
    }
    Set<String> widgets = new TreeSet<>();
    List<Pattern> owners = new ArrayList<>();
    for (RequestFact request : run.get().requests()) {
      WIDGETS.forEach(
          (url, owner) -> {
            if (Trackers.BEFORE.contains(request.phase()) && url.matcher(request.url()).find()) {
              widgets.add(Told.address(request));
              owners.add(owner);
            }
          });
    }
    List<Use> uses =
        site.trackers().uses(run.get(), Trackers.BEFORE).stream()
            .filter(
                use ->
                    owners.stream()
                        .anyMatch(
                            owner ->
                                owner
                                    .matcher(use.service().name() + " " + use.service().company())
                                    .find()))
            .filter(use -> !pixel(use))
            .toList();
    if (!uses.isEmpty()) {
      String names = Use.names(uses);
      return Verdict.fail(
              Text.of(
                  "Un bouton ou une connexion de réseau social suit le visiteur avant tout accord : "
                      + names
                      + ".",
                  "A social network's button or login tracks the visitor before any consent: "
                      + names
                      + "."),
              Use.proofs(uses))
          .filling("tiers", names);
    }
    if (!run.get().done()) {
      return Site.notPlayed(Scenario.S0, run);
    }
    if (!widgets.isEmpty()) {
      String scripts = String.join(", ", widgets);
      return Verdict.unknown(
          Text.of(
              "Des modules de réseaux sociaux sont chargés avant l'accord, sans traceur observé : "
                  + scripts
                  + ".",
              "Social modules are loaded before consent, with no tracker seen: " + scripts + "."));
    }
    boolean links =
        dossier.evidence().pages().stream()
            .flatMap(page -> page.links().stream())
            .anyMatch(link -> NETWORK.matcher(link.href()).find());
    return links
        ? Verdict.pass(
            Text.of(
                "De simples liens mènent aux réseaux sociaux.",
                "Mere links lead to social networks."),
            List.of())
        : Verdict.notApplicable(
            Text.of("Ni bouton ni lien de réseau social.", "No social button or link."));
  }

  /** Advertising pixels are CK-01's matter. */
  private static boolean pixel(Use use) {
    return use.name().equals("_fbp")
        || use.name().equals("_fbc")
        || use.detail().en().contains("facebook.com/tr");
  }
}
