package org.limpide.audit.judge.security;

import java.util.List;
import java.util.Map;
import org.limpide.audit.evidence.ServerFacts.Names;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * SE-13: the domain says who may write in its name (SPF, RFC 7208) and signs its mail (DKIM, RFC
 * 6376). A DKIM key is found only under a name that one knows: without a message of the shop's,
 * finding none is a question.
 */
final class SenderPolicy implements Evaluator {
  @Override
  public String rule() {
    return "SE-13";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    MailDomain mail = MailDomain.of(dossier);
    if (mail.aside().isPresent()) {
      return mail.aside().get();
    }
    List<String> records = mail.names().spf();
    if (records.isEmpty()) {
      return fault(
          mail,
          Text.of(
              "Aucun enregistrement SPF : n'importe qui peut écrire au nom du domaine.",
              "No SPF record: anyone may write in the domain's name."));
    }
    if (records.size() > 1) {
      return fault(
          mail,
          Text.of(
              "Plusieurs enregistrements SPF : les destinataires n'en retiennent aucun.",
              "Several SPF records: receivers use none of them."));
    }
    Map<String, Names> known = dossier.evidence().servers().names();
    SpfRecord spf = SpfRecord.read(records.getFirst(), known);
    if (spf.all().equals("+all")) {
      return fault(
          mail,
          Text.of("SPF autorise tout le monde (+all).", "SPF lets everybody through (+all)."));
    }
    if (spf.lookups() > SpfRecord.MOST_LOOKUPS) {
      return fault(
          mail,
          Text.of(
              "SPF demande %d recherches, plus que les 10 permises : il n'est plus valable."
                  .formatted(spf.lookups()),
              "SPF asks for %d lookups, more than the 10 allowed: it is void."
                  .formatted(spf.lookups())));
    }
    if (!spf.dead().isEmpty()) {
      return fault(
          mail,
          Text.of(
              "SPF renvoie à un domaine sans SPF, ce qui l'annule : "
                  + OwnPages.list(spf.dead())
                  + ".",
              "SPF refers to a domain without SPF, which voids it: "
                  + OwnPages.list(spf.dead())
                  + "."));
    }
    if (!spf.all().equals("-all") && !spf.all().equals("~all")) {
      return Verdict.unknown(
          Text.of(
              "SPF ne dit pas de refuser les autres expéditeurs (ni -all ni ~all) : "
                  + records.getFirst(),
              "SPF does not say to refuse other senders (neither -all nor ~all): "
                  + records.getFirst()));
    }
    if (SpfRecord.sendsNothing(records.getFirst())) {
      return Verdict.pass(
          Text.of(
              "Le domaine déclare n'envoyer aucun courrier.",
              "The domain states that it sends no mail."),
          List.of(proof(mail)));
    }
    return mail.names().dkimSelectors().isEmpty()
        ? Verdict.unknown(
            Text.of(
                "SPF est en ordre ; la clé DKIM n'est pas sous un nom courant : il faut un message du site pour la trouver.",
                "SPF is in order; the DKIM key is not under a common name: it takes a message from the site to find it."))
        : Verdict.pass(
            Text.of(
                "SPF en ordre, et une clé DKIM est publiée.",
                "SPF in order, and a DKIM key is published."),
            List.of(proof(mail)));
  }

  private static Verdict fault(MailDomain mail, Text reason) {
    return Verdict.fail(reason, List.of(proof(mail)));
  }

  private static Proof proof(MailDomain mail) {
    List<String> spf = mail.names().spf();
    List<String> keys = mail.names().dkimSelectors();
    String records = spf.isEmpty() ? "—" : String.join(" | ", spf);
    String selectors = keys.isEmpty() ? "—" : String.join(", ", keys);
    return new Proof(
        null,
        "",
        "dns",
        Text.of(
            "%s : SPF %s ; sélecteurs DKIM %s".formatted(mail.domain(), records, selectors),
            "%s: SPF %s; DKIM selectors %s".formatted(mail.domain(), records, selectors)));
  }
}
