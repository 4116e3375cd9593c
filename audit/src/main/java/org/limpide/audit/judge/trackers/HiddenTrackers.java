package org.limpide.audit.judge.trackers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.limpide.audit.evidence.ApiCall;
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
 * CK-17: local storage, fingerprinting and CNAME aliases are trackers as cookies are (EDPB 2/2023).
 * A lone canvas drawn by the site itself is ordinary use; a known tracker's is not.
 */
final class HiddenTrackers implements Evaluator {
  private static final int FAMILIES_OF_A_FINGERPRINT = 3;

  @Override
  public String rule() {
    return "CK-17";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Optional<ScenarioRun> played = site.played(Scenario.S0);
    if (played.isEmpty()) {
      return Site.notPlayed(Scenario.S0, site.evidence().scenario(Scenario.S0));
    }
    ScenarioRun run = played.get();
    List<Proof> proofs =
        new ArrayList<>(
            Use.proofs(
                site.trackers().uses(run, Trackers.BEFORE).stream()
                    .filter(use -> use.kind() == Use.Kind.STORAGE)
                    .toList()));
    aliases(site, run, proofs);
    Set<String> suspects = new TreeSet<>();
    fingerprints(site, run, proofs, suspects);
    if (!proofs.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "Des traceurs autres que les cookies agissent avant tout choix.",
              "Trackers other than cookies are at work before any choice."),
          proofs.stream().limit(Use.SHOWN).toList());
    }
    if (!run.done()) {
      return Site.notPlayed(Scenario.S0, played);
    }
    if (!suspects.isEmpty()) {
      String scripts = String.join(", ", suspects);
      return Verdict.unknown(
          Text.of(
              "Des scripts relèvent plusieurs traits de l'appareil, sans lien avec un tiers connu : "
                  + scripts
                  + ".",
              "Some scripts read several traits of the device, with no link to a known third party: "
                  + scripts
                  + "."));
    }
    return Verdict.pass(
        Text.of(
            "Non détecté sur l'échantillon (stockage local, empreinte, alias CNAME).",
            "Not detected on the sample (local storage, fingerprint, CNAME alias)."),
        List.of());
  }

  private static void aliases(Site site, ScenarioRun run, List<Proof> proofs) {
    Set<String> told = new TreeSet<>();
    for (RequestFact request : run.requests()) {
      if (!request.thirdParty() && Trackers.BEFORE.contains(request.phase())) {
        site.trackers()
            .alias(request.host())
            .filter(known -> known.need() == ConsentNeed.CONSENT)
            .filter(known -> told.add(request.host()))
            .ifPresent(
                known -> {
                  List<String> chain = site.trackers().chain(request.host());
                  proofs.add(
                      new Proof(
                          Scenario.S0,
                          request.page(),
                          "dns",
                          Text.of(
                              "%s est un alias (CNAME) de %s : %s"
                                  .formatted(
                                      request.host(), String.join(" → ", chain), known.name()),
                              "%s is an alias (CNAME) of %s: %s"
                                  .formatted(
                                      request.host(), String.join(" → ", chain), known.name()))));
                });
      }
    }
  }

  private static void fingerprints(
      Site site, ScenarioRun run, List<Proof> proofs, Set<String> suspects) {
    Map<String, List<ApiCall>> byScript = new LinkedHashMap<>();
    run.calls().stream()
        .filter(call -> Trackers.BEFORE.contains(call.phase()))
        .forEach(
            call ->
                byScript.computeIfAbsent(call.caller().url(), any -> new ArrayList<>()).add(call));
    byScript.forEach(
        (script, calls) -> {
          Set<String> families = new TreeSet<>();
          calls.forEach(call -> families.add(family(call.api())));
          families.remove("");
          Optional<Known> known =
              site.trackers()
                  .services()
                  .url(script)
                  .or(() -> site.trackers().alias(Trackers.host(script)));
          boolean tracker =
              known.filter(service -> service.need() == ConsentNeed.CONSENT).isPresent();
          if (families.isEmpty()) {
            return;
          }
          if (tracker && (families.size() >= 2 || readsBack(calls))) {
            proofs.add(
                new Proof(
                    Scenario.S0,
                    calls.getFirst().page(),
                    "api-call",
                    Text.of(
                        "%s (%s) relève : %s".formatted(script, known.get().name(), apis(calls)),
                        "%s (%s) reads: %s".formatted(script, known.get().name(), apis(calls)))));
          } else if (families.size() >= FAMILIES_OF_A_FINGERPRINT) {
            suspects.add(script.isEmpty() ? calls.getFirst().page() : script);
          }
        });
  }

  private static boolean readsBack(List<ApiCall> calls) {
    return calls.stream()
        .anyMatch(
            call ->
                call.api()
                    .matches(
                        "(?i).*(toDataURL|getImageData|getChannelData|createDynamicsCompressor).*"));
  }

  private static String apis(List<ApiCall> calls) {
    Set<String> names = new TreeSet<>();
    calls.forEach(call -> names.add(call.api() + " ×" + call.count()));
    return String.join(", ", names);
  }

  /**
   * The trait of the device that an interface reveals; empty for one that reveals none worth
   * naming.
   */
  private static String family(String api) {
    if (api.startsWith("HTMLCanvas")
        || api.startsWith("CanvasRendering")
        || api.startsWith("OffscreenCanvas")) {
      return "canvas";
    }
    if (api.startsWith("WebGL")) {
      return "webgl";
    }
    if (api.contains("Audio") || api.contains("Oscillator")) {
      return "audio";
    }
    if (api.startsWith("RTC")) {
      return "webrtc";
    }
    if (api.contains("Font") || api.contains("measureText") || api.contains("offsetWidth")) {
      return "fonts";
    }
    if (api.startsWith("Navigator")
        || api.startsWith("navigator")
        || api.contains("Battery")
        || api.startsWith("Screen")) {
      return "device";
    }
    return "";
  }
}
