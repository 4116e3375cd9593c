package org.limpide.audit.visit;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;

/**
 * The pages still worth seeing, those that matter most to the rules first, no more than a few of a
 * kind, and now and then one of no kind we know. Addresses that would change something (log out,
 * unsubscribe, add to a basket) are never followed.
 */
final class Frontier {
  /** A page to see. */
  record Page(String url, int depth, int rank, long order) {}

  private static final Pattern NEVER =
      Pattern.compile(
          "logout|log-out|signout|sign-out|deconnexion|se-deconnecter|unsubscribe|desabonn|desinscri|add-to-cart|addtocart|add_to_cart|"
              + "ajouter-au-panier|[?&]add=|delete|supprimer|remove_item|[?&]action=|/wp-json|/feed/?$|/xmlrpc|replytocom|[?&](sort|order|orderby|dir|filter|page)=|/cdn-cgi/|share=",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FILE =
      Pattern.compile(
          "\\.(pdf|jpe?g|png|gif|svg|webp|avif|ico|zip|gz|tar|rar|7z|exe|dmg|mp[34]|webm|avi|mov|docx?|xlsx?|pptx?|odt|css|js|json|xml|rss|atom|txt|woff2?|ttf)([?#].*)?$",
          Pattern.CASE_INSENSITIVE);
  private static final List<PageKind> ORDER =
      List.of(
          PageKind.PRIVACY,
          PageKind.LEGAL_NOTICE,
          PageKind.CONTACT,
          PageKind.CART,
          PageKind.CHECKOUT,
          PageKind.PAYMENT,
          PageKind.TERMS,
          PageKind.SIGN_UP,
          PageKind.LOGIN,
          PageKind.WITHDRAWAL,
          PageKind.COOKIES,
          PageKind.PASSWORD_RESET,
          PageKind.RIGHTS,
          PageKind.ACCOUNT,
          PageKind.NEWSLETTER,
          PageKind.REVIEWS,
          PageKind.CHILDREN,
          PageKind.PRODUCT,
          PageKind.CATEGORY);
  private static final int MOST_OF_A_KIND = 3;
  private static final Comparator<Page> FIRST =
      Comparator.comparingInt(Page::rank)
          .thenComparingInt(Page::depth)
          .thenComparingLong(Page::order);

  /** One page in so many is of no kind we know: articles and the like hold embeds too. */
  private static final int SHARE_OF_OTHERS = 4;

  private final Predicate<String> firstParty;
  private final int mostDepth;
  private final Set<String> known = new HashSet<>();
  private final Map<PageKind, Integer> counts = new EnumMap<>(PageKind.class);
  private final PriorityQueue<Page> queue = new PriorityQueue<>(FIRST);
  private final PriorityQueue<Page> others = new PriorityQueue<>(FIRST);
  private long order;
  private int given;

  Frontier(Predicate<String> firstParty, int mostDepth) {
    this.firstParty = firstParty;
    this.mostDepth = mostDepth;
  }

  /** Notes an address as already seen. */
  synchronized void seen(String url) {
    known.add(key(url));
  }

  synchronized void add(PageFact page) {
    if (page.depth() < mostDepth || page.depth() < 0) {
      for (PageFact.Link link : page.links()) {
        add(link.href(), link.text(), Math.max(0, page.depth()) + 1);
      }
    }
  }

  synchronized void add(String href, String text, int depth) {
    if (!followable(href)
        || depth > mostDepth && depth > 0
        || known.size() > 5_000
        || !known.add(key(href))) {
      return;
    }
    Set<PageKind> promised = PageKinds.promised(href, text);
    int none = ORDER.size() * 10;
    int rank = none;
    for (int i = 0; i < ORDER.size(); i++) {
      if (promised.contains(ORDER.get(i))) {
        int already = counts.merge(ORDER.get(i), 1, Integer::sum) - 1;
        rank = i + Math.min(already, MOST_OF_A_KIND) * ORDER.size();
        break;
      }
    }
    (rank == none ? others : queue).add(new Page(Hosts.page(href), depth, rank, order++));
  }

  /** Whether an address is a page of the site that a visitor may open without changing anything. */
  boolean followable(String href) {
    return href.matches("(?i)https?://.*")
        && firstParty.test(Hosts.of(href))
        && !NEVER.matcher(href).find()
        && !FILE.matcher(href).find();
  }

  synchronized Optional<Page> next() {
    boolean another = ++given % SHARE_OF_OTHERS == SHARE_OF_OTHERS - 1;
    Page next = (another && !others.isEmpty() || queue.isEmpty() ? others : queue).poll();
    return Optional.ofNullable(next);
  }

  synchronized int size() {
    return queue.size() + others.size();
  }

  private static String key(String url) {
    return Hosts.page(url)
        .replaceFirst("^https?://(www\\.)?", "")
        .replaceAll("([?&])(utm_[a-z]+|gclid|fbclid|ref|source)=[^&]*", "$1")
        .replaceFirst("[?&]+$", "")
        .replaceFirst("(?<=.)/(index\\.(html?|php))?$", "");
  }
}
