package org.limpide.audit.judge.information;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/** IN-11: a legal notice names the publisher, the publication director and the host. */
final class LegalNotice implements Evaluator {
  private static final Pattern CONTACT = Plain.pattern("\\bcontact|nous ecrire|write to us");

  private static final Pattern KNOWN =
      Plain.pattern(
          "editeur|edite par|siege social|heberg|publication|publisher|published by|registered office|\\bhost(ed|ing)?\\b|\\bsiren\\b|\\brcs\\b");

  @Override
  public String rule() {
    return "IN-11";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var reading = new Reading(dossier);
    Optional<Verdict> nothing = reading.nothingRead();
    if (nothing.isPresent()) {
      return nothing.get();
    }
    List<PageFact> pages = reading.pages(PageKind.LEGAL_NOTICE);
    if (pages.isEmpty()) {
      return absent(reading);
    }
    Prose prose = Prose.whole(pages);
    if (!prose.readable() && !prose.says(KNOWN)) {
      return Verdict.unknown(
          Text.of(
              "La page de mentions légales est presque vide, ou dans une langue que l'audit ne lit pas.",
              "The legal notice is almost empty, or in a language that the audit does not read."));
    }
    var publisher = new Publisher(prose);
    boolean sells =
        reading.pages().stream()
            .anyMatch(
                page ->
                    page.is(PageKind.CART)
                        || page.is(PageKind.CHECKOUT)
                        || page.is(PageKind.PAYMENT));
    List<Text> missing = publisher.missing(sells, contact(pages));
    if (missing.isEmpty()) {
      return Verdict.pass(
          Text.of(
              "Éditeur, directeur de la publication et hébergeur sont identifiés.",
              "Publisher, publication director and host are identified."),
          prose.lines().stream()
              .filter(line -> Identity.hasForm(line.said()))
              .limit(3)
              .map(Prose.Passage::proof)
              .toList());
    }
    Text list =
        Text.of(
            missing.stream().map(Text::fr).collect(Collectors.joining(", ")),
            missing.stream().map(Text::en).collect(Collectors.joining(", ")));
    if (publisher.saysPrivate() || publisher.foreign()) {
      return Verdict.unknown(
              Text.of(
                  "Selon le statut de l'éditeur, il peut manquer : " + list.fr() + ".",
                  "Depending on the publisher's status, this may be missing: " + list.en() + "."))
          .filling("éléments manquants", list.fr());
    }
    PageFact page = pages.getFirst();
    return Verdict.fail(
            Text.of(
                "Éléments absents des mentions légales : " + list.fr() + ".",
                "Missing from the legal notice: " + list.en() + "."),
            List.of(
                new Proof(
                    Scenario.S0,
                    page.url(),
                    "text",
                    Text.of(
                        "Page lue en entier (%d caractères), sans : %s"
                            .formatted(page.text().length(), list.fr()),
                        "Page read as a whole (%d characters), without: %s"
                            .formatted(page.text().length(), list.en())),
                    page.screenshot())))
        .filling("éléments manquants", list.fr());
  }

  private static boolean contact(List<PageFact> pages) {
    return pages.stream()
        .flatMap(page -> page.links().stream())
        .filter(link -> link.region() == PageFact.Region.MAIN)
        .anyMatch(link -> link.href().startsWith("mailto:") || Links.promises(CONTACT, link));
  }

  private static Verdict absent(Reading reading) {
    List<Reading.Placed> links = reading.links(Links.LEGAL).toList();
    List<Proof> errors =
        links.stream()
            .filter(p -> reading.target(p.link()).filter(t -> t.status() >= 400).isPresent())
            .limit(3)
            .map(
                p ->
                    link(
                        p.page(),
                        Text.of(
                            "« %s » → %s : en erreur".formatted(p.link().text(), p.link().href()),
                            "“%s” → %s: an error".formatted(p.link().text(), p.link().href()))))
            .toList();
    if (!errors.isEmpty() && links.stream().allMatch(p -> reading.target(p.link()).isPresent())) {
      return Verdict.fail(
              Text.of(
                  "Le lien vers les mentions légales mène à une erreur.",
                  "The link to the legal notice leads to an error."),
              errors)
          .filling("éléments manquants", "la page entière");
    }
    boolean elsewhere =
        !links.isEmpty()
            || reading.leftUnread(
                Plain.pattern("\\bcg[vu]\\b|conditions generales|terms|a propos|about|qui sommes"))
            || reading.pages().stream()
                .filter(p -> !p.is(PageKind.HOME))
                .anyMatch(
                    p ->
                        p.headings().stream()
                                .anyMatch(h -> Plain.has(Links.LEGAL, Plain.of(h.text())))
                            || Plain.of(p.text()).contains("directeur de la publication"));
    PageFact home = reading.home().orElseThrow();
    if (elsewhere || home.text().length() < 40) {
      return Verdict.unknown(
          Text.of(
              "La page de mentions légales n'a pas été lue.", "The legal notice was not read."));
    }
    return Verdict.fail(
            Text.of(
                "Aucun lien vers des mentions légales, et aucune page de ce nom.",
                "No link to a legal notice, and no page of that name."),
            List.of(
                link(
                    home,
                    Text.of(
                        "%d pages lues, aucun lien de ce nom".formatted(reading.pages().size()),
                        "%d pages read, no link of that name".formatted(reading.pages().size())))))
        .filling("éléments manquants", "la page entière");
  }

  private static Proof link(PageFact page, Text detail) {
    return new Proof(Scenario.S0, page.url(), "link", detail, page.screenshot());
  }
}
