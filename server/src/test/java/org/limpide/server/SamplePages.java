package org.limpide.server;

import com.microsoft.playwright.Browser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.law.Language;
import org.limpide.server.accounts.Accounts;
import org.limpide.server.accounts.SampleAccounts;
import org.limpide.server.audits.SampleAudits;
import org.limpide.server.notifications.SampleNews;
import org.limpide.server.sites.NewSite;
import org.limpide.server.sites.Site;
import org.limpide.server.sites.Sites;
import org.limpide.server.tasks.SampleTasks;
import org.limpide.server.web.Access;
import org.limpide.server.web.Caller;
import org.limpide.server.web.OrganisationId;
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
      Set.of(
          "/sign-in",
          "/o/{organisation}",
          "/o/{organisation}/tasks",
          "/o/{organisation}/tasks/{task}",
          "/o/{organisation}/sites",
          "/o/{organisation}/sites/{site}/audits/{audit}",
          "/o/{organisation}/members");

  /** Pages worth a look besides the routes as they are: queries, other states, failures. */
  private static final List<Also> ALSO =
      List.of(
          new Also("sign-in-failed", "/sign-in?failed", Who.STRANGER, 200),
          new Also("sign-in-code", "/sign-in/code?next=/", Who.HALF, 200),
          new Also("account-totp-on", "/account/totp", Who.READER, 200),
          new Also("invitation-other", "/invitation/{secret}", Who.AUDITOR, 200),
          new Also("o-sites-2", "/o/{organisation}/sites?page=2", Who.OWNER, 200),
          new Also("o-tasks-none", "/o/{organisation}/tasks?q=introuvable", Who.OWNER, 200),
          new Also("o-tasks-closed", "/o/{organisation}/tasks?state=closed", Who.OWNER, 200),
          new Also("o-search-found", "/o/{organisation}/search?q=boutique", Who.OWNER, 200),
          new Also("o-search-none", "/o/{organisation}/search?q=introuvable", Who.OWNER, 200),
          new Also(
              "o-audit-running",
              "/o/{organisation}/sites/{waitingSite}/audits/{waiting}",
              Who.OWNER,
              200),
          new Also(
              "o-audit-failed",
              "/o/{organisation}/sites/{failedSite}/audits/{failed}",
              Who.OWNER,
              200),
          new Also(
              "o-audit-compared",
              "/o/{organisation}/sites/{site}/audits/compare?before={before}&after={audit}",
              Who.OWNER,
              200),
          new Also(
              "o-audit-one-only",
              "/o/{organisation}/sites/{failedSite}/audits/compare",
              Who.OWNER,
              200),
          new Also(
              "o-finding-answered",
              "/o/{organisation}/sites/{site}/audits/{audit}/findings/FM-10",
              Who.OWNER,
              200),
          new Also(
              "o-finding-question",
              "/o/{organisation}/sites/{site}/audits/{audit}/findings/RT-01",
              Who.OWNER,
              200),
          new Also("o-home-auditor", "/o/{organisation}", Who.AUDITOR, 200),
          new Also("o-members-forbidden", "/o/{organisation}/members", Who.AUDITOR, 403),
          new Also("not-found", "/nowhere", Who.STRANGER, 404),
          new Also("o-not-found", "/o/{organisation}/nowhere", Who.OWNER, 404));

  static {
    PLACES.put("organisation", pages -> pages.owner.organisation().toString());
    PLACES.put("site", pages -> pages.site.id().toString());
    PLACES.put("audit", pages -> pages.audits.last().toString());
    PLACES.put("before", pages -> pages.audits.first().toString());
    PLACES.put("rule", pages -> "CK-01");
    PLACES.put("scenario", pages -> "S0");
    PLACES.put("waitingSite", pages -> pages.waiting.id().toString());
    PLACES.put("waiting", pages -> pages.audits.waiting(pages.waiting).toString());
    PLACES.put("failedSite", pages -> pages.failed.id().toString());
    PLACES.put("failed", pages -> pages.audits.failed(pages.failed).toString());
    PLACES.put("task", pages -> pages.task.toString());
    PLACES.put("person", pages -> pages.agent.person().toString());
    PLACES.put("secret", pages -> pages.invitation);
    PLACES.put("/reset/{secret} secret", pages -> pages.accounts.reset(pages.agent.person()));
    PLACES.put("/set-up/{secret} secret", pages -> pages.accounts.setUp());
  }

  /** Who looks at a page. */
  public enum Who {
    OWNER,
    /** Of the same organisation, from outside. */
    AUDITOR,
    /** Of the same organisation; a code is asked of them at sign-in, and was given. */
    READER,
    /** Nobody has signed in. */
    STRANGER,
    /** A reader whose password was given, and not the code. */
    HALF
  }

  /**
   * One page.
   *
   * @param name for a file: {@code o-sites-site}
   * @param path below the service, its braces filled
   * @param phone whether it is shown on a phone too
   * @param status HTTP's, of its answer
   */
  public record Sample(String name, String path, Who who, boolean phone, int status) {}

  private record Also(String name, String path, Who who, int status) {}

  private final Server server;
  private final Visitor owner;
  private final Visitor agent;
  private final Visitor auditor;
  private final Visitor reader;
  private final Deque<String> codes;
  private final Site site;
  private final Site waiting;
  private final Site failed;
  private final UUID task;
  private final SampleAudits audits;
  private final SampleAccounts accounts;
  private final String invitation;
  private final Map<String, String> filled = new LinkedHashMap<>();

  /** Makes the organisation. */
  public SamplePages(Server server) {
    this.server = server;
    Accounts all = server.part(Accounts.class);
    OrganisationId here = all.found("Le Panier du Canal").id();
    this.owner = Visitor.member(server, Role.OWNER, here, "Camille Renard");
    Visitor.member(server, Role.DPO, here, "Samir Haddad");
    this.agent = Visitor.member(server, Role.AGENT, here, "Louise Martin");
    this.reader = Visitor.member(server, Role.READER, here, "Paul Lefort");
    this.auditor = Visitor.member(server, Role.AUDITOR, here, "Anne Tissot");
    OrganisationId other = all.found("Librairie des Quais").id();
    all.join(owner.person(), other, Role.READER);
    Sites sites = server.part(Sites.class);
    sites.add(other, new NewSite("librairie.exemple", "La librairie"));
    this.site = sites.add(here, new NewSite("http://panier-du-canal.exemple", "La boutique"));
    this.waiting = sites.add(here, new NewSite("https://blog.exemple/recettes", "Le blog"));
    this.failed = sites.add(here, new NewSite("https://archives.exemple", "Les archives"));
    for (int i = 1; i <= 49; i++) {
      sites.add(here, new NewSite("marche-" + i + ".exemple", "Marché n° " + i));
    }
    Caller caller =
        new Caller(owner.person(), "Camille Renard", Language.FR, Map.of(here, Role.OWNER), false);
    this.task = new SampleTasks(server, here, owner.person()).write(agent.person());
    this.audits = new SampleAudits(server, site, caller);
    this.accounts = new SampleAccounts(server, here, caller);
    this.invitation = accounts.invitation("jeanne@exemple.test", Role.DPO);
    this.codes = new ArrayDeque<>(accounts.codes(reader.person()));
    SampleNews.tell(server, here);
  }

  /** Who owns it, to sign in with. */
  public Visitor owner() {
    return owner;
  }

  /** A window in which whoever looks at these pages has signed in as far as they have. */
  Chrome window(Who who, Browser.NewContextOptions options) {
    Chrome window = Chrome.open(server, options).expectRefusals();
    return switch (who) {
      case OWNER -> window.as(owner);
      case AUDITOR -> window.as(auditor);
      case STRANGER -> window;
      case HALF -> half(window);
      case READER -> {
        half(window).page().fill("[name=code]", codes.pop());
        window.page().click("main form button >> nth=0");
        window.page().waitForURL(url -> !url.contains("/sign-in"));
        yield window;
      }
    };
  }

  private Chrome half(Chrome window) {
    window.go("/sign-in");
    window.page().fill("[name=email]", reader.email());
    window.page().fill("[name=password]", Visitor.PASSWORD);
    window.page().click("main form button >> nth=0");
    window.page().waitForURL("**/sign-in/code*");
    return window;
  }

  /** Every page, by path. */
  public List<Sample> all() {
    List<Sample> samples = new ArrayList<>();
    for (Route route : server.part(RouteRules.class).pages()) {
      Who who = route.access() instanceof Access.Open ? Who.STRANGER : Who.OWNER;
      samples.add(
          new Sample(
              name(route.path()),
              fill(route.path(), route.path()),
              who,
              PHONE.contains(route.path()),
              200));
    }
    for (Also also : ALSO) {
      samples.add(
          new Sample(
              also.name(), fill(also.path(), also.path()), also.who(), false, also.status()));
    }
    return samples;
  }

  private static String name(String route) {
    String name =
        route
            .replaceAll("^/o/\\{organisation}", "/o")
            .replaceAll("[^a-zA-Z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return name.isEmpty() ? "start" : name;
  }

  private String fill(String route, String text) {
    Matcher places = PLACE.matcher(text);
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
      if (!filled.containsKey(key)) {
        filled.put(key, provider.apply(this));
      }
      places.appendReplacement(path, Matcher.quoteReplacement(filled.get(key)));
    }
    return places.appendTail(path).toString();
  }
}
