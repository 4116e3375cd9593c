package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/**
 * IN-01: a page on personal data exists, and a link that says so leads to it from everywhere (GDPR
 * art. 12(1) and 13; WP260 rev.01, point 11).
 */
final class PrivacyPage implements Evaluator {
  private static final Pattern LOST =
      Plain.pattern(
          "page (introuvable|non trouvee|inexistante)|\\b404\\b|not found|n'existe (pas|plus)|does not exist");

  @Override
  public String rule() {
    return "IN-01";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var reading = new Reading(dossier);
    Optional<Verdict> nothing = reading.nothingRead();
    if (nothing.isPresent()) {
      return nothing.get();
    }
    List<Reading.Placed> links = reading.links(Links.PRIVACY).toList();
    if (links.isEmpty()) {
      return DeadLink.verdict(reading).orElseGet(() -> absent(reading));
    }
    List<Proof> broken = new ArrayList<>();
    List<PageFact> good = new ArrayList<>();
    boolean elsewhere = false;
    for (Reading.Placed placed : links) {
      Optional<PageFact> target = reading.target(placed.link());
      if (target.isEmpty()) {
        elsewhere = true;
      } else if (lost(target.get()) || backHome(placed, target.get())) {
        broken.add(
            link(
                placed,
                Text.of(
                    "mène à %s (HTTP %d)".formatted(target.get().url(), target.get().status()),
                    "leads to %s (HTTP %d)".formatted(target.get().url(), target.get().status()))));
      } else if (!good.contains(target.get())) {
        good.add(target.get());
      }
    }
    if (good.isEmpty() && !broken.isEmpty() && !elsewhere) {
      return Verdict.fail(
          Text.of(
              "Le lien vers la page « vie privée » ne mène pas à cette page.",
              "The link to the privacy page does not lead to it."),
          broken.stream().distinct().limit(5).toList());
    }
    List<Proof> formsWithout =
        Forms.collecting(reading).stream()
            .map(seen -> seen.page())
            .distinct()
            .filter(page -> without(page))
            .map(page -> withoutLink(page))
            .toList();
    if (!formsWithout.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "Des pages à formulaire n'ont aucun lien vers la page « vie privée ».",
              "Some pages with a form have no link to the privacy page."),
          formsWithout);
    }
    return reached(reading, links, good);
  }

  private static Verdict reached(Reading reading, List<Reading.Placed> links, List<PageFact> good) {
    if (good.isEmpty()) {
      String href = links.getFirst().link().href();
      return Verdict.unknown(
          Text.of(
              "La page « vie privée » n'a pas pu être lue : " + href,
              "The privacy page could not be read: " + href));
    }
    List<String> lacking =
        reading.pages().stream()
            .filter(page -> !page.is(PageKind.ADMIN) && !good.contains(page))
            .filter(page -> without(page))
            .map(PageFact::url)
            .toList();
    if (!lacking.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "Le lien manque sur des pages sans formulaire : " + String.join(", ", lacking),
              "The link is missing on pages without a form: " + String.join(", ", lacking)));
    }
    Optional<Reading.Placed> named =
        links.stream()
            .filter(p -> p.link().visible() && Links.named(Links.PRIVACY, p.link()))
            .filter(p -> reading.target(p.link()).filter(good::contains).isPresent())
            .findFirst();
    if (named.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "Une page existe, mais le nom des liens qui y mènent ne la dit pas clairement.",
              "A page exists, but the links to it do not name it clearly."));
    }
    return Verdict.pass(
        Text.of(
            "Un lien nommé mène à la page « vie privée » depuis les %d pages lues."
                .formatted(reading.pages().size()),
            "A named link leads to the privacy page from the %d pages read."
                .formatted(reading.pages().size())),
        List.of(link(named.get(), Text.of("trouvé partout", "found everywhere"))));
  }

  /** No link promises such a page anywhere. */
  private static Verdict absent(Reading reading) {
    boolean inOther = !reading.pages(PageKind.PRIVACY).isEmpty();
    List<PageFact> legal =
        reading.pages().stream()
            .filter(p -> p.is(PageKind.LEGAL_NOTICE) || p.is(PageKind.TERMS))
            .filter(
                p ->
                    p.headings().stream()
                        .anyMatch(h -> Plain.has(Links.PRIVACY, Plain.of(h.text()))))
            .toList();
    if (!legal.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "L'information se trouve dans « %s », sans lien qui l'annonce."
                  .formatted(Plain.cut(legal.getFirst().title(), 80)),
              "The information is in “%s”, with no link that says so."
                  .formatted(Plain.cut(legal.getFirst().title(), 80))));
    }
    if (!inOther && (reading.leftUnread(Links.LEGAL) || !linksRead(reading))) {
      return Verdict.unknown(
          Text.of(
              "Aucun lien trouvé, mais les mentions légales n'ont pas été lues.",
              "No link found, but the legal notice was not read."));
    }
    PageFact home = reading.home().orElseThrow();
    Set<String> seen =
        home.links().stream()
            .filter(link -> link.region() == PageFact.Region.FOOTER)
            .map(link -> Plain.cut(link.text(), 40))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return Verdict.fail(
        inOther
            ? Text.of(
                "Une page « vie privée » existe, mais aucun lien n'y mène.",
                "A privacy page exists, but no link leads to it.")
            : Text.of(
                "Aucun lien vers une page « vie privée », et aucune page de ce nom.",
                "No link to a privacy page, and no page of that name."),
        List.of(
            new Proof(
                Scenario.S0,
                home.url(),
                "link",
                Text.of(
                    "%d pages lues ; liens en pied de page de l'accueil : %s"
                        .formatted(reading.pages().size(), seen.isEmpty() ? "aucun" : seen),
                    "%d pages read; links in the home page's footer: %s"
                        .formatted(reading.pages().size(), seen.isEmpty() ? "none" : seen)),
                home.screenshot())));
  }

  /** Whether the home page was more than an empty frame. */
  private static boolean linksRead(Reading reading) {
    return reading.home().filter(home -> home.text().length() > 40).isPresent();
  }

  private static boolean lost(PageFact page) {
    String head =
        Plain.of(
            page.title()
                + " "
                + page.headings().stream()
                    .limit(2)
                    .map(PageFact.Heading::text)
                    .collect(Collectors.joining(" ")));
    return page.status() >= 400 || page.text().length() < 1500 && Plain.has(LOST, head);
  }

  private static boolean backHome(Reading.Placed placed, PageFact target) {
    return target.is(PageKind.HOME)
        && !target.is(PageKind.PRIVACY)
        && !Links.key(placed.link().href()).equals(Links.key(target.url()));
  }

  private static boolean linked(PageFact page, PageFact.Link link) {
    return link.region() != PageFact.Region.BANNER
        && Links.promises(Links.PRIVACY, link)
        && Links.leads(page, link);
  }

  private static boolean without(PageFact page) {
    return !page.is(PageKind.PRIVACY)
        && page.links().stream().noneMatch(link -> linked(page, link))
        && page.forms().stream()
            .flatMap(form -> form.links().stream())
            .noneMatch(link -> linked(page, link));
  }

  private static Proof withoutLink(PageFact page) {
    return new Proof(
        Scenario.S0,
        page.url(),
        "link",
        Text.of(
            "%d liens lus, aucun vers la page « vie privée »".formatted(page.links().size()),
            "%d links read, none to the privacy page".formatted(page.links().size())),
        page.screenshot());
  }

  private static Proof link(Reading.Placed placed, Text what) {
    String words = Plain.cut(placed.link().text(), 80);
    return new Proof(
        Scenario.S0,
        placed.page().url(),
        "link",
        Text.of(
            "« %s » → %s : %s".formatted(words, placed.link().href(), what.fr()),
            "“%s” → %s: %s".formatted(words, placed.link().href(), what.en())),
        placed.page().screenshot());
  }
}
