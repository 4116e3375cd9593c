package org.limpide.audit.judge.information;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.audit.judge.reading.Plain;

/** How a text says who somebody is and how to reach them. */
final class Identity {
  /** A company's legal form, as written. */
  static final String FORM =
      "(?:S\\.?A\\.?R\\.?L\\.?U?|S\\.?A\\.?S\\.?U?|E\\.?U\\.?R\\.?L\\.?|S\\.?A\\.?|S\\.?N\\.?C\\.?|S\\.?C\\.?I\\.?|S\\.?C\\.?O\\.?P\\.?|SCIC|SELARL|SELAS|SCP|SCM|GIE|EARL|EI|EIRL|GmbH|Ltd|Limited|LLC|LLP|Inc|B\\.?V\\.?|S\\.?r\\.?l|AG)";

  private static final Pattern LEGAL_FORM =
      Pattern.compile("(?<![\\p{L}.])" + FORM + "(?![\\p{L}])");
  private static final Pattern NAME_BEFORE_FORM =
      Pattern.compile(
          "(\\p{Lu}[\\p{L}\\p{N}&'’.-]*(?: (?:\\p{Lu}[\\p{L}\\p{N}&'’.-]*|&|et|de|du|des|la|le|les|\\p{N}+)){0,5})"
              + "[ ,]{1,3}\\(?(?:une? |société |est une )?"
              + FORM
              + "(?![\\p{L}])");
  private static final Pattern NAME_AFTER_FORM =
      Pattern.compile(
          "(?<![\\p{L}.])(?:SARL|SAS|SASU|EURL|SNC|SCOP|SELARL|société|Société|SOCIÉTÉ|association|Association|company) (\\p{Lu}[\\p{L}\\p{N}&'’.-]*(?: (?:\\p{Lu}[\\p{L}\\p{N}&'’.-]*|&|et|de|du|des|la|le)){0,4})");
  private static final Pattern PLAIN_FORM =
      Plain.pattern(
          "auto-?entrepreneu|micro-?entreprise|entrepreneur individuel|entreprise individuelle|association (loi|declaree|regie|sans but)|loi (du 1er juillet )?(de )?1901"
              + "|societe (par actions|a responsabilite|anonyme|cooperative|en nom)|sole trader|limited (liability )?company|profession liberale");
  static final Pattern NUMBER =
      Plain.pattern(
          "(?<![\\d+])(\\d{3}[ .]?\\d{3}[ .]?\\d{3})(?:[ .]?\\d{5}|[ .]?\\d{2} ?\\d{3})?(?![\\d])");
  private static final Pattern NUMBER_WORD =
      Plain.pattern(
          "siren|siret|\\brcs\\b|r\\.c\\.s|\\brne\\b|registre|repertoire|immatricul|registered|register|regist(ration|ry)|company (number|no)|identifi");
  static final Pattern EMAIL =
      Plain.pattern(
          "[a-z0-9._%+-]+(@| ?(\\[at\\]|\\(at\\)|\\[arobase\\]|\\(arobase\\)| arobase ) ?)[a-z0-9-]+"
              + "([a-z0-9.-]*\\.[a-z]{2,}| ?(\\[dot\\]|\\(dot\\)|\\[point\\]|\\(point\\)| point ) ?[a-z]{2,})");
  static final Pattern PHONE =
      Plain.pattern(
          "(?<![\\d.])(\\+ ?\\d{2,3}[ .()-]{0,3}\\d([ .()-]?\\d){6,11}|0[1-9]([ .-]?\\d{2}){4}|0[89]\\d{2}[ .-]?\\d{3}[ .-]?\\d{3})(?!\\d)"
              + "|(tel|telephone|phone|appel)[^0-9\\n]{0,25}[+(]?\\d([ .()/-]{0,3}\\d){2,}");
  static final Pattern ADDRESS =
      Plain.pattern(
          "\\b\\d{5}\\b,? +(?!ans|jours|euros)[a-z]|\\b(f|fr)-?\\d{5}\\b|\\d{1,4} ?(bis|ter)?,? (rue|avenue|av\\.|boulevard|bd|place|quai|chemin|route|impasse|allee|cours|square|montee|passage|voie|hameau|lieu-dit)\\b"
              + "|\\b(rue|avenue|boulevard|quai|chemin|place|strasse|street|road|square|lane|drive)\\b[^\\n]{0,60}\\d|\\d[^\\n]{0,40}\\b(street|st\\.|road|avenue|lane|drive|blvd|suite|strasse|dublin|way|floor)\\b|\\bcedex\\b|\\bbp ?\\d+");

  private static final Set<String> COMMON =
      Set.of(
          "societe",
          "company",
          "editeur",
          "responsable",
          "boutique",
          "maison",
          "france",
          "groupe",
          "group",
          "site",
          "nous",
          "entreprise",
          "association",
          "publisher",
          "controller",
          "sarl",
          "sasu",
          "eurl",
          "data",
          "traitement",
          "donnees",
          "vendeur",
          "notre",
          "pour",
          "dans");

  private Identity() {}

  /** Whether a legal form is written, in letters or in words. */
  static boolean hasForm(String said) {
    return LEGAL_FORM.matcher(said).find() || Plain.has(PLAIN_FORM, Plain.of(said));
  }

  /** Names of companies, as written beside their legal form. */
  static Set<String> names(String said) {
    Set<String> names = new LinkedHashSet<>();
    for (String line : said.split("\n")) {
      for (Pattern pattern : List.of(NAME_BEFORE_FORM, NAME_AFTER_FORM)) {
        Matcher matcher = pattern.matcher(line);
        while (matcher.find()) {
          names.add(matcher.group(1).strip());
        }
      }
    }
    return names;
  }

  /** SIREN numbers on lines that speak of a register, or of the number itself. */
  static Set<String> sirens(Prose prose) {
    Set<String> found = new LinkedHashSet<>();
    for (Prose.Passage line : prose.lines()) {
      if (Plain.has(NUMBER_WORD, line.plain())) {
        Matcher matcher = NUMBER.matcher(line.plain());
        while (matcher.find()) {
          String digits = matcher.group(1).replaceAll("\\D", "");
          if (!digits.startsWith("0")) {
            found.add(digits);
          }
        }
      }
    }
    return found;
  }

  /** The check digit of SIREN and SIRET numbers (ISO/IEC 7812-1). */
  static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  /** Whether some telling word of a name is found in a text in plain form. */
  static boolean shares(String name, String plain) {
    return tokens(name).isEmpty() || tokens(name).stream().anyMatch(plain::contains);
  }

  /** Whether a name has words that not every company has. */
  static boolean telling(String name) {
    return !tokens(name).isEmpty();
  }

  private static Set<String> tokens(String name) {
    Set<String> tokens = new LinkedHashSet<>();
    for (String token : Plain.of(name).split("[^a-z0-9]+")) {
      if (token.length() > 3 && !COMMON.contains(token)) {
        tokens.add(token);
      }
    }
    return tokens;
  }

  /** A way to reach somebody, in the words of a text. */
  static boolean reachable(String plain) {
    return Plain.has(EMAIL, plain) || Plain.has(ADDRESS, plain) || Plain.has(PHONE, plain);
  }

  /** The first line that names a company or says what kind of undertaking speaks. */
  static Optional<Prose.Passage> named(Prose prose) {
    return prose.lines().stream().filter(line -> hasForm(line.said())).findFirst();
  }
}
