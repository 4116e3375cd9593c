package org.limpide.audit.judge.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * SE-14: the domain tells receivers what to do with mail that pretends to come from it (DMARC, RFC
 * 7489). Watching only ({@code p=none}) is how one begins; since when cannot be seen, so it is a
 * question.
 */
final class DomainPolicy implements Evaluator {
  @Override
  public String rule() {
    return "SE-14";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    MailDomain mail = MailDomain.of(dossier);
    if (mail.aside().isPresent()) {
      return mail.aside().get();
    }
    List<String> records = mail.names().dmarc();
    if (records.size() != 1) {
      return Verdict.fail(
          records.isEmpty()
              ? Text.of(
                  "Aucun enregistrement DMARC : un faux courriel au nom du domaine n'est pas arrêté.",
                  "No DMARC record: forged mail in the domain's name is not stopped.")
              : Text.of(
                  "Plusieurs enregistrements DMARC : les destinataires n'en retiennent aucun.",
                  "Several DMARC records: receivers use none of them."),
          List.of(proof(mail)));
    }
    Map<String, String> tags = tags(records.getFirst());
    String policy = tags.getOrDefault("p", "");
    boolean reports = !tags.getOrDefault("rua", "").isEmpty();
    boolean applied = !tags.getOrDefault("pct", "100").equals("0");
    return switch (policy) {
      case "quarantine", "reject" ->
          applied ? Verdict.pass(protecting(policy, tags), List.of(proof(mail))) : watching();
      case "none" -> watching();
      default ->
          reports
              ? watching() // as RFC 7489 (6.6.3) has it
              : Verdict.fail(
                  Text.of(
                      "L'enregistrement DMARC n'a pas de politique valable (p).",
                      "The DMARC record has no valid policy (p)."),
                  List.of(proof(mail)));
    };
  }

  private static Text protecting(String policy, Map<String, String> tags) {
    boolean sub = tags.getOrDefault("sp", policy).equals("none");
    return Text.of(
        "DMARC protège le domaine (p=%s)%s."
            .formatted(policy, sub ? ", mais pas ses sous-domaines (sp=none)" : ""),
        "DMARC protects the domain (p=%s)%s."
            .formatted(policy, sub ? ", but not its subdomains (sp=none)" : ""));
  }

  private static Verdict watching() {
    return Verdict.unknown(
        Text.of(
            "DMARC observe sans protéger (p=none) : c'est un début ; depuis quand ne se voit pas (90 jours au plus).",
            "DMARC watches without protecting (p=none): a beginning; since when cannot be seen (90 days at most)."));
  }

  private static Map<String, String> tags(String record) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String part : record.split(";")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        tags.putIfAbsent(
            part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
            part.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
      }
    }
    return tags;
  }

  private static Proof proof(MailDomain mail) {
    List<String> records = mail.names().dmarc();
    String told = records.isEmpty() ? "—" : String.join(" | ", records);
    return new Proof(
        null,
        "",
        "dns",
        Text.of(
            "_dmarc.%s : %s".formatted(mail.domain(), told),
            "_dmarc.%s: %s".formatted(mail.domain(), told)));
  }
}
