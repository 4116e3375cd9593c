package org.limpide.audit.judge.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * SE-05: pages tell the browser not to guess types and not to let other sites frame them, and do
 * not hand whole addresses to others. As the catalogue says, both protections must be missing for a
 * fault; one alone is a question.
 */
final class BrowserHeaders implements Evaluator {
  private static final Set<String> POLICIES =
      Set.of(
          "no-referrer",
          "no-referrer-when-downgrade",
          "origin",
          "origin-when-cross-origin",
          "same-origin",
          "strict-origin",
          "strict-origin-when-cross-origin",
          "unsafe-url");
  private static final Pattern META =
      Pattern.compile(
          "<meta\\b[^>]{0,200}name=[\"']?referrer[\"']?[^>]{0,200}>", Pattern.CASE_INSENSITIVE);
  private static final Pattern CONTENT =
      Pattern.compile("content=[\"']?([a-z-]{1,60})", Pattern.CASE_INSENSITIVE);

  @Override
  public String rule() {
    return "SE-05";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    List<PageFact> pages =
        new OwnPages(dossier)
            .read().stream().filter(page -> page.mimeType().contains("html")).toList();
    if (pages.isEmpty()) {
      return OwnPages.nothingRead();
    }
    List<Proof> proofs = new ArrayList<>();
    boolean bare = false;
    boolean leaking = false;
    Set<String> missing = new java.util.TreeSet<>();
    for (PageFact page : pages) {
      boolean sniffed = !header(page, "x-content-type-options").contains("nosniff");
      boolean framed = !framesRestricted(page);
      if (sniffed && framed) {
        bare = true;
        proofs.add(
            proof(page, "X-Content-Type-Options: nosniff, frame-ancestors / X-Frame-Options"));
      } else if (sniffed) {
        missing.add("X-Content-Type-Options: nosniff");
      } else if (framed) {
        missing.add("Content-Security-Policy: frame-ancestors");
      }
      if (referrer(page).equals("unsafe-url")) {
        leaking = true;
        proofs.add(
            new Proof(
                Scenario.S0,
                page.url(),
                "header",
                Text.of(
                    "Referrer-Policy : unsafe-url, l'adresse entière est donnée à tous les sites",
                    "Referrer-Policy: unsafe-url, the whole address is given to every site")));
      }
    }
    if (!proofs.isEmpty()) {
      return Verdict.fail(
          bare
              ? Text.of(
                  "Des pages n'ont aucune de ces protections du navigateur.",
                  "Some pages have none of these protections of the browser.")
              : Text.of(
                  "L'adresse entière des pages est donnée aux autres sites.",
                  "The whole address of pages is given to other sites."),
          proofs.stream().limit(OwnPages.SHOWN).toList());
    }
    if (!missing.isEmpty()) {
      String names = String.join(", ", missing);
      return Verdict.unknown(
          Text.of(
              "Protection partielle ; il manque sur une page au moins : " + names + ".",
              "Partial protection; missing on one page at least: " + names + "."));
    }
    return Verdict.pass(
        Text.of(
            "Présents sur les %d pages vues : nosniff et restriction des cadres."
                .formatted(pages.size()),
            "Present on the %d pages seen: nosniff and restriction of frames."
                .formatted(pages.size())),
        List.of());
  }

  private static String header(PageFact page, String name) {
    return page.headers().getOrDefault(name, "").toLowerCase(Locale.ROOT);
  }

  /** By CSP's frame-ancestors, which goes before X-Frame-Options (CSP 3, 6.4.2). */
  private static boolean framesRestricted(PageFact page) {
    for (String policy : header(page, "content-security-policy").split("[\\n,]")) {
      for (String directive : policy.split(";")) {
        List<String> words = Arrays.asList(directive.strip().split("\\s+"));
        if (words.getFirst().equals("frame-ancestors")) {
          return !words.contains("*");
        }
      }
    }
    return Arrays.stream(header(page, "x-frame-options").split("[\\n,]"))
        .map(String::strip)
        .anyMatch(word -> word.equals("deny") || word.equals("sameorigin"));
  }

  /** The last policy that browsers know; the page's own meta element goes after the header. */
  private static String referrer(PageFact page) {
    String policy = "";
    for (String word : header(page, "referrer-policy").split("[\\n,]")) {
      policy = POLICIES.contains(word.strip()) ? word.strip() : policy;
    }
    Matcher meta = META.matcher(page.html());
    while (meta.find()) {
      Matcher content = CONTENT.matcher(meta.group());
      String word = content.find() ? content.group(1).toLowerCase(Locale.ROOT) : "";
      policy = POLICIES.contains(word) ? word : policy;
    }
    return policy;
  }

  private static Proof proof(PageFact page, String missing) {
    return new Proof(
        Scenario.S0, page.url(), "header", Text.of("Absents : " + missing, "Missing: " + missing));
  }
}
