package org.limpide.audit.judge.information;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.RuleCatalogue;
import org.limpide.vendors.PublicSuffixes;
import org.limpide.vendors.ServiceDirectory;

/**
 * A visit to {@code www.exemple.fr} written by hand: pages with their texts, links and forms. Every
 * page has the footer's links unless it says otherwise.
 */
final class Visited {
  static final String HOME = "https://www.exemple.fr/";
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final List<PageFact> pages = new ArrayList<>();
  private final List<RequestFact> requests = new ArrayList<>();
  private List<PageFact.Link> footer =
      List.of(link("Mentions légales", "mentions-legales"), link("Vie privée", "vie-privee"));
  private Outcome outcome = Outcome.DONE;

  /** A site with a home page. */
  static Visited site() {
    return new Visited()
        .page("", PageKind.HOME, "Bienvenue dans notre boutique de lampes.\nPied de page commun");
  }

  /** A site whose footer has these links, on every page. */
  static Visited linking(PageFact.Link... links) {
    Visited visited = new Visited();
    visited.footer = List.of(links);
    return visited.page("", PageKind.HOME, "Bienvenue dans notre boutique de lampes faites main.");
  }

  static PageFact.Link link(String text, String path) {
    String href = path.contains(":") ? path : HOME + path;
    return new PageFact.Link(href, text, "", true, PageFact.Region.FOOTER);
  }

  Visited ended(Outcome how) {
    outcome = how;
    return this;
  }

  Visited page(String path, PageKind kind, String text) {
    return page(path, kind, 200, text, footer, List.of(), "");
  }

  Visited error(String path) {
    return page(path, PageKind.OTHER, 404, "Page introuvable", footer, List.of(), "");
  }

  /** The privacy page. */
  Visited privacy(String text) {
    return page("vie-privee", PageKind.PRIVACY, text);
  }

  /** The legal notice. */
  Visited legal(String text) {
    return page("mentions-legales", PageKind.LEGAL_NOTICE, text);
  }

  /** A page with one form; its text is the fields' labels, then these words. */
  Visited form(String path, FormPurpose purpose, String words, Field... fields) {
    return form(path, purpose, words, List.of(), footer, fields);
  }

  Visited form(
      String path,
      FormPurpose purpose,
      String words,
      List<PageFact.Link> inForm,
      List<PageFact.Link> onPage,
      Field... fields) {
    StringBuilder text = new StringBuilder();
    for (Field field : fields) {
      text.append(field.label()).append('\n');
    }
    text.append(words);
    FormFact form =
        new FormFact(
            HOME + path,
            false,
            HOME + path,
            "post",
            path,
            text.toString(),
            text.toString(),
            inForm,
            List.of("Envoyer"),
            List.of(fields),
            purpose,
            true);
    PageKind kind =
        switch (purpose) {
          case CHECKOUT -> PageKind.CHECKOUT;
          case SIGN_UP -> PageKind.SIGN_UP;
          case NEWSLETTER -> PageKind.NEWSLETTER;
          default -> PageKind.CONTACT;
        };
    List<PageFact.Link> links = new ArrayList<>(onPage);
    links.addAll(inForm);
    return page(path, kind, 200, text.toString(), links, List.of(form), "");
  }

  Visited html(String path, PageKind kind, String text, String html, PageFact.Link... links) {
    return page(path, kind, 200, text, List.of(links), List.of(), html);
  }

  private Visited page(
      String path,
      PageKind kind,
      int status,
      String text,
      List<PageFact.Link> links,
      List<FormFact> forms,
      String html) {
    pages.add(
        new PageFact(
            HOME + path,
            status,
            "text/html",
            Set.of(kind),
            path,
            "fr",
            text,
            html,
            Map.of(),
            links,
            forms,
            List.of(),
            List.of(),
            1,
            Map.of(),
            Map.of(),
            ""));
    return this;
  }

  Visited calls(String url) {
    String host = URI.create(url).getHost();
    requests.add(
        new RequestFact(
            url,
            host,
            "GET",
            "Script",
            Phase.BEFORE,
            HOME,
            HOME,
            true,
            true,
            200,
            "",
            "",
            false,
            Origin.UNKNOWN,
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            "",
            "",
            100));
    return this;
  }

  static Field email() {
    return field("email", "courriel", "Votre courriel *", true, false);
  }

  static Field box(String label, boolean checked) {
    return field("checkbox", "case", label, false, checked);
  }

  static Field field(String type, String name, String label, boolean required, boolean checked) {
    return new Field(
        type,
        name,
        name,
        label,
        "",
        "",
        "",
        required,
        label.contains("*"),
        checked,
        checked,
        false,
        false,
        true,
        false,
        "",
        false,
        List.of(),
        Map.of());
  }

  Verdict judgedBy(String rule) {
    Evaluator evaluator =
        InformationRules.all().stream()
            .filter(one -> one.rule().equals(rule))
            .findFirst()
            .orElseThrow();
    var run =
        new ScenarioRun(
            Scenario.S0,
            1,
            outcome,
            "",
            BannerFact.NONE,
            List.of(),
            -1,
            List.of(),
            List.of(),
            List.of(),
            requests,
            List.of(),
            "");
    var evidence =
        new SiteEvidence(
            URI.create(HOME),
            URI.create(HOME),
            "exemple.fr",
            NOW.minusSeconds(60),
            NOW,
            LocalDate.of(2026, 11, 23),
            false,
            "Chromium",
            Map.of(),
            List.of(run),
            pages,
            List.of(),
            ServerFacts.NONE,
            Map.of(),
            List.of());
    Verdict verdict =
        evaluator.judge(
            new Dossier(
                evidence,
                RuleCatalogue.bundled(),
                ServiceDirectory.bundled(),
                PublicSuffixes.bundled()));
    return verdict;
  }
}
