package org.limpide.banner;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Makes a page's third parties inert before it leaves the server: the surest of the three guards,
 * for a browser asks nothing of what it never saw. Scripts become {@code text/plain}, frames a
 * facade with a link that works without JavaScript, images and links a {@code <template>}; the
 * loader makes live what the visitor allows. What is allowed already is left as it is.
 */
public final class HtmlGuard {
  private static final Set<String> SCRIPT_TYPES =
      Set.of("", "text/javascript", "application/javascript", "module");

  private final Notice notice;
  private final List<Known> known;

  private record Known(Notice.Partner partner, Pattern addresses) {}

  public HtmlGuard(Notice notice) {
    this.notice = notice;
    this.known =
        notice.partners().stream()
            .map(p -> new Known(p, Pattern.compile(Patterns.addresses(p.hosts()))))
            .toList();
  }

  /**
   * The page as a visitor may have it.
   *
   * @param address of the page, to which relative ones belong
   * @param allowed services, from {@link ChoiceCookie#allowed}
   */
  public String guard(String html, URI address, Set<String> allowed) {
    Document page = Jsoup.parse(html, address.toString());
    page.outputSettings().prettyPrint(false);
    Words words = notice.words(page.select("html").attr("lang"));
    for (Element element : page.select("script,iframe,img,link[href],noscript")) {
      boolean inside = element.parents().stream().anyMatch(p -> p.hasAttr("data-limpide"));
      if (!inside && !element.hasAttr("data-limpide")) {
        held(element, allowed).ifPresent(partner -> hold(element, partner, words));
      }
    }
    return page.outerHtml();
  }

  private Optional<Notice.Partner> held(Element element, Set<String> allowed) {
    List<Notice.Partner> meant =
        switch (element.normalName()) {
          case "script" -> {
            if (!SCRIPT_TYPES.contains(element.attr("type").toLowerCase(Locale.ROOT))) {
              yield List.of();
            }
            yield element.hasAttr("src") ? at(element.absUrl("src")) : named(element.data());
          }
          case "link" -> at(element.absUrl("href"));
          // pixels for visitors without JavaScript: nothing could ask them first
          case "noscript" -> named(element.outerHtml());
          default -> at(element.absUrl("src"));
        };
    boolean free = meant.stream().anyMatch(p -> allowed.contains(p.service()));
    return free ? Optional.empty() : meant.stream().findFirst();
  }

  private List<Notice.Partner> at(String address) {
    try {
      URI uri = URI.create(address.replaceAll("[?#].*", ""));
      String host = uri.getHost();
      if (host == null) {
        return List.of();
      }
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String target = host.toLowerCase(Locale.ROOT) + path;
      return known.stream()
          .filter(k -> k.addresses.matcher(target).find())
          .map(Known::partner)
          .toList();
    } catch (IllegalArgumentException e) {
      return List.of(); // a browser asks nothing of what is no address
    }
  }

  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?:)?//([\\w.-]+(?::\\d+)?(?:/[\\w./@%-]*)?)");

  /** Services whose address stands in a text, such as the snippet that brings a tag. */
  private List<Notice.Partner> named(String text) {
    return ADDRESS
        .matcher(text)
        .results()
        .map(found -> at("https://" + found.group(1)))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private static void hold(Element element, Notice.Partner partner, Words words) {
    switch (element.normalName()) {
      case "script" -> {
        if (element.hasAttr("src")) {
          element.attr("data-src", element.attr("src")).removeAttr("src");
        }
        if (!element.attr("type").isEmpty()) {
          element.attr("data-type", element.attr("type"));
        }
        element.attr("type", "text/plain").attr("data-limpide", partner.service());
      }
      case "iframe" -> element.replaceWith(facade(element, partner, words));
      case "noscript" -> element.remove();
      default -> {
        Element template = new Element("template").attr("data-limpide", partner.service());
        element.replaceWith(template);
        template.appendChild(element);
      }
    }
  }

  private static Element facade(Element frame, Notice.Partner partner, Words words) {
    Element facade =
        new Element("span")
            .addClass("lmp-facade")
            .attr("lang", words.language())
            .attr("data-limpide", partner.service())
            .attr("data-src", frame.attr("src"));
    for (String name : List.of("title", "width", "height", "allow")) {
      if (frame.hasAttr(name)) {
        facade.attr("data-" + name, frame.attr(name));
      }
    }
    facade.appendElement("span").text(said(words.say("facade"), partner, words));
    facade
        .appendElement("button")
        .addClass("lmp-button")
        .attr("type", "button")
        .attr("data-limpide-show", "")
        .attr("hidden", "")
        .text(said(words.say("show"), partner, words));
    facade
        .appendElement("a")
        .attr("href", frame.attr("src"))
        .text(said(words.say("visit"), partner, words));
    return facade;
  }

  private static String said(String text, Notice.Partner partner, Words words) {
    return text.replace("{name}", partner.name()).replace("{who}", Bundle.company(partner, words));
  }
}
