package org.limpide.audit.judge.rights;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.reading.Address;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;
import org.limpide.recognition.EmailAddress;

/**
 * What the site publishes to be reached about personal data: its privacy and rights pages, and the
 * addresses they give.
 */
final class Notices {
  private static final int SHORTEST = 200;

  private static final Pattern PROMISE =
      Pattern.compile(
          "contact|ecrire|confidentialite|vie[ -]privee|donnees|rgpd|privacy|data|droits|rights|mentions|legal|write to us");

  private final Dossier dossier;
  private final SiteEvidence evidence;

  Notices(Dossier dossier) {
    this.dossier = dossier;
    evidence = dossier.evidence();
  }

  SiteEvidence evidence() {
    return evidence;
  }

  List<PageFact> pages() {
    return evidence.pages().stream().filter(page -> page.status() < 400).toList();
  }

  /** Privacy pages that say something. */
  List<PageFact> privacy() {
    return pages().stream()
        .filter(page -> page.is(PageKind.PRIVACY) && !page.is(PageKind.HOME))
        .filter(page -> page.text().length() >= SHORTEST)
        .toList();
  }

  /** Pages on which rights are exercised. */
  List<PageFact> rights() {
    return pages().stream()
        .filter(page -> page.is(PageKind.RIGHTS) && !page.is(PageKind.HOME))
        .toList();
  }

  /** Both. */
  List<PageFact> both() {
    Set<PageFact> both = new LinkedHashSet<>(rights());
    both.addAll(privacy());
    return List.copyOf(both);
  }

  /** Whether a page read leads to one about data, rights or contact that was not read. */
  boolean promisesMore() {
    Set<String> read = new LinkedHashSet<>();
    evidence.pages().forEach(page -> read.add(Address.page(page.url())));
    return pages().stream()
        .flatMap(page -> page.links().stream())
        .filter(link -> dossier.suffixes().sameSite(Address.host(link.href()), evidence.site()))
        .filter(link -> PROMISE.matcher(Plain.of(link.text() + " " + link.href())).find())
        .anyMatch(link -> !read.contains(Address.page(link.href())));
  }

  boolean visited() {
    return evidence
        .scenario(Scenario.S0)
        .filter(ScenarioRun::done)
        .filter(run -> run.visits().isEmpty() || run.visits().getFirst().status() < 400)
        .isPresent();
  }

  /** Whether some form asks for personal data. */
  boolean collects() {
    return evidence
        .forms()
        .filter(at -> at.form().purpose() != FormFact.FormPurpose.SEARCH)
        .flatMap(at -> at.form().fields().stream())
        .anyMatch(
            field ->
                field.visible()
                    && switch (field.type()) {
                      case "email", "tel", "password" -> true;
                      default ->
                          (field.name() + field.autocomplete() + field.label())
                              .toLowerCase(java.util.Locale.ROOT)
                              .matches("(?s).*(mail|courriel|\\bnom\\b|name|phone|adresse).*");
                    });
  }

  /** The firm's addresses that a page gives in its own text, not in what every page repeats. */
  Map<EmailAddress, PageFact> addresses(List<PageFact> pages) {
    Map<EmailAddress, PageFact> found = new LinkedHashMap<>();
    for (PageFact page : pages) {
      Set<EmailAddress> everywhere = new LinkedHashSet<>();
      pages().stream()
          .filter(other -> other.is(PageKind.HOME) && !other.url().equals(page.url()))
          .forEach(home -> everywhere.addAll(EmailAddress.in(home.text())));
      List<EmailAddress> here = new ArrayList<>();
      mailtos(page).forEach(written -> EmailAddress.parse(written).ifPresent(here::add));
      EmailAddress.in(page.text()).stream()
          .filter(address -> !everywhere.contains(address))
          .forEach(here::add);
      here.stream().filter(this::ofTheFirm).forEach(address -> found.putIfAbsent(address, page));
    }
    return found;
  }

  /** What the page's mail links are addressed to, as written; those of the footer left out. */
  static List<String> mailtos(PageFact page) {
    List<String> written = new ArrayList<>();
    for (PageFact.Link link : page.links()) {
      boolean own = link.region() == PageFact.Region.MAIN || link.region() == PageFact.Region.FORM;
      if (own && link.href().regionMatches(true, 0, "mailto:", 0, 7)) {
        String to = link.href().substring(7).replaceFirst("\\?.*$", "");
        for (String one : decoded(to).split(",")) {
          if (!one.isBlank()) {
            written.add(one.strip());
          }
        }
      }
    }
    return written;
  }

  /** Not the authority's, nor that of a third-party service cited in the page. */
  private boolean ofTheFirm(EmailAddress address) {
    String domain = address.domain();
    return domain.equals(evidence.site())
        || domain.endsWith("." + evidence.site())
        || !(domain.endsWith("cnil.fr")
            || domain.endsWith("gouv.fr")
            || domain.endsWith("europa.eu")
            || (dossier.vendors().byHost(domain).isPresent() && !mailbox(domain)));
  }

  /** Where anybody may have a mailbox, a small firm too. */
  private static boolean mailbox(String domain) {
    return domain.matches(
        "(gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|gmx|proton|protonmail|orange|wanadoo|free|sfr|laposte|bbox)\\.[a-z.]+");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  static Proof proof(PageFact page, String kind, String fr, String en) {
    return new Proof(Scenario.S0, page.url(), kind, Text.of(fr, en), page.screenshot());
  }
}
