package org.limpide.audit.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limpide.audit.Finding;
import org.limpide.audit.judge.Proof;
import org.limpide.law.Force;
import org.limpide.law.LegalReference;
import org.limpide.law.Rule;
import org.limpide.law.RuleCatalogue;
import org.limpide.law.Sanction;

/**
 * One finding: what was seen, its proof, what the texts say, how to mend it, and room for a
 * person's answer.
 */
final class FindingCard {
  private static final int PROOFS = 25;
  private static final int LONGEST = 1_500;

  private final Html html;
  private final Words words;
  private final RuleCatalogue law;
  private final Pictures pictures;

  FindingCard(Html html, Words words, RuleCatalogue law, Pictures pictures) {
    this.html = html;
    this.words = words;
    this.law = law;
    this.pictures = pictures;
  }

  /** A fault, or a piece of advice. */
  void open(Finding finding) {
    Rule rule = finding.rule();
    String sort =
        Tally.advice(finding) ? "advice" : Tally.important(finding) ? "important" : "minor";
    html.open("article", "class", "card " + sort, "id", rule.id());
    html.element("h4", words.of(rule.title()));
    html.open("p", "class", "tags");
    html.open("span", "class", "tag " + sort);
    html.element(
        "span",
        sort.equals("advice") ? "◆" : sort.equals("minor") ? "●" : "▲",
        "aria-hidden",
        "true");
    html.text(" " + words.of("sort." + sort)).close("span");
    chip(words.of("force." + JsonReport.lower(rule.force())));
    chip(words.of(Effort.of(rule).key()));
    html.element("span", rule.id(), "class", "soft").close("p");
    html.element("p", cut(words.of(finding.verdict().reason())), "class", "reason");
    proofs(rule.id(), finding.verdict().proofs());
    picture(finding);
    remedy(finding);
    texts(rule);
    answer(finding);
    html.close("article");
  }

  /** A point that only a person can settle. */
  void unknown(Finding finding) {
    html.open("li", "id", finding.rule().id());
    html.element("strong", words.of(finding.rule().title()));
    html.element("span", " " + finding.rule().id(), "class", "soft");
    html.element("p", cut(words.of(finding.verdict().reason())), "class", "soft");
    answer(finding);
    texts(finding.rule());
    html.close("li");
  }

  /** A point met, or that does not concern the site. */
  void brief(Finding finding) {
    html.open("li", "id", finding.rule().id());
    html.element("strong", words.of(finding.rule().title()));
    html.element("span", " " + finding.rule().id(), "class", "soft");
    html.element("p", cut(words.of(finding.verdict().reason())), "class", "soft").close("li");
  }

  private void chip(String text) {
    html.element("span", text, "class", "tag");
  }

