package org.limpide.audit.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.PageFact;

/** Finds the domains of the e-mail addresses that pages show, those most often shown first. */
final class MailAddresses {
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,5})");

  /** « contact [at] exemple [point] fr ». */
  private static final Pattern AT =
      Pattern.compile(" ?[\\[({] ?(?:at|arobase|chez|@) ?[\\])}] ?", Pattern.CASE_INSENSITIVE);

  private static final Pattern DOT =
      Pattern.compile(" ?[\\[({] ?(?:dot|point|\\.) ?[\\])}] ?", Pattern.CASE_INSENSITIVE);

  private MailAddresses() {}

  /** The domains, lower case, without those of the addresses that are ours. */
  static List<String> domains(List<PageFact> pages, Collection<String> ours) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (PageFact page : pages) {
      String text = page.text();
      count(DOT.matcher(AT.matcher(text).replaceAll("@")).replaceAll("."), ours, seen);
      for (PageFact.Link link : page.links()) {
        if (link.href().regionMatches(true, 0, "mailto:", 0, 7)) {
          count(decoded(link.href().substring(7)), ours, seen);
        }
      }
    }
    return seen.entrySet().stream()
        .sorted((a, b) -> b.getValue() - a.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void count(String text, Collection<String> ours, Map<String, Integer> seen) {
    Matcher matcher = ADDRESS.matcher(text);
    while (matcher.find()) {
      String domain = matcher.group(1).toLowerCase(Locale.ROOT);
      if (!ours.contains(matcher.group())
          && domain.substring(domain.lastIndexOf('.')).length() > 2) {
        seen.merge(domain, 1, Integer::sum);
      }
    }
  }

  private static String decoded(String href) {
    try {
      return URLDecoder.decode(href, UTF_8);
    } catch (IllegalArgumentException e) {
      return href;
    }
  }
}
