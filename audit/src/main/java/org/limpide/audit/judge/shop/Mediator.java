package org.limpide.audit.judge.shop;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.judge.reading.Plain;

/**
 * The consumer mediator that a trader must name, with a way to reach it (consumer code art. L616-1
 * and R616-1).
 */
final class Mediator {
  private static final Pattern SPOKEN =
      Pattern.compile(
          "\\bmediat(eur|rice|ion)|\\bmediators?\\b|ombudsman|alternative dispute resolution");
  private static final Pattern KNOWN =
      Pattern.compile(
          "\\bcm2c\\b|\\bcnpm\\b|medicys|mediation solution|\\bsas mediation\\b|\\bame conso|fevad|mediation-net|\\bcmap\\b|atlantique mediation|"
              + "\\banm\\b|devigny|societe mediation professionnelle|medimmoconso|\\bmtv\\b|tourisme et voyage|\\bmcp\\b|consommation ?(&|et) patrimoine|"
              + "\\bmediavet\\b|\\bcmp mediation|\\bmedconsodev|bayonne mediation|mediateur du commerce cooperatif|\\bfcd\\b|\\bieam\\b|\\bsmp\\b");
  private static final Pattern REACHED =
      Pattern.compile(
          "https?://[^\\s)]+|\\bwww\\.[^\\s)]+|[a-z0-9.-]*mediat[a-z0-9-]*\\.(fr|com|net|org|eu)|\\S+@\\S+\\.[a-z]{2,}|\\b\\d{5}\\b [a-z]");
  private static final Pattern PUBLIC =
      Pattern.compile(
          "ec\\.europa\\.eu|gouv\\.fr|europe-consommateurs|service-public|legifrance|europa\\.eu");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\[[^\\]]*(mediat|nom|a completer|name)[^\\]]*\\]|\\bxxx+\\b|a completer");

  /** A page and the sentence that speaks of mediation there. */
  record Mention(PageFact page, String sentence) {}

  private Mediator() {}

  /**
   * Where a mediator is named together with a way to reach it: on the line that speaks of
   * mediation, or just below when that line is a heading.
   *
   * @param site the shop's own domain, whose addresses are not the mediator's
   */
  static Optional<Mention> named(List<PageFact> pages, String site) {
    for (PageFact page : pages) {
      List<String> lines =
          Plain.of(page.text()).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
      for (int i = 0; i < lines.size(); i++) {
        if (SPOKEN.matcher(lines.get(i)).find()) {
          String near = near(lines, i);
          if (!PLACEHOLDER.matcher(near).find()
              && (KNOWN.matcher(near).find() || reachable(near, site))) {
            return Optional.of(new Mention(page, Plain.quote(near)));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static String near(List<String> lines, int at) {
    String line = lines.get(at);
    int below = line.endsWith(":") ? 4 : line.length() < 70 && !line.endsWith(".") ? 1 : 0;
    String near = String.join(" ", lines.subList(at, Math.min(lines.size(), at + 1 + below)));
    int spoken = Math.max(0, near.length() > 900 ? near.indexOf("mediat") - 120 : 0);
    return near.substring(spoken, Math.min(near.length(), spoken + 900));
  }

  /** Where mediation is spoken of, be it without a name. */
  static Optional<Mention> spoken(List<PageFact> pages) {
    for (PageFact page : pages) {
      for (String sentence : Plain.sentences(page.text())) {
        if (SPOKEN.matcher(Plain.of(sentence)).find() && sentence.length() > 25) {
          return Optional.of(new Mention(page, Plain.quote(sentence)));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean reachable(String near, String site) {
    Matcher reached = REACHED.matcher(near);
    while (reached.find()) {
      if (!PUBLIC.matcher(reached.group()).find() && !reached.group().contains(site)) {
        return true;
      }
    }
    return false;
  }
}
