package org.limpide.audit.judge.reading;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.FormFact.Field;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.Origin;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.ServerFacts;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.evidence.Visit;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.RuleCatalogue;
import org.limpide.vendors.PublicSuffixes;
import org.limpide.vendors.ServiceDirectory;

/** Pages written by hand of a site {@code www.exemple.fr}, for evaluators that read pages. */
public final class SiteSeen {
  public static final String HOME = "https://www.exemple.fr/";
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final List<Page> pages = new ArrayList<>();
  private final List<Page> profiles = new ArrayList<>();
  private final List<Visit> visits = new ArrayList<>();
  private final List<RequestFact> requests = new ArrayList<>();
  private final List<ServerFacts.PlainHttp> plainHttp = new ArrayList<>();
  private final Map<String, ServerFacts.Names> names = new HashMap<>();
  private LocalDate on = LocalDate.of(2026, 11, 23);
  private Outcome outcome = Outcome.DONE;

  /** A page being written. */
  public final class Page {
    private final String url;
    private final Set<PageKind> kinds;
    private int status = 200;
    private String title = "";
    private String text = "";
    private String html = "";
    private final List<PageFact.Link> links = new ArrayList<>();
    private final List<FormFact> forms = new ArrayList<>();
    private final List<PageFact.Frame> frames = new ArrayList<>();

    private Page(String url, PageKind... kinds) {
      this.url = url;
      this.kinds = Set.of(kinds);
    }

    public Page status(int status) {
      this.status = status;
      return this;
    }

    public Page title(String title) {
      this.title = title;
      return this;
    }

    public Page text(String text) {
      this.text = text;
      return this;
    }

    public Page html(String html) {
      this.html = html;
      return this;
    }

    public Page link(String href, String text) {
      return link(href, text, PageFact.Region.MAIN);
    }

    public Page link(String href, String text, PageFact.Region region) {
      links.add(new PageFact.Link(absolute(href), text, "", true, region));
      return this;
    }

    public Page frame(String url) {
      frames.add(new PageFact.Frame(url, "", true, true, 300, 80, ""));
      return this;
    }

    public Page form(FormPurpose purpose, String button, Field... fields) {
      return form(purpose, "", HOME + "envoi", button, fields);
    }

    /**
     * @param frame the frame it stands in; empty for the page itself
     */
    public Page form(
        FormPurpose purpose, String frame, String action, String button, Field... fields) {
      forms.add(
          new FormFact(
              frame.isEmpty() ? url : frame,
              !frame.isEmpty(),
              action,
              "post",
              "f" + forms.size(),
              "",
              "",
              List.of(),
              List.of(button),
              List.of(fields),
              purpose,
              true));
      return this;
    }

    public SiteSeen and() {
      return SiteSeen.this;
    }

    private PageFact fact() {
      return new PageFact(
          url,
          status,
          "text/html",
          kinds,
          title,
          "fr",
          text,
          html,
          Map.of(),
          links,
          forms,
          frames,
          List.of(),
          1,
          Map.of(),
          Map.of(),
          "");
    }
  }

  public Page page(String path, PageKind... kinds) {
    var page = new Page(absolute(path), kinds);
    pages.add(page);
    return page;
  }

  public Page profile(String url) {
    var page = new Page(url, PageKind.SOCIAL_PROFILE);
    profiles.add(page);
    return page;
  }

  public SiteSeen visit(String asked, String got) {
    visits.add(
        new Visit(
            absolute(asked),
            absolute(got),
            200,
            "",
            Phase.BEFORE,
            "",
            false,
            List.of(),
            "",
            "",
            0,
            1));
    return this;
  }

  public SiteSeen mixed(String page, String url, String type) {
    requests.add(
        new RequestFact(
            url,
            URI.create(url).getHost(),
            "GET",
            type,
            Phase.BEFORE,
            absolute(page),
            absolute(page),
            true,
            false,
            0,
            "mixed-content",
            "",
            true,
            Origin.UNKNOWN,
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            "",
            "",
            1));
    return this;
  }

  public SiteSeen plainHttp(String path, int status, String location) {
    plainHttp.add(
        new ServerFacts.PlainHttp(
            absolute(path).replace("https://", "http://"), status, location, ""));
    return this;
  }

  public SiteSeen mx(String domain, boolean exists, boolean address, String... mx) {
    names.put(
        domain,
        new ServerFacts.Names(
            true, exists, List.of(mx), address, List.of(), List.of(), List.of(), List.of()));
    return this;
  }

  public SiteSeen ended(Outcome how) {
    outcome = how;
    return this;
  }

  public SiteSeen on(String day) {
    on = LocalDate.parse(day);
    return this;
  }

  public static Field field(String type, String name, String label) {
    return field(type, name, label, false);
  }

  public static Field field(
      String type, String name, String label, boolean required, String... options) {
    return field(type, name, label, required, false, options);
  }

  public static Field field(
      String type,
      String name,
      String label,
      boolean required,
      boolean checked,
      String... options) {
    return new Field(
        type,
        name,
        "",
        label,
        "",
        "",
        "",
        required,
        false,
        checked,
        checked,
        false,
        false,
        true,
        false,
        "",
        false,
        List.of(options),
        Map.of());
  }

  public Verdict judgedBy(List<Evaluator> evaluators, String rule) {
    Evaluator evaluator =
        evaluators.stream().filter(one -> one.rule().equals(rule)).findFirst().orElseThrow();
    var run =
        new ScenarioRun(
            Scenario.S0,
            1,
            outcome,
            "",
            BannerFact.NONE,
            List.of(),
            -1,
            visits,
            List.of(),
            List.of(),
            requests,
            List.of(),
            "");
    return evaluator.judge(
        new Dossier(
            new SiteEvidence(
                URI.create(HOME),
                URI.create(HOME),
                "exemple.fr",
                NOW.minusSeconds(60),
                NOW,
                on,
                false,
                "Chromium",
                Map.of(),
                List.of(run),
                pages.stream().map(Page::fact).toList(),
                profiles.stream().map(Page::fact).toList(),
                new ServerFacts(plainHttp, List.of(), names, List.of(), List.of()),
                Map.of(),
                List.of()),
            RuleCatalogue.bundled(),
            ServiceDirectory.bundled(),
            PublicSuffixes.bundled()));
  }

  private static String absolute(String href) {
    return href.startsWith("/") ? HOME + href.substring(1) : href;
  }
}
