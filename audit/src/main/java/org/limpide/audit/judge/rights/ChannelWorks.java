package org.limpide.audit.judge.rights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.ServerFacts.Names;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;
import org.limpide.recognition.EmailAddress;

/**
 * RT-02, as far as it shows without sending a message: the published address is well formed and its
 * domain receives mail (RFC 5321 section 5.1, RFC 7505).
 */
final class ChannelWorks implements Evaluator {
  private static final Pattern LIKE_AN_ADDRESS =
      Pattern.compile("(?<![\\w.@/])[\\w.+-]{1,64} ?@ ?[\\w.-]{1,80}(?![\\w@])");

  @Override
  public String rule() {
    return "RT-02";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var notices = new Notices(dossier);
    Map<EmailAddress, PageFact> published = notices.addresses(notices.both());
    Map<String, Proof> faults = new LinkedHashMap<>();
    for (PageFact page : notices.both()) {
      illFormed(page, published.isEmpty(), faults);
    }
    if (published.isEmpty() && faults.isEmpty() && notices.both().isEmpty()) {
      published = notices.addresses(notices.pages());
    }
    List<String> works = new ArrayList<>();
    List<Proof> shown = new ArrayList<>();
    List<Text> doubts = new ArrayList<>();
    published.forEach(
        (address, page) -> {
          Names names = dossier.evidence().servers().names().get(address.domain());
          Text fault = fault(address, names);
          if (fault != null) {
            faults.put(address.address(), new Proof(null, page.url(), "dns", fault));
          } else if (receives(names)) {
            works.add(address.address());
            shown.add(exchangers(page, address, names));
          } else {
            doubts.add(doubt(address, names));
          }
        });
    if (!faults.isEmpty()) {
      String bad = String.join(", ", faults.keySet());
      return Verdict.fail(
              Text.of(
                  "L'adresse publiée ne peut pas recevoir de courriel : " + bad + ".",
                  "The published address cannot receive mail: " + bad + "."),
              List.copyOf(faults.values()))
          .filling("x", bad);
    }
    if (works.isEmpty()) {
      return Verdict.unknown(
          doubts.isEmpty()
              ? Text.of(
                  "Aucune adresse électronique n'est publiée pour l'exercice des droits.",
                  "No e-mail address is published to exercise one's rights.")
              : doubts.getFirst());
    }
    return Verdict.pass(
        Text.of(
            "L'adresse est bien écrite et son domaine reçoit du courrier (%s) ; seul un message témoin prouvera qu'il est lu."
                .formatted(String.join(", ", works)),
            "The address is well formed and its domain receives mail (%s); only a test message will prove that it is read."
                .formatted(String.join(", ", works))),
        shown);
  }

  private static void illFormed(PageFact page, boolean alone, Map<String, Proof> faults) {
    for (String written : Notices.mailtos(page)) {
      if (EmailAddress.parse(written).isEmpty()) {
        faults.putIfAbsent(
            written,
            Notices.proof(
                page,
                "link",
                "Lien de courriel mal formé : mailto:" + written,
                "Ill-formed mail link: mailto:" + written));
      }
    }
    if (!alone) {
      return; // an address that works stands beside it
    }
    Matcher like = LIKE_AN_ADDRESS.matcher(page.text());
    while (like.find()) {
      String written = like.group().strip();
      if (EmailAddress.in(written).isEmpty()) {
        faults.putIfAbsent(
            written,
            Notices.proof(
                page,
                "text",
                "Adresse mal écrite : « " + written + " »",
                "Ill-written address: \"" + written + "\""));
      }
    }
  }

  private static @Nullable Text fault(EmailAddress address, @Nullable Names names) {
    String domain = address.domain();
    if (names == null || !names.answered()) {
      return null;
    }
    if (!names.exists()) {
      return Text.of(
          "Le domaine " + domain + " n'existe pas", "Domain " + domain + " does not exist");
    }
    if (names.mx().equals(List.of(".")) || names.mx().equals(List.of(""))) {
      return Text.of(
          "Le domaine " + domain + " déclare ne recevoir aucun courriel (MX nul)",
          "Domain " + domain + " declares that it takes no mail (null MX)");
    }
    if (names.mx().isEmpty() && !names.hasAddress()) {
      return Text.of(
          "Le domaine " + domain + " n'a ni MX ni adresse",
          "Domain " + domain + " has neither an MX nor an address");
    }
    return null;
  }

  private static boolean receives(@Nullable Names names) {
    return names != null && names.answered() && !names.mx().isEmpty();
  }

  private static Proof exchangers(PageFact page, EmailAddress address, @Nullable Names names) {
    String mx = names == null ? "" : String.join(", ", names.mx());
    return new Proof(
        null,
        page.url(),
        "dns",
        Text.of(address.domain() + " : MX " + mx, address.domain() + ": MX " + mx));
  }

  private static Text doubt(EmailAddress address, @Nullable Names names) {
    boolean asked = names != null && names.answered();
    return asked
        ? Text.of(
            address.domain()
                + " n'a pas de MX : le courrier n'arrive que si son serveur web en reçoit.",
            address.domain() + " has no MX: mail arrives only if its web server takes some.")
        : Text.of(
            "Aucun serveur de noms n'a répondu pour " + address.domain() + ".",
            "No name server answered for " + address.domain() + ".");
  }
}
