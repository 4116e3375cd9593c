package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * What a legal notice says of the site's publisher and host, and what it does not (LCEN art. 1-1
 * and 19; C. com. art. R123-237).
 */
final class Publisher {
  private static final Pattern HOST =
      Plain.pattern("heberg|\\bhost(ed|ing|er)?\\b|web ?host|infogere");
  private static final Pattern DIRECTOR =
      Plain.pattern(
          "direct(eur|rice)s?( ou directrice)? (de |de la |des |du |legale? de la )?(publication|redaction|contenu)|(co-?)?direct(eur|rice) de (la )?publication|responsable (de |de la |des )?(publication|redaction|editorial|contenu)"
              + "|publi(cation|shing) (director|manager)|director of (the )?publication|publications? director|head of publication|(responsible|managing) editor|editor[- ]in[- ]chief|redact(eur|rice) en chef|responsible for (the )?(content|publication)");
  private static final Pattern REGISTER =
      Plain.pattern(
          "\\brcs\\b|r\\.c\\.s|\\brne\\b|\\bsiren\\b|\\bsiret\\b|registre|repertoire|\\brna\\b|immatricul|regist(er|ered|ration|ry)|company (number|no)|w\\d{9}");
  private static final Pattern CAPITAL = Plain.pattern("capital");
  private static final Pattern VAT =
      Plain.pattern("\\btva\\b|\\bvat\\b|293 ?b|\\bfr ?[0-9a-z]{2} ?\\d{3} ?\\d{3} ?\\d{3}\\b");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?iu:[ée]diteur|[ée]dit[ée]e? par|[ée]ditrice|qui publie|raison sociale|d[ée]nomination|propri[ée]taire|publi[ée] par|publisher|published by|owner|owned by|operated by|exploit[ée] par|responsable du site)"
              + "(?:[^\\n:]{0,40}[:\\n]| )\\s*(?:la |le |l['’]|une )?(?:société |association |entreprise )?"
              + "(?!(?iu:si[eè]ge|t[ée]l|adresse|address|rcs|sir|e-?mail|courriel|capital|tva|direct|ph))\\p{Lu}");
  private static final Pattern SOLE =
      Plain.pattern(
          "auto-?entrepreneu|micro-?entrepr|entrepreneur individuel|entreprise individuelle|\\bei\\b|profession liberale|sole trader|self-?employed|artisan|293 ?b");
  private static final Pattern ASSOCIATION =
      Plain.pattern(
          "association (loi|declaree|regie|a but|sans but)|loi (du 1er juillet )?(de )?1901|\\brna\\b|non-?profit|fondation|collectivite|commune de|mairie");
  private static final Pattern PRIVATE =
      Plain.pattern(
          "(site|blog) (personnel|non professionnel|amateur|a but non commercial)|a titre (personnel|non professionnel|benevole)|editeur non professionnel|non-?professional|personal (site|blog|website)|particulier");
  private static final Pattern FOREIGN =
      Plain.pattern("\\b(gmbh|ltd|limited|llc|llp|inc|b\\.?v|s\\.?r\\.?l|corp)\\b");
  private static final Pattern OTHER_PART =
      Plain.pattern(
          "^.{0,12}(editeur|edition|direct|mediat|propriet|donnees|cookies|credits?|conception|responsab|litige|contact|publisher|publication|privacy|copyright|droit|identit|nous contacter)");

  private static final Pattern COMPANY =
      Pattern.compile(
          "(?<![\\p{L}.])(S\\.?A\\.?R\\.?L|S\\.?A\\.?S\\.?U?|E\\.?U\\.?R\\.?L|S\\.?A\\.?|S\\.?N\\.?C|SCOP|SCIC|SELARL|SELAS)\\b");
  private static final Pattern COMPANY_WORDS =
      Plain.pattern(
          "societe (par actions|a responsabilite|anonyme|cooperative|en nom|unipersonnelle)");

  private final Prose whole;
  private final String host;
  private final List<Prose.Passage> own;
  private final String rest;
  private final String said;

  Publisher(Prose whole) {
    this.whole = whole;
    List<Prose.Passage> about = hostLines(whole.lines());
    host = text(about);
    own = whole.lines().stream().filter(line -> !about.contains(line)).toList();
    rest = text(own);
    said = own.stream().map(Prose.Passage::said).collect(Collectors.joining("\n"));
  }

  private static List<Prose.Passage> hostLines(List<Prose.Passage> lines) {
    List<Prose.Passage> about = new ArrayList<>();
    int left = 0;
    for (Prose.Passage line : lines) {
      if (Plain.has(HOST, line.plain())) {
        left = 6;
      } else if (left > 0 && other(line)) {
        left = 0;
      }
      if (left > 0) {
        about.add(line);
        left--;
      }
    }
    return about;
  }

  private static boolean other(Prose.Passage line) {
    return Plain.has(OTHER_PART, line.plain())
        || line.page().headings().stream()
            .map(PageFact.Heading::text)
            .anyMatch(heading -> heading.strip().equals(line.said()));
  }

  /** What it says of the publisher, and not of the host. */
  List<Prose.Passage> own() {
    return own;
  }

  private static String text(List<Prose.Passage> lines) {
    return lines.stream().map(Prose.Passage::plain).collect(Collectors.joining("\n"));
  }

  /** Whether it says that a person publishes it outside any profession. */
  boolean saysPrivate() {
    return Plain.has(PRIVATE, whole.plain()) && Identity.sirens(whole).isEmpty();
  }

  /** Whether it may fall under another country's law. */
  boolean foreign() {
    return Plain.has(FOREIGN, rest) && !Plain.has(REGISTER, rest);
  }

  private boolean sole() {
    return Plain.has(SOLE, rest) && !company();
  }

  private boolean association() {
    return Plain.has(ASSOCIATION, rest) && !company();
  }

  private boolean company() {
    return own.stream()
        .anyMatch(
            line -> COMPANY.matcher(line.said()).find() || Plain.has(COMPANY_WORDS, line.plain()));
  }

  /** What the law asks for and the text does not hold. */
  List<Text> missing(boolean sells, boolean contactLink) {
    List<Text> missing = new ArrayList<>();
    boolean named =
        NAMED.matcher(said).find()
            || own.stream()
                .anyMatch(
                    line ->
                        Identity.hasForm(line.said()) || !Identity.names(line.said()).isEmpty());
    require(missing, named, "dénomination de l'éditeur", "publisher's name");
    require(
        missing,
        Plain.has(Identity.ADDRESS, rest),
        "adresse ou siège",
        "address or registered office");
    require(missing, Plain.has(Identity.PHONE, rest), "téléphone", "telephone");
    require(missing, Plain.has(Identity.EMAIL, whole.plain()) || contactLink, "courriel", "e-mail");
    if (!association()) {
      require(
          missing,
          Plain.has(REGISTER, rest) || !Identity.sirens(whole).isEmpty(),
          "numéro RCS, RNE ou SIREN",
          "company registration number");
    }
    if (company() && !sole()) {
      require(missing, Plain.has(CAPITAL, rest), "capital social", "share capital");
    }
    if (sells && !association() && !sole()) {
      require(missing, Plain.has(VAT, whole.plain()), "numéro de TVA", "VAT number");
    }
    if (!sole()) {
      require(
          missing,
          Plain.has(DIRECTOR, whole.plain()),
          "directeur de la publication",
          "publication director");
    }
    if (host.isEmpty()) {
      missing.add(
          Text.of("hébergeur (nom, adresse, téléphone)", "host (name, address, telephone)"));
    } else {
      require(
          missing, Plain.has(Identity.ADDRESS, host), "adresse de l'hébergeur", "host's address");
      require(
          missing, Plain.has(Identity.PHONE, host), "téléphone de l'hébergeur", "host's telephone");
    }
    for (String siren : wrong()) {
      missing.add(
          Text.of(
              "un SIREN valide (« " + siren + " » a une clé fausse)",
              "a valid SIREN (“" + siren + "” has a wrong check digit)"));
    }
    return missing;
  }

  private Set<String> wrong() {
    return Identity.sirens(whole).stream()
        .filter(siren -> !Identity.luhn(siren) && !siren.equals("356000000"))
        .collect(Collectors.toSet());
  }

  private static void require(List<Text> missing, boolean found, String fr, String en) {
    if (!found) {
      missing.add(Text.of(fr, en));
    }
  }
}
