package org.limpide.audit.visit;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.limpide.audit.evidence.PageFact;

/**
 * What a first, unrecorded look at the home page tells.
 *
 * @param url its address after redirects
 * @param more pages that no link of the home page leads to
 * @param problem why the site cannot be read, empty when it can
 */
record Home(URI url, List<PageFact.Link> links, List<String> more, String problem) {
  static Home unread(URI url, String problem) {
    return new Home(url, List.of(), List.of(), problem);
  }

  /**
   * Three pages that every scenario opens after the home page: what a visitor would read next,
   * legal pages last.
   */
  List<String> following(Frontier frontier) {
    return links.stream()
        .filter(link -> frontier.followable(link.href()))
        .filter(link -> !Hosts.page(link.href()).equals(Hosts.page(url.toString())))
        .sorted(Comparator.comparingInt(link -> link.region() == PageFact.Region.FOOTER ? 1 : 0))
        .map(link -> Hosts.page(link.href()))
        .distinct()
        .limit(3)
        .toList();
  }
}
