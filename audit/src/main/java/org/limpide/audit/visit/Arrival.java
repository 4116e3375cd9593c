package org.limpide.audit.visit;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.browser.Browser;
import org.limpide.audit.browser.BrowserException;
import org.limpide.audit.browser.BrowsingContext;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.PageFact;
import org.limpide.vendors.PublicSuffixes;

/**
 * Finds out where a site's home page is and what it links to, in a context that is thrown away: the
 * scenarios then begin as a new visitor does.
 */
final class Arrival {
  private static final int TRIES = 3;

  private final AuditRequest request;
  private final Browser browser;
  private final Deadline deadline;
  private final Unseen unseen;
  private final PublicSuffixes suffixes = PublicSuffixes.bundled();

  Arrival(AuditRequest request, Browser browser, Deadline deadline, Unseen unseen) {
    this.request = request;
    this.browser = browser;
    this.deadline = deadline;
    this.unseen = unseen;
  }

  Home home() {
    try (BrowsingContext context = browser.open(host -> true)) {
      Tab tab = context.tab();
      Tab.Opened opened = open(tab);
      for (int tries = 1; tries < TRIES && !opened.problem().isEmpty(); tries++) {
        if (opened.problem().equals("certificate")) {
          unseen.add("The site's certificate is not valid; the pages were read all the same.");
          browser.ignoreCertificates();
        } else if (tab.usable() || !browser.alive()) {
          break; // the site's own answer, which another try would not change
        }
        tab.close();
        tab = context.tab();
        opened = open(tab);
      }
      return opened.problem().isEmpty()
          ? look(tab, opened)
          : Home.unread(request.url(), opened.problem());
    } catch (BrowserException e) {
      return Home.unread(request.url(), browser.alive() ? "no-answer" : "browser-gone");
    }
  }

  private Tab.Opened open(Tab tab) {
    return tab.open(request.url().toString(), deadline.share(Terms.LOAD));
  }

  private Home look(Tab tab, Tab.Opened opened) {
    tab.settle(deadline.atMost(Duration.ofMillis(Math.min(800, request.settle().toMillis()))));
    URI url = address(opened);
    try {
      Tab.Opened now = tab.now(opened);
      url = address(now);
      String host = Hosts.of(url.toString());
      Optional<PageFact> page =
          new PageReader(other -> suffixes.sameSite(other, host)).glance(tab, now, true, 0);
      List<PageFact.Link> links = page.map(PageFact::links).orElse(List.of());
      return new Home(url, links, request.pages() > 1 ? more(tab, url, links) : List.of(), "");
    } catch (BrowserException e) {
      return new Home(url, List.of(), List.of(), browser.alive() ? "" : "browser-gone");
    }
  }

  private URI address(Tab.Opened opened) {
    try {
      return Hosts.uri(Hosts.page(opened.finalUrl()));
    } catch (IllegalArgumentException e) {
      return request.url(); // an address that only browsers understand
    }
  }

  private List<String> more(Tab tab, URI url, List<PageFact.Link> links) {
    String origin = url.getScheme() + "://" + url.getRawAuthority();
    List<String> map = Scout.siteMap(tab, origin, deadline);
    List<PageFact.Link> all = new ArrayList<>(links);
    map.forEach(at -> all.add(new PageFact.Link(at, "", "", true, PageFact.Region.MAIN)));
    List<String> more = new ArrayList<>(Scout.guesses(tab, origin, all, deadline));
    more.addAll(map);
    return more;
  }
}
