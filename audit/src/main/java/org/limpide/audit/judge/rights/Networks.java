package org.limpide.audit.judge.rights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Address;
import org.limpide.law.Text;

/** The pages that a site declares as its own on social networks: it links to them. */
final class Networks {
  private static final Pattern NETWORK =
      Pattern.compile(
          "https?://(?:[a-z-]+\\.)?(facebook|instagram|linkedin|tiktok|pinterest|youtube|snapchat|threads|twitter|x|bsky|mastodon)[a-z.-]*\\.(?:com|fr|net|app|social)/.+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_PROFILE =
      Pattern.compile(
          "/(sharer|share|intent|dialog|pin/create|shareArticle|embed|watch|playlist|plugins|tr|hashtag|privacy|policies|policy|legal|help|about/privacy|terms)([/?.#]|$)",
          Pattern.CASE_INSENSITIVE);
  static final String NAMES =
      "(facebook|instagram|linkedin|tik ?tok|pinterest|youtube|snapchat|threads|twitter|bluesky|mastodon|meta\\b)";

  private Networks() {}

  /** Address of each declared page → the network's name. */
  static Map<String, String> declared(List<PageFact> pages) {
    Map<String, String> found = new LinkedHashMap<>();
    for (PageFact page : pages) {
      for (PageFact.Link link : page.links()) {
        Matcher matcher = NETWORK.matcher(link.href());
        if (matcher.matches() && !NO_PROFILE.matcher(link.href()).find() && isNetwork(link)) {
          found.putIfAbsent(Address.page(link.href()), name(matcher.group(1)));
        }
      }
    }
    return found;
  }

  /** {@code x.com} is a network, {@code xylo.com} is not. */
  private static boolean isNetwork(PageFact.Link link) {
    String host = Address.host(link.href());
    return host.matches(
        "([a-z-]+\\.)?(facebook|instagram|linkedin|tiktok|pinterest|youtube|snapchat|threads|twitter|x)\\.(com|fr|net)|bsky\\.app|([a-z-]+\\.)?mastodon[a-z.-]*\\.[a-z]+");
  }

  private static String name(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "x", "twitter" -> "X (Twitter)";
      case "bsky" -> "Bluesky";
      case "linkedin" -> "LinkedIn";
      case "tiktok" -> "TikTok";
      case "youtube" -> "YouTube";
      default ->
          written.substring(0, 1).toUpperCase(Locale.ROOT)
              + written.substring(1).toLowerCase(Locale.ROOT);
    };
  }

  /** What follows when no page of the site leads to one on a social network. */
  static Verdict none(Notices notices) {
    return notices.visited()
        ? Verdict.notApplicable(
            Text.of(
                "Le site ne renvoie à aucune page sur un réseau social.",
                "The site links to no page on a social network."))
        : Verdict.unknown(
            Text.of(
                "La visite n'a pas été menée à son terme.",
                "The visit was not played to its end."));
  }
}
