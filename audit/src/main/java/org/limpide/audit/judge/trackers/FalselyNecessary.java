package org.limpide.audit.judge.trackers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.Toggle;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;
import org.limpide.vendors.ConsentNeed;

/**
 * CK-16: no tracker known for advertising, social or measurement stands under « strictly necessary
 * » (LIL art. 82).
 */
final class FalselyNecessary implements Evaluator {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z_][\\w.-]{2,40}");

  private static final int LONGEST_CLAIM = 160;
  private static final int LONGEST_ROW = 600;

  @Override
  public String rule() {
    return "CK-16";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Map<String, Known> seen = trackersSeen(site);
    List<Claim> claims = new ArrayList<>();
    site.banner().toggles().stream()
        .filter(toggle -> Aims.saysNecessary(toggle.label()))
        .map(toggle -> new Claim(site.evidence().home().toString(), toggle.label(), words(toggle)))
        .forEach(claims::add);
    if (!site.banner().html().isEmpty()) {
      claims.addAll(rows(site.evidence().home().toString(), site.banner().html()));
    }
    Stream.of(PageKind.COOKIES, PageKind.PRIVACY)
        .flatMap(kind -> dossier.evidence().pages(kind).stream())
        .distinct()
        .map((PageFact page) -> rows(page.url(), page.html()))
        .forEach(claims::addAll);
    Map<String, Proof> faults = new LinkedHashMap<>();
    List<Known> wrong = new ArrayList<>();
    int recognised = 0;
    for (Claim claim : claims) {
      for (String word : claim.words()) {
        Optional<Known> known =
            Optional.ofNullable(seen.get(word))
                .or(() -> site.trackers().services().cookie(word, site.evidence().site()));
        boolean distinctive = seen.containsKey(word) || word.startsWith("_") || word.length() > 5;
        if (known.isPresent() && distinctive) {
          recognised++;
          if (known.get().need() == ConsentNeed.CONSENT) {
            wrong.add(known.get());
            faults.putIfAbsent(word, proof(claim, word, known.get()));
          }
        }
      }
    }
    if (!faults.isEmpty()) {
      String cookies = String.join(", ", faults.keySet());
      return Verdict.fail(
              Text.of(
                  "Déclarés « strictement nécessaires » à tort : " + cookies + ".",
                  "Wrongly declared \"strictly necessary\": " + cookies + "."),
              faults.values().stream().limit(Use.SHOWN).toList())
          .filling("cookie", cookies)
          .filling(
              "finalité",
              wrong.stream()
                  .map(known -> Aims.label(known.purpose()).fr())
                  .distinct()
                  .collect(Collectors.joining(", ")));
    }
    Optional<Verdict> aside = site.aside();
    if (aside.isPresent()) {
      return aside.get();
    }
    if (recognised > 0) {
      return Verdict.pass(
          Text.of(
              "Les traceurs déclarés nécessaires et connus le sont.",
              "The trackers declared necessary and known are so."),
          List.of());
    }
    return Verdict.unknown(
        Text.of(
            "Aucun traceur connu n'a été trouvé sous « strictement nécessaires ».",
            "No known tracker was found under \"strictly necessary\"."));
  }

  /** What a banner or page calls necessary. */
  private record Claim(String page, String label, Set<String> words) {}

  private static Map<String, Known> trackersSeen(Site site) {
    return site.evidence().scenarios().stream()
        .map(ScenarioRun::cookies)
        .flatMap(List::stream)
        .map(CookieFact::name)
        .distinct()
        .flatMap(
            name ->
                site
                    .trackers()
                    .services()
                    .cookie(name, site.evidence().site())
                    .map(known -> Map.entry(name, known))
                    .stream())
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
  }

  private static Set<String> words(Toggle toggle) {
    return words(toggle.label() + " " + toggle.context());
  }

  private static Set<String> words(String text) {
    return TOKEN
        .matcher(text)
        .results()
        .map(match -> match.group().replaceFirst("[.,-]+$", ""))
        .collect(Collectors.toSet());
  }

  /**
   * Rows of tables, and items of lists, that call what they name first necessary, or stand under a
   * heading that does.
   */
  private static List<Claim> rows(String page, String html) {
    Document document = Jsoup.parse(html);
    Function<Element, String> first =
        row -> {
          Element cell = row.selectFirst("td,th,dt,code,strong,b");
          return cell == null ? row.text() : cell.text();
        };
    List<Claim> claims = new ArrayList<>();
    for (Element row : document.select("tr,li,dl>div")) {
      Element group = row.closest("table,ul,ol,section,fieldset,details");
      String heading = group == null ? "" : heading(group);
      Optional<String> said =
          Stream.concat(
                  row.select("td,dd").stream().skip(1).map(Element::text),
                  Stream.of(row.normalName().equals("tr") ? "" : row.text(), heading))
              .filter(
                  text ->
                      text.length() < LONGEST_CLAIM
                          && Aims.saysNecessary(text)
                          && !Aims.namesOptional(text))
              .findFirst();
      if (said.isPresent() && row.text().length() < LONGEST_ROW) {
        claims.add(new Claim(page, said.get(), words(first.apply(row))));
      }
    }
    return claims;
  }

  private static String heading(Element table) {
    Element caption = table.selectFirst("caption,legend,summary");
    if (caption != null) {
      return caption.text();
    }
    Element before = table.previousElementSibling();
    return before != null && Pattern.matches("h[1-6]|p|summary|label|strong", before.normalName())
        ? before.text()
        : "";
  }

  private static Proof proof(Claim claim, String cookie, Known known) {
    Text aim = Aims.label(known.purpose());
    return new Proof(
        Scenario.S0,
        claim.page(),
        "text",
        Text.of(
            "« %s » (%s, %s) déclaré nécessaire : « %s »"
                .formatted(cookie, known.name(), aim.fr(), claim.label()),
            "\"%s\" (%s, %s) declared necessary: \"%s\""
                .formatted(cookie, known.name(), aim.en(), claim.label())));
  }
}
