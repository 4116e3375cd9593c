package org.limpide.audit.judge.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Address;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;
import org.limpide.vendors.Purpose;

/**
 * RP-04: beside published reviews stands whether and how they are checked, their dates, and in
 * which order they come (consumer code art. L111-7-2, D111-16 to D111-19).
 */
final class FairReviews implements Evaluator {
  private static final Pattern MARKUP =
      Pattern.compile(
          "\"@type\"\\s*:\\s*\"Review\"|itemprop=[\"']?review|schema\\.org/Review|class=\"[^\"]*\\b(spr-review|comment_container|product-comment-list-item|review-item|review__|customer-review|jdgm-rev)\\b");
  private static final Pattern STARS =
      Pattern.compile(
          "[★⭐✩☆✭]{2,}|\\b[0-5]([.,]\\d)? ?/ ?5\\b|\\b[0-5]([.,]\\d)? (etoiles? )?sur 5\\b|\\b[0-5]([.,]\\d)? out of 5\\b|rated [0-5]");
  private static final Pattern SAID =
      Pattern.compile(
          "(avis|commentaire|temoignage|review)[^.\\n]{0,40}(publie|depose|laisse|poste|ecrit|posted|written|published|reviewed) (le|par|on|by)|(publie|depose|poste|posted|reviewed) (le|on) ");
  private static final Pattern NONE_YET =
      Pattern.compile("aucun avis|pas encore d'avis|soyez le premier|no reviews|be the first");
  private static final Pattern ABOUT =
      Pattern.compile(
          "\\bavis\\b|commentaires?|temoignages?|livre d'or|guest ?book|fait confiance|\\breviews?\\b|evaluations? (des|de nos) clients|testimonials?");
  private static final Pattern CONTROL =
      Pattern.compile(
          "control|verifi|moder|authenti|rapproch|compar(e|ons)|(seul(e)?s|only) [^.\\n]{0,60}(client|achet|livre|command|customer|buyer|bought|purchas|order)|\\bchecks?\\b|\\bchecked\\b|screen|sans (controle|verification)|not (checked|verified)");
  private static final Pattern DATES =
      Pattern.compile(
          "date (de|d'|du|of|when)|\\ble \\d{1,2}(er)? (janv|fevr|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec)|publie(s)? le|depose(s)? le|\\b\\d{1,2}(er)? (janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre) 20\\d\\d|\\b\\d{1,2}/\\d{1,2}/20\\d\\d|\\b(january|february|march|april|may|june|july|august|september|october|november|december) \\d{1,2}, 20\\d\\d|\\b\\d{1,2} (january|february|march|april|may|june|july|august|september|october|november|december) 20\\d\\d|20\\d\\d-\\d\\d-\\d\\d");
  private static final Pattern ORDER =
      Pattern.compile(
          "du plus recent|plus recents|chronologi|\\bclasse(s|ment)?\\b|\\btri(es)?\\b|ordre|most recent|newest|sorted|ranked|\\border\\b");
  private static final Pattern REWARD =
      Pattern.compile(
          "contrepartie|remuner|recompens|gratuitement|\\bpaye(e|s)? (pour|ni)|n'est paye|incentive|reward|in exchange|paid (for|to)|nobody is paid|not paid");

  @Override
  public String rule() {
    return "RP-04";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var notices = new Notices(dossier);
    List<PageFact> showing = notices.pages().stream().filter(FairReviews::shows).toList();
    Set<String> platforms = platforms(dossier, notices);
    if (showing.isEmpty()) {
      return none(notices, platforms);
    }
    List<PageFact> mayTell =
        Stream.concat(
                showing.stream(),
                notices.pages().stream()
                    .filter(
                        page ->
                            page.is(PageKind.TERMS)
                                || page.is(PageKind.REVIEWS)
                                || page.is(PageKind.LEGAL_NOTICE)
                                || page.is(PageKind.PRIVACY)
                                || linked(showing, page)))
            .distinct()
            .toList();
    Optional<Proof> control = mayTell.stream().flatMap(page -> control(page).stream()).findFirst();
    if (control.isEmpty()) {
      return platforms.isEmpty()
          ? Verdict.fail(
              Text.of(
                  "Des avis sont publiés sans dire s'ils sont contrôlés.",
                  "Reviews are published without saying whether they are checked."),
              showing.stream().limit(4).map(FairReviews::shown).toList())
          : hosted(platforms);
    }
    return complete(showing, mayTell, control.get());
  }