  private void proofs(String rule, List<Proof> proofs) {
    if (proofs.isEmpty()) {
      return;
    }
    html.open("p", "class", "proof").element("strong", words.of("proof.label"));
    html.text(" ").element("code", SiteText.cut(words.of(proofs.getFirst().detail()), 240));
    html.close("p");
    html.open("details").element("summary", words.count("proof.all", proofs.size()));
    html.open(
        "div",
        "class",
        "scroll",
        "tabindex",
        "0",
        "role",
        "region",
        "aria-label",
        rule + words.of("colon") + words.of("proof.caption"));
    html.open("table").element("caption", words.of("proof.caption")).open("thead").open("tr");
    for (String column : List.of("scenario", "page", "kind", "detail")) {
      html.element("th", words.of("proof." + column), "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    proofs.stream().limit(PROOFS).forEach(this::proof);
    html.close("tbody").close("table").close("div");
    if (proofs.size() > PROOFS) {
      html.element("p", words.of("proof.more", proofs.size() - PROOFS), "class", "soft");
    }
    html.close("details");
  }

  private void proof(Proof proof) {
    html.open("tr");
    html.element("td", proof.scenario() == null ? "–" : words.of("scenario." + proof.scenario()));
    html.element("td", SiteText.cut(proof.page(), 300));
    String kind = "kind." + proof.kind();
    html.element("td", words.knows(kind) ? words.of(kind) : proof.kind());
    html.open("td").element("code", cut(words.of(proof.detail()))).close("td").close("tr");
  }

  private void picture(Finding finding) {
    String name =
        finding.verdict().proofs().stream()
            .map(Proof::screenshot)
            .filter(shot -> !shot.isEmpty())
            .findFirst()
            .orElse("");
    String id = finding.rule().id();
    if (pictures.shownAt(name).isPresent()) {
      html.open("p", "class", "soft").text(words.of("picture.seen") + " ");
      html.element("a", pictures.shownAt(name).get(), "href", "#" + pictures.shownAt(name).get());
      html.close("p");
      return;
    }
    pictures
        .of(name, id)
        .ifPresent(
            picture -> {
              html.open("figure");
              picture.write(html, words.of("picture.alt", words.of(finding.rule().title())));
              html.element("figcaption", words.of("picture.caption", name)).close("figure");
            });
  }

  private void remedy(Finding finding) {
    String remedy = words.of(Filled.of(finding).remedy());
    html.element("h5", words.of(Tally.advice(finding) ? "remedy.advice" : "remedy.title"));
    html.element("p", cut(remedy));
    Snippets.of(finding.rule().id())
        .ifPresent(
            snippet -> {
              html.open("details").element("summary", words.of("snippet." + snippet.kind()));
              html.open("pre", "tabindex", "0").element("code", snippet.code(words.language()));
              html.close("pre").element("p", words.of("snippet.adapt"), "class", "soft");
              html.close("details");
            });
  }

  private void texts(Rule rule) {
    html.open("details").element("summary", words.of("law.title"));
    html.element("p", words.of("law.force." + JsonReport.lower(rule.force())));
    html.open("ul");
    for (LegalReference reference : rule.references()) {
      html.open("li").link(reference.source(), words.of(reference.cite()));
      if (!reference.verified()) {
        html.text(" ");
        html.element("span", words.of("law.unverified"), "class", "tag check");
      }
      html.close("li");
    }
    html.close("ul");
    sanctions(rule);
    html.close("details");
  }

  /** Cases of others; none stands beside a piece of advice, which nothing sanctions. */
  private void sanctions(Rule rule) {
    List<Sanction> sanctions =
        rule.sanctions().stream().flatMap(key -> law.sanction(key).stream()).toList();
    if (sanctions.isEmpty() || rule.force() == Force.PRACTICE) {
      return;
    }
    html.element("p", words.of("sanction.title")).open("ul");
    for (Sanction sanction : sanctions) {
      String line =
          Stream.of(
                  words.of(sanction.body()),
                  words.of(sanction.amount()),
                  sanction.date() == null ? "" : words.day(sanction.date()),
                  sanction.decision())
              .filter(part -> !part.isBlank())
              .collect(Collectors.joining(", "));
      html.open("li").link(Objects.requireNonNullElse(sanction.link(), ""), line);
      html.element("span", words.of("colon") + words.of(sanction.found()), "class", "soft");
      if (!sanction.verified()) {
        html.text(" ").element("span", words.of("law.unverified"), "class", "tag check");
      }
      html.close("li");
    }
    html.close("ul");
  }

  private void answer(Finding finding) {
    String question = words.of(Filled.of(finding).question());
    String id = "answer-" + finding.rule().id();
    html.open("div", "class", "answer");
    html.element("label", question.isBlank() ? words.of("answer.plain") : question, "for", id);
    html.open("textarea", "id", id, "rows", "2", "autocomplete", "off").close("textarea");
    html.close("div");
  }

  private static String cut(String text) {
    return SiteText.cut(text, LONGEST);
  }
}
