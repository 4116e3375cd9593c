package org.limpide.audit.judge.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * SN-02: who holds a page on a social network says so in the privacy page, with the network's part
 * in its statistics (GDPR art. 26; CJEU C-210/16, Wirtschaftsakademie).
 */
final class JointControllership implements Evaluator {
  private static final Pattern JOINT =
      Pattern.compile(
          "responsab[a-z]* (du traitement )?conjoint|conjointement responsab|coresponsab|co-responsab|joint(ly)? (data )?(controller|responsib|determin)|joint controllership|page_controller_addendum|page insights|statistiques de (la |nos |notre )?pages?");
  private static final Pattern PAGES =
      Pattern.compile(
          "\\b(pages?|comptes?|profils?|fan ?pages?|accounts?|profiles?|channels?|chaines?)\\b[^.\\n]{0,60}(reseaux? soci|social (network|media)|"
              + Networks.NAMES
              + ")|(reseaux? soci|social (network|media)|"
              + Networks.NAMES
              + ")[^.\\n]{0,60}\\b(pages?|comptes?|profils?|accounts?|profiles?|channels?)\\b|^ ?(\\d+\\.? ?)?(nos )?(reseaux sociaux|social media)",
          Pattern.MULTILINE);
  private static final Pattern LOGIN_OR_COOKIE =
      Pattern.compile(
          "cookie|pixel|traceur|bouton|button|plugin|plug-in|partage|share|connexion|log in|sign in");

  /** Characters under which a privacy page does not tell its all in words: a picture, a file. */
  private static final int WHOLE = 600;

  @Override
  public String rule() {
    return "SN-02";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var notices = new Notices(dossier);
    Map<String, String> declared = Networks.declared(notices.pages());
    if (declared.isEmpty()) {
      return Networks.none(notices);
    }
    String names = String.join(", ", new TreeSet<>(declared.values()));
    if (notices.privacy().isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "Le site tient des pages sociales ("
                  + names
                  + "), mais sa page « Vie privée » n'a pas été lue.",
              "The site holds social pages (" + names + "), but its privacy page was not read."));
    }
    List<Proof> joint = new ArrayList<>();
    List<Proof> mentioned = new ArrayList<>();
    for (PageFact page : notices.privacy()) {
      for (String sentence : Plain.sentences(page.text())) {
        String plain = Plain.of(sentence);
        if (JOINT.matcher(plain).find()) {
          joint.add(quoted(page, sentence));
        } else if (PAGES.matcher(plain).find() && !LOGIN_OR_COOKIE.matcher(plain).find()) {
          mentioned.add(quoted(page, sentence));
        }
      }
    }
    if (!joint.isEmpty()) {
      return Verdict.pass(
          Text.of(
              "La page « Vie privée » dit la part du réseau dans les statistiques de page.",
              "The privacy page tells the network's part in page statistics."),
          joint.stream().limit(3).toList());
    }
    if (!mentioned.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "La page « Vie privée » parle des pages sociales, sans dire la part du réseau ni citer l'accord.",
              "The privacy page speaks of the social pages, without the network's part or the agreement."));
    }
    if (notices.privacy().stream().allMatch(page -> page.text().length() < WHOLE)) {
      return Verdict.unknown(
          Text.of(
              "La page « Vie privée » tient en trop peu de mots pour être jugée.",
              "The privacy page has too few words to be judged."));
    }
    List<Proof> proofs = new ArrayList<>();
    declared.forEach(
        (url, network) ->
            proofs.add(
                Notices.proof(
                    notices.pages().getFirst(),
                    "link",
                    "Page déclarée : " + url,
                    "Page declared: " + url)));
    proofs.add(
        Notices.proof(
            notices.privacy().getFirst(),
            "text",
            "Aucune mention de pages sur les réseaux sociaux",
            "No mention of pages on social networks"));
    return Verdict.fail(
        Text.of(
            "Le site tient des pages sociales ("
                + names
                + ") dont sa page « Vie privée » ne dit rien.",
            "The site holds social pages (" + names + ") of which its privacy page says nothing."),
        proofs);
  }

  private static Proof quoted(PageFact page, String sentence) {
    return Notices.proof(
        page, "text", "« " + Plain.quote(sentence) + " »", "\"" + Plain.quote(sentence) + "\"");
  }
}
