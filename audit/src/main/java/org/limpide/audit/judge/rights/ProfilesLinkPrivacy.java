package org.limpide.audit.judge.rights;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
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

/**
 * SN-01: each page that the firm holds on a social network links to its privacy page (GDPR art. 12,
 * 13, 26(2)). A profile shown only after a log-in says nothing.
 */
final class ProfilesLinkPrivacy implements Evaluator {
  private static final Pattern WALL =
      Pattern.compile(
          "(connectez-vous|se connecter|log in|sign in|inscrivez-vous|sign up)[^\\n]{0,60}(pour (voir|continuer|suivre|decouvrir)|to (see|continue|follow|view))|"
              + "vous devez (d'abord )?vous connecter|you must log in|login_form|create an account to|this content isn't available");
  private static final Pattern PRIVACY_PATH =
      Pattern.compile(
          "vie privee|confidentialite|donnees|rgpd|gdpr|privacy|data protection|\\bdroits\\b|\\brights\\b");
  private static final Pattern AGGREGATOR =
      Pattern.compile(
          "(^|\\.)(linktr\\.ee|linkin\\.bio|bento\\.me|campsite\\.bio|beacons\\.ai|bit\\.ly|lnk\\.bio|msha\\.ke)$");
  private static final Pattern WRITTEN =
      Pattern.compile("(?:https?://|www\\.)?[a-z0-9.-]{1,100}\\.[a-z]{2,}/[^\\s\"'<>)]+");

  @Override
  public String rule() {
    return "SN-01";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var notices = new Notices(dossier);
    Map<String, String> declared = Networks.declared(notices.pages());
    if (declared.isEmpty()) {
      return Networks.none(notices);
    }
    List<Proof> faults = new ArrayList<>();
    List<Proof> linked = new ArrayList<>();
    Set<String> without = new TreeSet<>();
    Set<String> unread = new TreeSet<>(declared.values());
    for (PageFact profile : dossier.evidence().profiles()) {
      String network = network(profile, declared);
      if (!readable(profile)) {
        continue;
      }
      unread.remove(network);
      Optional<String> link = privacyLink(dossier, profile);
      if (link.isEmpty()) {
        if (links(profile).stream().anyMatch(url -> AGGREGATOR.matcher(Address.host(url)).find())) {
          unread.add(network);
        } else {
          without.add(network);
          faults.add(absent(profile, network));
        }
      } else if (broken(dossier, link.get())) {
        without.add(network);
        faults.add(
            new Proof(
                null,
                profile.url(),
                "link",
                Text.of("Lien cassé : " + link.get(), "Broken link: " + link.get())));
      } else {
        linked.add(
            new Proof(
                null,
                profile.url(),
                "link",
                Text.of("Lien vers " + link.get(), "Link to " + link.get())));
      }
    }
    if (!faults.isEmpty()) {
      String names = String.join(", ", without);
      return Verdict.fail(
              Text.of(
                  "Sans lien vers la page « Vie privée » : " + names + ".",
                  "Without a link to the privacy page: " + names + "."),
              faults)
          .filling("réseau", names)
          .filling("url", "https://" + Address.host(dossier.evidence().home().toString()));
    }
    if (!unread.isEmpty()) {
      String names = String.join(", ", unread);
      return Verdict.unknown(
              Text.of(
                  "Ces pages ne se lisent pas sans se connecter : "
                      + names
                      + ". Joignez une capture.",
                  "These pages cannot be read without logging in: " + names + ". Add a picture."))
          .filling("réseau", names);
    }
    return Verdict.pass(
        Text.of(
            "Chaque page sociale renvoie à la page « Vie privée ».",
            "Each social page links to the privacy page."),
        linked);
  }

  private static String network(PageFact profile, Map<String, String> declared) {
    String page = Address.page(profile.url());
    String known = declared.get(page);
    if (known != null) {
      return known;
    }
    return declared.entrySet().stream()
        .filter(entry -> entry.getKey().split("/")[0].equals(page.split("/")[0]))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Address.host(profile.url()));
  }

  private static boolean readable(PageFact profile) {
    String plain = Plain.of(profile.text());
    return profile.status() >= 200
        && profile.status() < 300
        && plain.length() >= 40
        && !Address.words(profile.url()).matches(".*(login|accounts|checkpoint|authwall).*")
        && !WALL.matcher(plain).find();
  }

  private static Optional<String> privacyLink(Dossier dossier, PageFact profile) {
    Set<String> privacy =
        dossier.evidence().pages().stream()
            .filter(page -> page.is(PageKind.PRIVACY) || page.is(PageKind.RIGHTS))
            .filter(page -> !page.is(PageKind.HOME))
            .map(page -> Address.page(page.url()))
            .collect(Collectors.toSet());
    return links(profile).stream()
        .filter(
            url -> {
              String host = Address.host(url.startsWith("http") ? url : "https://" + url);
              return !host.isEmpty()
                  && dossier.suffixes().sameSite(host, dossier.evidence().site());
            })
        .filter(
            url ->
                privacy.contains(Address.page(url))
                    || PRIVACY_PATH.matcher(Address.words(url)).find())
        .findFirst();
  }

  /** Addresses in the profile's links, its text, and behind the network's own redirects. */
  private static List<String> links(PageFact profile) {
    Matcher written = WRITTEN.matcher(Plain.of(profile.text()));
    return Stream.concat(
            profile.links().stream()
                .flatMap(link -> Stream.of(target(link.href()), link.text().strip())),
            written.results().map(result -> result.group()))
        .filter(url -> !url.isBlank())
        .distinct()
        .toList();
  }

  /** {@code l.facebook.com/l.php?u=…} and the like. */
  private static String target(String href) {
    Matcher behind =
        Pattern.compile("[?&](?:u|url|q|target)=(https?%3A[^&]+)", Pattern.CASE_INSENSITIVE)
            .matcher(href);
    return behind.find() ? URLDecoder.decode(behind.group(1), StandardCharsets.UTF_8) : href;
  }

  private static boolean broken(Dossier dossier, String link) {
    return dossier.evidence().pages().stream()
        .filter(page -> Address.page(page.url()).equals(Address.page(link)))
        .anyMatch(page -> page.status() >= 400);
  }

  private static Proof absent(PageFact profile, String network) {
    String seen =
        links(profile).stream()
            .filter(url -> url.startsWith("http"))
            .limit(4)
            .collect(Collectors.joining(", "));
    return new Proof(
        null,
        profile.url(),
        "link",
        Text.of(
            network
                + " : aucun lien vers la page « Vie privée »"
                + (seen.isEmpty() ? "" : " ; liens vus : " + seen),
            network
                + ": no link to the privacy page"
                + (seen.isEmpty() ? "" : "; links seen: " + seen)));
  }
}
