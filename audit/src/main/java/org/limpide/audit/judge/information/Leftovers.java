package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * IN-12: the texts are dated and hold nothing left of a template: no blank to fill, no other
 * company, no declaration to the CNIL (abolished on 25 May 2018) in place of the GDPR.
 */
final class Leftovers implements Evaluator {
  private static final String BLANK =
      "nom|societe|entreprise|raison|adresse|address|e-?mail|courriel|telephone|phone|date|ville|city|site|url|siren|siret|numero|number|capital|insert|your|votre|vos|company|name|complet|precis|indiqu|remplac|ajout|a definir|hebergeur|host|dpo|duree|country|pays|responsable|x{3,}|\\.{3,}";
  private static final Pattern PLACEHOLDER =
      Plain.pattern(
          "[\\[{<«(]{1,2} ?("
              + BLANK
              + ")[a-z0-9 '/_,.:-]{0,60}[\\]}>]{1,2}"
              + "|[\\[{<]{1,2}[a-z0-9 '/_,.:-]{0,40}("
              + BLANK
              + ")[a-z0-9 '/_,.:-]{0,40}[\\]}>]{1,2}"
              + "|lorem ipsum|\\bx{4,}\\b|\\bxx[ .]xx\\b|_{4,}|\\.{6,}|(texte|text) (suggere|a completer|a remplacer)|suggested text ?:|(a completer|a remplir|a preciser|a modifier)\\b ?(\\)|$|par|ici|\\.|\\])|\\btodo\\b|to be completed"
              + "|(nom de (la societe|l'entreprise|votre (societe|site|entreprise)))\\b|votre societe\\b|your company name|company name here|(votre|your)[ -]?(site|domaine|domain|website|shop|store)\\.(fr|com)|@(example|exemple|domaine|domain|votresite|yoursite)\\.(com|fr)|example\\.com|00 00 00 00 00|123 ?456 ?789\\b|monsite\\.(fr|com)");
  private static final Pattern OBFUSCATED =
      Plain.pattern("^[\\[({<] ?(at|arobase|a|dot|point|@) ?[\\])}>]$");
  private static final Pattern OTHER_COMPANY =
      Pattern.compile(
          "(?:[Ll]a société|[Ll]’entreprise|[Ll]'entreprise|[Ll]a boutique|[Ll]e site|[Tt]he company) (\\p{Lu}[\\p{L}\\p{N}&'’.-]+(?: (?:\\p{Lu}[\\p{L}\\p{N}&'’.-]*|&|et|de|du|des)){0,4}),? (?:s['’]engage|collecte|traite|respecte|accorde|met en|est responsable|attache|recueille|conserve|édite|prend|veille|collects|processes|respects|is committed|is responsible|takes|keeps)");
  private static final Pattern DECLARED =
      Plain.pattern(
          "(declar|enregistr|notifi)\\w*[^.\\n]{0,80}\\bcnil\\b|\\bcnil\\b[^.\\n]{0,60}(n°|numero|sous le)[^.\\n]{0,20}\\d{4,}|recepisse[^.\\n]{0,40}cnil");
  private static final Pattern GDPR =
      Plain.pattern(
          "\\brgpd\\b(?! ?@)|\\bgdpr\\b(?! ?@)|2016/679|reglement (general|europeen)|general data protection");
  private static final Pattern OLD_LAW =
      Plain.pattern("informatique et libertes|78-17|6 janvier 1978");
  private static final String MONTH =
      "(janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|may|june|july|august|september|october|november|december)";
  private static final Pattern DATED =
      Plain.pattern(
          "(version|redige|etabli|ecrit|publi|written|posted|mis(e)? a jour|mis(e)? en ligne|a jour|modifi|revis|en vigueur|derniere|dat(e|ed)|updated|revised|effective|amended|edition|applicable)[^\\n]{0,60}"
              + "((\\d{1,2}(er|st|nd|rd|th)?,? (of )?)?"
              + MONTH
              + "(,? \\d{1,2}(st|nd|rd|th)?)?,? \\d{4}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{4})");

