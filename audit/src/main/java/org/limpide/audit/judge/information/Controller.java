package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * IN-02: the notice names who is responsible for the data and how to reach them, and the legal
 * notice names the same (GDPR art. 13(1)(a)).
 */
final class Controller implements Evaluator {
  private static final Pattern RESPONSIBLE =
      Plain.pattern(
          "responsable(s)? (conjoint(s)? )?(du|de|des|de vos|de ces|de la|de l'|d'un) (traitement|donnees|collecte)|responsable de vos donnees|data controller|\\bcontroller\\b"
              + "|responsible for (your|the|processing|this)|edite par|operated by|exploite par|published by");
  private static final Pattern CALLED =
      Pattern.compile(
          "(?:[Rr]esponsables? (?:du|de|des) traitements?[^.:\\n]{0,60}?(?: est| :|:|,| sont)|[Dd]ata [Cc]ontroller[^.:\\n]{0,40}?(?: is|:|,)|[Cc]ontroller (?:is|:)|édité par|exploité par|operated by|published by)"
              + " (?:la |l’|l'|le |the )?(?:société |Société |SAS |SARL |company |entreprise )?(\\p{Lu}[\\p{L}\\p{N}&'’.-]+(?: (?:\\p{Lu}[\\p{L}\\p{N}&'’.-]*|&|et|de|du|des)){0,4})");
  private static final Pattern INTRODUCED =
      Plain.pattern(
          "responsable (de|du)|responsible for|controller|qui sommes[- ]nous|who we are|nous sommes|we are |identite|editeur|ci-apres|hereafter|hereinafter|denomme");
  private static final Pattern TO_US =
      Plain.pattern("contact|nous ecrire|mes droits|vos droits|exercer|rights|write to us");

  @Override
  public String rule() {
    return "IN-02";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var notice = new Notice(dossier);
    Optional<Verdict> unreadable = notice.unreadable();
    if (unreadable.isPresent()) {
      return unreadable.get();
    }
    Prose prose = notice.prose();
    List<PageFact> legal = notice.reading().pages(PageKind.LEGAL_NOTICE);
    Prose publisher = Prose.whole(legal);
    Optional<Verdict> contradiction = contradiction(notice, publisher, !legal.isEmpty());
    if (contradiction.isPresent()) {
      return contradiction.get();
    }
    Optional<Prose.Passage> who = entity(notice, publisher);
    Set<String> sirens = Identity.sirens(prose);
    if (who.isEmpty() && sirens.isEmpty()) {
      return unnamed(notice);
    }
    List<Proof> shown = new ArrayList<>();
    who.ifPresent(passage -> shown.add(passage.proof()));
    boolean reachable = Identity.reachable(prose.plain()) || linked(notice, false);
    if (!reachable && !linked(notice, true)) {
      return Verdict.fail(
          Text.of(
              "Le responsable est nommé, mais rien ne dit comment le joindre.",
              "The controller is named, but nothing says how to reach them."),
          List.of(
              notice.without(
                  Text.of(
                      "ni adresse, ni courriel, ni téléphone, ni formulaire",
                      "no address, e-mail, phone or form"))));
    }
    if (!reachable) {
      return Verdict.unknown(
          Text.of(
              "Le responsable est nommé ; le seul contact est un lien du menu ou du pied de page.",
              "The controller is named; the only contact is a link of the menu or the footer."));
    }
    return Verdict.pass(
        legal.isEmpty()
            ? Text.of(
                "Le responsable et un contact sont nommés.",
                "A controller and a contact are named.")
            : Text.of(
                "Le responsable et un contact sont nommés, sans contradiction avec les mentions légales.",
                "A controller and a contact are named, and the legal notice does not contradict them."),
        shown);
  }

