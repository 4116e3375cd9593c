package org.limpide.audit.visit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.limpide.audit.browser.Browser;
import org.limpide.audit.browser.BrowserException;
import org.limpide.audit.browser.BrowsingContext;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;

/**
 * Opens, as any visitor may, the pages about the shop on social networks that its site links to.
 */
final class Profiles {
  private static final Pattern NETWORK =
      Pattern.compile(
          "https?://([a-z-]+\\.)?(facebook|instagram|linkedin|tiktok|pinterest|youtube|snapchat|threads|twitter|x|bsky|mastodon[a-z.-]*)\\.(com|fr|net|app|social)/.+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_PROFILE =
      Pattern.compile(
          "/(sharer|share|intent|dialog|pin/create|shareArticle|embed|watch|plugins|tr|hashtag|privacy|policies|legal|help)([/?.#]|$)",
          Pattern.CASE_INSENSITIVE);
  private static final int MOST = 4;

  private Profiles() {}

  static boolean isProfile(String url) {
    return NETWORK.matcher(url).matches() && !NO_PROFILE.matcher(url).find();
  }

  static List<PageFact> read(Browser browser, Terms terms, List<PageFact> pages) {
    List<String> urls =
        pages.stream()
            .flatMap(page -> page.links().stream())
            .map(PageFact.Link::href)
            .filter(Profiles::isProfile)
            .map(Hosts::page)
            .distinct()
            .limit(MOST)
            .toList();
    List<PageFact> profiles = new ArrayList<>();
    if (urls.isEmpty() || terms.deadline().left().toSeconds() < 5 || !browser.alive()) {
      return profiles;
    }
    try (BrowsingContext context = browser.open(host -> false)) {
      for (String url : urls) {
        terms.tell("profiles", url);
        Tab tab = context.tab();
        Tab.Opened opened =
            tab.open(url, terms.deadline().atMost(java.time.Duration.ofSeconds(10)));
        if (opened.problem().isEmpty()) {
          tab.settle(
              terms
                  .deadline()
                  .atMost(
                      java.time.Duration.ofMillis(
                          Math.min(1000, terms.request().settle().toMillis()))));
          profiles.add(
              new PageReader(host -> false)
                  .glance(tab, opened, false, -1)
                  .map(Profiles::as)
                  .orElseGet(() -> unread(url, opened)));
        } else {
          profiles.add(unread(url, opened));
        }
        tab.close();
      }
    } catch (BrowserException e) {
      // the profiles read until then are kept; SN-01 is unknown for the others
    }
    return profiles;
  }

  private static PageFact as(PageFact page) {
    Set<PageKind> kinds = EnumSet.of(PageKind.SOCIAL_PROFILE);
    return new PageFact(
        page.url(),
        page.status(),
        page.mimeType(),
        kinds,
        page.title(),
        page.lang(),
        page.text(),
        page.html(),
        page.headers(),
        page.links(),
        page.forms(),
        page.frames(),
        page.headings(),
        -1,
        page.libraries(),
        page.globals(),
        page.screenshot());
  }

  private static PageFact unread(String url, Tab.Opened opened) {
    return new PageFact(
        url,
        opened.status(),
        opened.mimeType(),
        EnumSet.of(PageKind.SOCIAL_PROFILE),
        "",
        "",
        "",
        "",
        opened.headers(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        -1,
        java.util.Map.of(),
        java.util.Map.of(),
        "");
  }
}