  private static Verdict complete(List<PageFact> showing, List<PageFact> mayTell, Proof control) {
    String near =
        showing.stream().map(page -> Plain.of(page.text())).collect(Collectors.joining("\n"));
    String notice =
        mayTell.stream()
            .flatMap(page -> Plain.sentences(page.text()).stream())
            .map(Plain::of)
            .filter(
                sentence ->
                    ABOUT.matcher(sentence).find()
                        || REWARD.matcher(sentence).find()
                        || ORDER.matcher(sentence).find())
            .collect(Collectors.joining("\n"));
    List<Text> missing = new ArrayList<>();
    if (!DATES.matcher(near).find()) {
      missing.add(
          Text.of(
              "la date de l'avis et celle de l'achat",
              "the dates of the review and of the purchase"));
    }
    if (!ORDER.matcher(notice).find()) {
      missing.add(Text.of("le critère de classement", "the ranking criterion"));
    }
    if (!REWARD.matcher(notice).find()) {
      missing.add(Text.of("l'existence ou non d'une contrepartie", "whether there is a reward"));
    }
    if (!missing.isEmpty()) {
      String fr = missing.stream().map(Text::fr).collect(Collectors.joining(", "));
      String en = missing.stream().map(Text::en).collect(Collectors.joining(", "));
      return Verdict.unknown(
          Text.of(
              "Le contrôle des avis est annoncé ; pas vu : " + fr + ".",
              "The checking of reviews is announced; not seen: " + en + "."));
    }
    return Verdict.pass(
        Text.of(
            "Les avis portent leurs dates, et leur contrôle, leur ordre et l'absence ou non de contrepartie sont dits.",
            "Reviews bear their dates; their checking, their order and any reward are told."),
        List.of(control));
  }

  private static Verdict none(Notices notices, Set<String> platforms) {
    if (!platforms.isEmpty()) {
      return hosted(platforms);
    }
    boolean promised =
        notices.pages().stream()
            .anyMatch(
                page ->
                    page.is(PageKind.REVIEWS)
                        && !page.is(PageKind.PRODUCT)
                        && !NONE_YET.matcher(Plain.of(page.text())).find());
    return promised || !notices.visited()
        ? Verdict.unknown(
            Text.of("Aucun avis publié n'a pu être lu.", "No published review could be read."))
        : Verdict.notApplicable(
            Text.of("Le site ne publie pas d'avis.", "The site publishes no reviews."));
  }

  private static Verdict hosted(Set<String> platforms) {
    String names = String.join(", ", platforms);
    return Verdict.unknown(
        Text.of(
            "Les avis sont hébergés par une plateforme : " + names + ".",
            "The reviews are hosted by a platform: " + names + "."));
  }

  /** Whether customers' reviews can be read on the page. */
  private static boolean shows(PageFact page) {
    String text = Plain.of(page.text());
    if (MARKUP.matcher(page.html()).find()) {
      return true;
    }
    boolean about = page.is(PageKind.REVIEWS) || ABOUT.matcher(text).find();
    boolean empty = NONE_YET.matcher(text).find();
    return about
        && !empty
        && (STARS.matcher(text).find() || (page.is(PageKind.REVIEWS) && SAID.matcher(text).find()));
  }

  /**
   * Where the page says whether reviews are checked: in one paragraph beside the reviews, in one
   * sentence elsewhere.
   */
  private static Optional<Proof> control(PageFact page) {
    boolean beside = page.is(PageKind.REVIEWS) || shows(page);
    List<String> parts = beside ? page.text().lines().toList() : Plain.sentences(page.text());
    return parts.stream()
        .filter(part -> controls(Plain.of(part), page.is(PageKind.REVIEWS)))
        .findFirst()
        .map(
            part ->
                Notices.proof(
                    page,
                    "text",
                    "« " + Plain.quote(part) + " »",
                    "\"" + Plain.quote(part) + "\""));
  }

  private static boolean controls(String part, boolean ofReviews) {
    return CONTROL.matcher(part).find()
        && (ABOUT.matcher(part).find()
            || (ofReviews
                && part.matches("(?s).*(auteur|publi|achat|commande|client|author|purchase).*")));
  }

  private static boolean linked(List<PageFact> showing, PageFact page) {
    return showing.stream()
        .flatMap(one -> one.links().stream())
        .filter(link -> link.region() == PageFact.Region.MAIN)
        .anyMatch(link -> Address.page(link.href()).equals(Address.page(page.url())));
  }

  private static Set<String> platforms(Dossier dossier, Notices notices) {
    Set<String> names = new TreeSet<>();
    for (PageFact page : notices.pages()) {
      Stream.concat(
              page.frames().stream().map(PageFact.Frame::url),
              Stream.concat(
                  page.libraries().keySet().stream(),
                  page.links().stream().map(PageFact.Link::href)))
          .flatMap(url -> dossier.vendors().byHost(Address.host(url)).stream())
          .filter(service -> service.purposes().contains(Purpose.REVIEWS))
          .forEach(service -> names.add(service.name()));
    }
    return names;
  }

  private static Proof shown(PageFact page) {
    String review =
        Plain.sentences(page.text()).stream()
            .filter(s -> STARS.matcher(Plain.of(s)).find() || SAID.matcher(Plain.of(s)).find())
            .findFirst()
            .map(Plain::quote)
            .orElse(page.title());
    return Notices.proof(
        page, "text", "Avis publié : « " + review + " »", "Review published: \"" + review + "\"");
  }
}