  /** Where the notice names the site's own undertaking, and not one of its suppliers. */
  private static Optional<Prose.Passage> entity(Notice notice, Prose publisher) {
    Set<String> own = names(publisher);
    String site = notice.reading().evidence().site();
    List<Prose.Passage> lines = notice.prose().lines();
    for (int i = 0; i < lines.size(); i++) {
      Prose.Passage line = lines.get(i);
      String before = i > 0 ? lines.get(i - 1).plain() : "";
      boolean introduced =
          Plain.has(RESPONSIBLE, line.plain())
              || Plain.has(INTRODUCED, before + "\n" + line.plain());
      if (CALLED.matcher(line.said()).find()
          || Identity.hasForm(line.said())
              && (introduced
                  || Identity.names(line.said()).stream().anyMatch(name -> ours(name, site, own)))
          || own.stream()
              .map(Plain::of)
              .anyMatch(name -> name.length() > 3 && line.plain().contains(name))) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  private static boolean ours(String name, String site, Set<String> own) {
    String known = Plain.of(site + " " + String.join(" ", own));
    return Identity.telling(name) && Identity.shares(name, known);
  }

  private static Verdict unnamed(Notice notice) {
    PageFact page = notice.pages().getFirst();
    List<String> own = notice.prose().lines().stream().map(Prose.Passage::said).toList();
    String shared =
        page.text()
            .lines()
            .filter(line -> !own.contains(line.strip()))
            .collect(Collectors.joining("\n"));
    Prose around = Prose.of(page, shared);
    if (Identity.named(around).isPresent() || !Identity.sirens(around).isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "L'entité n'est nommée que dans l'en-tête ou le pied de page.",
              "The entity is named in the header or the footer only."));
    }
    return Verdict.fail(
        Text.of(
            "Aucune entité n'est nommée comme responsable des données.",
            "No entity is named as responsible for the data."),
        List.of(
            notice.without(
                Text.of(
                    "ni raison sociale, ni forme juridique, ni numéro SIREN",
                    "no company name, legal form or SIREN number"))));
  }

  /** The notice and the legal notice speak of different companies. */
  private static Optional<Verdict> contradiction(Notice notice, Prose publisher, boolean read) {
    if (!read || notice.pages().stream().anyMatch(page -> page.is(PageKind.LEGAL_NOTICE))) {
      return Optional.empty();
    }
    Set<String> here = Identity.sirens(notice.prose());
    Set<String> there = Identity.sirens(publisher);
    if (!here.isEmpty() && !there.isEmpty() && Collections.disjoint(here, there)) {
      return Optional.of(
          contradicts(
              "SIREN " + String.join(", ", here),
              "SIREN " + String.join(", ", there),
              notice,
              publisher));
    }
    if (!Collections.disjoint(here, there)) {
      return Optional.empty();
    }
    Optional<String> name =
        controllerName(notice.prose()).filter(one -> !supplier(notice.reading(), one));
    String known = publisher.plain() + " " + notice.reading().evidence().site();
    if (name.isPresent() && !names(publisher).isEmpty() && !Identity.shares(name.get(), known)) {
      return Optional.of(
          contradicts(name.get(), String.join(", ", names(publisher)), notice, publisher));
    }
    return Optional.empty();
  }

  static boolean supplier(Reading reading, String name) {
    String first = Plain.of(name).split(" ")[0];
    return reading.vendors().services().stream()
        .anyMatch(
            s -> Plain.of(s.name()).startsWith(first) || Plain.of(s.company()).startsWith(first));
  }

  private static Verdict contradicts(String here, String there, Notice notice, Prose publisher) {
    List<Proof> proofs = new ArrayList<>();
    notice.prose().lines().stream()
        .filter(line -> line.said().contains(here) || Plain.has(RESPONSIBLE, line.plain()))
        .findFirst()
        .ifPresent(line -> proofs.add(line.proof()));
    Identity.named(publisher).ifPresent(line -> proofs.add(line.proof()));
    proofs.add(
        notice.without(
            Text.of(
                "« " + here + " » ; mentions légales : « " + there + " »",
                "“" + here + "”; legal notice: “" + there + "”")));
    return Verdict.fail(
        Text.of(
            "Le responsable annoncé n'est pas celui des mentions légales.",
            "The controller named is not the one of the legal notice."),
        proofs);
  }

  /** The name given where the notice says who is responsible. */
  static Optional<String> controllerName(Prose prose) {
    List<Prose.Passage> lines = prose.lines();
    for (int i = 0; i < lines.size(); i++) {
      if (Plain.has(RESPONSIBLE, lines.get(i).plain())) {
        Matcher called = CALLED.matcher(lines.get(i).said());
        if (called.find()) {
          return Optional.of(called.group(1));
        }
        String near =
            lines.get(i).said() + (i + 1 < lines.size() ? "\n" + lines.get(i + 1).said() : "");
        Optional<String> name = Identity.names(near).stream().findFirst();
        if (name.isPresent()) {
          return name;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean linked(Notice notice, boolean anywhere) {
    return notice.pages().stream()
        .flatMap(page -> page.links().stream())
        .filter(
            link ->
                anywhere
                    || link.region() == PageFact.Region.MAIN
                    || link.region() == PageFact.Region.FORM)
        .anyMatch(
            link ->
                link.href().startsWith("mailto:")
                    || link.href().startsWith("tel:")
                    || Links.promises(TO_US, link));
  }

  /** Companies that the legal notice names, but for the host. */
  private static Set<String> names(Prose publisher) {
    return new Publisher(publisher)
        .own().stream()
            .flatMap(line -> Identity.names(line.said()).stream())
            .collect(Collectors.toSet());
  }
}
