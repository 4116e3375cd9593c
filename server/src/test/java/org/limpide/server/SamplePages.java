package org.limpide.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.server.accounts.Accounts;
import org.limpide.server.sites.NewSite;
import org.limpide.server.sites.Site;
import org.limpide.server.sites.Sites;
import org.limpide.server.web.Access;
import org.limpide.server.web.Role;
import org.limpide.server.web.RouteRules;
import org.limpide.server.web.RouteRules.Route;

/**
 * A lively organisation and the address of every page there is in it: what the accessibility tests
 * walk and the screenshots show.
 *
 * <p>A desk that brings pages says in {@link #PLACES} what stands in its routes' braces, made
 * through its own service. A route whose braces nobody fills fails the test, so that a new page is
 * never left out.
 */
public final class SamplePages {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)[^}]*}");

  /**
   * What stands in a place in braces: by its name, or by {@code route name} where one name means
   * different things. Asked once each.
   */
  private static final Map<String, Function<SamplePages, String>> PLACES = new LinkedHashMap<>();

  /** Routes that are shown on a phone too. */
  private static final Set<String> PHONE =
      Set.of("/sign-in", "/o/{organisation}", "/o/{organisation}/sites", "/design");

  /** Pages worth a look besides the routes as they are: queries, second pages. */
  private static final List<String> ALSO = new ArrayList<>();

  static {
    PLACES.put("organisation", pages -> pages.owner.organisation().toString());
    PLACES.put("site", pages -> pages.site.id().toString());
    ALSO.add("/o/{organisation}/sites?page=2");
    ALSO.add("/sign-in?failed");
  }

  /**
   * One page.
   *
   * @param name for a file: {@code o-sites-site}
   * @param path below the service, its braces filled
   * @param stranger whether it is looked at without signing in
   * @param phone whether it is shown on a phone too
   */
  public record Sample(String name, String path, boolean stranger, boolean phone) {}

  private final Server server;
  private final Visitor owner;
  private final Site site;
  private final Map<String, String> filled = new LinkedHashMap<>();

  /** Makes the organisation. */
  public SamplePages(Server server) {
    this.server = server;
    this.owner = Visitor.member(server, Role.OWNER, "Épicerie du Canal");
    Visitor.member(server, Role.DPO, owner.organisation());
    Accounts accounts = server.part(Accounts.class);
    accounts.join(owner.person(), accounts.found("Librairie des Quais").id(), Role.READER);
    Sites sites = server.part(Sites.class);
    this.site = sites.add(owner.organisation(), new NewSite("boutique.exemple", "La boutique"));
    sites.add(owner.organisation(), new NewSite("https://blog.exemple/recettes", "Le blog"));
    for (int i = 1; i <= 52; i++) {
      sites.add(owner.organisation(), new NewSite("marche-" + i + ".exemple", "Marché n° " + i));
    }
  }

  /** Who owns it, to sign in with. */
  public Visitor owner() {
    return owner;
  }

  /** Every page, by path. */
  public List<Sample> all() {
    List<Sample> samples = new ArrayList<>();
    for (Route route : server.part(RouteRules.class).pages()) {
      samples.add(sample(route.path(), route.access() instanceof Access.Open));
    }
    for (String path : ALSO) {
      boolean open =
          server.part(RouteRules.class).pages().stream()
              .anyMatch(
                  route ->
                      route.path().equals(path.replaceAll("\\?.*", ""))
                          && route.access() instanceof Access.Open);
      samples.add(sample(path, open));
    }
    return samples;
  }

  private Sample sample(String route, boolean stranger) {
    String name =
        route
            .replaceAll("^/o/\\{organisation}", "/o")
            .replaceAll("[^a-zA-Z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return new Sample(
        name.isEmpty() ? "start" : name, fill(route), stranger, PHONE.contains(route));
  }

  private String fill(String route) {
    Matcher places = PLACE.matcher(route);
    StringBuilder path = new StringBuilder();
    while (places.find()) {
      String name = places.group(1);
      String own = route + " " + name;
      String key = PLACES.containsKey(own) ? own : name;
      Function<SamplePages, String> provider = PLACES.get(key);
      if (provider == null) {
        throw new IllegalStateException(
            "the page " + route + " has no sample: say in SamplePages what {" + name + "} is");
      }
      places.appendReplacement(
          path, Matcher.quoteReplacement(filled.computeIfAbsent(key, k -> provider.apply(this))));
    }
    return places.appendTail(path).toString();
  }
}
