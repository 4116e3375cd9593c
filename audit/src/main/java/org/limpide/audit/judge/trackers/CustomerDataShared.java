package org.limpide.audit.judge.trackers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;
import org.limpide.vendors.ConsentNeed;

/**
 * SN-04: an e-mail address or phone number typed into a form does not go to an advertising or
 * social network, plain or hashed (EDPB 8/2020). What goes from server to server cannot be seen, so
 * the rule never passes on observation alone.
 */
final class CustomerDataShared implements Evaluator {
  @Override
  public String rule() {
    return "SN-04";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var trackers = new Trackers(dossier);
    Map<String, Form> forms = forms(dossier.evidence().witnesses());
    List<Proof> proofs = new ArrayList<>();
    List<String> networks = new ArrayList<>();
    for (ScenarioRun run : dossier.evidence().scenarios()) {
      for (RequestFact request : run.requests()) {
        Optional<Known> network =
            trackers
                .of(request)
                .filter(
                    known ->
                        known.need() == ConsentNeed.CONSENT
                            && (Aims.advertising(known) || Aims.social(known)));
        if (network.isPresent()) {
          String sent =
              (request.url()
                      + "\n"
                      + Identifiers.decode(request.url())
                      + "\n"
                      + request.body()
                      + "\n"
                      + Identifiers.decode(request.body()))
                  .toLowerCase(Locale.ROOT);
          forms.entrySet().stream()
              .filter(form -> sent.contains(form.getKey()))
              .findFirst()
              .ifPresent(
                  form -> {
                    networks.add(network.get().name());
                    proofs.add(proof(run, request, form.getValue(), network.get()));
                  });
        }
      }
    }
    if (!proofs.isEmpty()) {
      String names = String.join(", ", networks.stream().distinct().toList());
      return Verdict.fail(
              Text.of(
                  "Ce qui est saisi dans un formulaire part vers un réseau sans accord dédié : "
                      + names
                      + ".",
                  "What is typed into a form goes to a network without a consent of its own: "
                      + names
                      + "."),
              proofs.stream().distinct().limit(Use.SHOWN).toList())
          .filling("tiers", names);
    }
    return Verdict.unknown(
        Text.of(
            "Aucun envoi observé pendant la saisie ; l'envoi de serveur à serveur n'est pas observable.",
            "Nothing was seen leaving while typing; what goes from server to server cannot be seen."));
  }

  /** A form that a witness value may take. */
  private record Form(String witness, String as) {}

  private static Map<String, Form> forms(Map<String, String> witnesses) {
    Map<String, Form> forms = new LinkedHashMap<>();
    witnesses.forEach(
        (kind, value) -> {
          if (kind.equals("email") || kind.equals("phone")) {
            for (String written : writings(kind, value)) {
              forms.put(written, new Form(kind, "plain"));
              forms.put(
                  java.net.URLEncoder.encode(written, java.nio.charset.StandardCharsets.UTF_8)
                      .toLowerCase(Locale.ROOT),
                  new Form(kind, "URL-encoded"));
              forms.put(base64(written), new Form(kind, "Base64"));
              for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
                forms.put(Identifiers.hash(algorithm, written), new Form(kind, algorithm));
              }
            }
          }
        });
    return forms;
  }

  /**
   * As networks ask for it: trimmed, lower case; a phone number as digits, with and without the
   * country's prefix.
   */
  private static List<String> writings(String kind, String value) {
    String plain = value.strip().toLowerCase(Locale.ROOT);
    if (kind.equals("email")) {
      return List.of(plain);
    }
    String digits = plain.replaceAll("\\D", "");
    String national = digits.startsWith("33") ? "0" + digits.substring(2) : digits;
    String international = digits.startsWith("0") ? "33" + digits.substring(1) : digits;
    return List.of(plain, digits, national, international, "+" + international);
  }

  private static String base64(String text) {
    String coded =
        java.util.Base64.getEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return coded.toLowerCase(Locale.ROOT);
  }

  private static Proof proof(ScenarioRun run, RequestFact request, Form form, Known network) {
    boolean mail = form.witness().equals("email");
    return new Proof(
        run.scenario(),
        request.page(),
        "request",
        Text.of(
            "%s saisi(e) (forme : %s) envoyé(e) à %s, %s ; %s"
                .formatted(
                    mail ? "Adresse" : "Téléphone",
                    form.as(),
                    Told.address(request),
                    Told.moment(request.phase()).fr(),
                    network.name()),
            "Typed %s (form: %s) sent to %s, %s; %s"
                .formatted(
                    mail ? "e-mail address" : "phone number",
                    form.as(),
                    Told.address(request),
                    Told.moment(request.phase()).en(),
                    network.name())));
  }
}