  @Override
  public String rule() {
    return "IN-12";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var notice = new Notice(dossier);
    Optional<Verdict> nothing = notice.reading().nothingRead();
    if (nothing.isPresent()) {
      return nothing.get();
    }
    List<PageFact> pages =
        Stream.concat(
                notice.pages().stream(),
                Stream.of(PageKind.LEGAL_NOTICE, PageKind.TERMS)
                    .flatMap(kind -> notice.reading().pages(kind).stream()))
            .distinct()
            .toList();
    if (pages.isEmpty()) {
      return Verdict.unknown(
          Text.of("Aucun texte d'information n'a été lu.", "No information text was read."));
    }
    Prose prose =
        Prose.beside(pages, notice.reading().home().filter(home -> !pages.contains(home)));
    Set<String> left = new LinkedHashSet<>();
    List<Proof> proofs = new ArrayList<>();
    for (Prose.Passage line : prose.lines()) {
      placeholder(line, notice.reading().evidence().site())
          .or(() -> otherCompany(notice, line))
          .ifPresent(
              what -> {
                if (left.add(what)) {
                  proofs.add(line.proof());
                }
              });
    }
    boolean gdpr = prose.says(GDPR);
    Optional<Prose.Passage> declared =
        prose.first(DECLARED, p -> !Plain.has(Right.COMPLAINT.words(), p.plain()));
    if (declared.isPresent() && !gdpr) {
      left.add("déclaration à la CNIL");
      proofs.add(declared.get().proof());
    }
    if (!left.isEmpty()) {
      String list = String.join(", ", left);
      return Verdict.fail(
              Text.of(
                  "Restes de modèle dans les textes : " + list + ".",
                  "Template leftovers in the texts: " + list + "."),
              proofs.stream().limit(10).toList())
          .filling("reste", "« " + list + " »");
    }
    return dated(notice, prose, declared.isPresent() || !gdpr && prose.says(OLD_LAW));
  }

  private static Verdict dated(Notice notice, Prose prose, boolean old) {
    if (old) {
      return Verdict.unknown(
          Text.of(
              "Le texte cite encore une déclaration à la CNIL ou la seule loi de 1978 : à relire.",
              "The text still speaks of a declaration to the CNIL, or of the 1978 law alone: to be read again."));
    }
    Optional<Prose.Passage> date = (notice.pages().isEmpty() ? prose : notice.prose()).first(DATED);
    return date.isEmpty()
        ? Verdict.unknown(
            Text.of(
                "Aucun reste de modèle, mais le texte n'est pas daté.",
                "No template leftover, but the text is not dated."))
        : Verdict.pass(
            Text.of(
                "Textes datés, sans reste de modèle.", "Dated texts, without template leftovers."),
            List.of(date.get().proof()));
  }

  private static Optional<String> placeholder(Prose.Passage line, String site) {
    Matcher matcher = PLACEHOLDER.matcher(line.plain());
    while (matcher.find()) {
      if (!Plain.has(OBFUSCATED, matcher.group()) && !matcher.group().contains(site)) {
        return Optional.of(Plain.cut(matcher.group(), 60));
      }
    }
    return Optional.empty();
  }

  /** A company that speaks of itself in the text and is not the site's own. */
  private static Optional<String> otherCompany(Notice notice, Prose.Passage line) {
    Matcher matcher = OTHER_COMPANY.matcher(line.said());
    if (!matcher.find()) {
      return Optional.empty();
    }
    String name = matcher.group(1);
    String known =
        Plain.of(
                notice.reading().evidence().site()
                    + " "
                    + notice
                        .reading()
                        .home()
                        .map(home -> home.title() + " " + home.text())
                        .orElse(""))
            + " "
            + Prose.whole(notice.reading().pages(PageKind.LEGAL_NOTICE)).plain();
    boolean legalRead = !notice.reading().pages(PageKind.LEGAL_NOTICE).isEmpty();
    return legalRead
            && Identity.telling(name)
            && !Identity.shares(name, known)
            && !Controller.supplier(notice.reading(), name)
        ? Optional.of(name)
        : Optional.empty();
  }
}
