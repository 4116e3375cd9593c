package org.limpide.vendors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells services apart that share a host, by path and query: {@code www.google.com/recaptcha/} is
 * not {@code www.google.com/maps}. A rule {@code host/path} is the beginning of the path on that
 * host or below it; {@code &#42;/path} may stand anywhere in the path of any host, for what a site
 * serves itself; a {@code *} in the path stands for anything.
 */
final class UrlRules {
  private record Rule(String path, Service service) {}

  private final Map<String, List<Rule>> byHost = new HashMap<>();
  private final Hosts<List<Rule>> hosts = new Hosts<>();
  private final List<Rule> anywhere = new ArrayList<>();

  void add(String pattern, Service service) {
    int slash = pattern.indexOf('/');
    String host = pattern.substring(0, slash);
    var rule = new Rule(pattern.substring(slash), service);
    if (host.equals("*")) {
      anywhere.add(rule);
      return;
    }
    var rules = byHost.computeIfAbsent(host, h -> new ArrayList<>());
    hosts.add(host, rules);
    rules.add(rule);
    rules.sort(Comparator.comparingInt((Rule r) -> r.path.length()).reversed());
  }

  Optional<Service> onItsHost(WebAddress url) {
    return hosts
        .find(url.host(), rules -> rules.stream().anyMatch(r -> matches(r.path, url.rest(), true)))
        .flatMap(rules -> rules.stream().filter(r -> matches(r.path, url.rest(), true)).findFirst())
        .map(Rule::service);
  }

  Optional<Service> anywhere(WebAddress url) {
    return anywhere.stream()
        .filter(r -> matches(r.path, url.rest(), false))
        .findFirst()
        .map(Rule::service);
  }

  private static boolean matches(String glob, String text, boolean fromStart) {
    int at = 0;
    boolean first = fromStart;
    for (String part : glob.split("\\*", -1)) {
      int found = first ? (text.startsWith(part) ? 0 : -1) : text.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length();
      first = false;
    }
    return true;
  }
}
