package org.limpide.recognition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An e-mail address as people publish and type them: the dot-atom form of RFC 5321 section 4.1.2,
 * with a domain of two labels or more. Quoted local parts and address literals, which no mailbox of
 * a firm has, are left out.
 *
 * @param local the part before the {@code @}, as written
 * @param domain the part after it, in lower case
 */
public record EmailAddress(String local, String domain) {
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 253;
  private static final String ATOM = "!#$%&'*+-/=?^_`{|}~";
  private static final Pattern WRITTEN_AT =
      Pattern.compile(
          " ?[\\[({<] ?(?:at|arobase|arobas|chez|@) ?[\\])}>] ?| (?:arobase|arobas) ",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WRITTEN_DOT =
      Pattern.compile(" ?[\\[({<] ?(?:dot|point|\\.) ?[\\])}>] ?", Pattern.CASE_INSENSITIVE);

  public EmailAddress {
    domain = domain.toLowerCase(Locale.ROOT);
    if (!isLocal(local) || !isDomain(domain)) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  /** The address, when the text is one and nothing else. */
  public static Optional<EmailAddress> parse(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      return Optional.empty();
    }
    String local = text.substring(0, at);
    String domain = text.substring(at + 1).toLowerCase(Locale.ROOT);
    return isLocal(local) && isDomain(domain)
        ? Optional.of(new EmailAddress(local, domain))
        : Optional.empty();
  }

  /**
   * Every address in a text, once each, in order. Those that a page hides from robots by writing
   * {@code name [at] domain (point) fr} are found too.
   */
  public static List<EmailAddress> in(String text) {
    String plain = WRITTEN_DOT.matcher(WRITTEN_AT.matcher(text).replaceAll("@")).replaceAll(".");
    Set<EmailAddress> found = new LinkedHashSet<>();
    int end = 0;
    for (int at = plain.indexOf('@'); at >= 0; at = plain.indexOf('@', at + 1)) {
      int from = at;
      while (from > end && at - from < LONGEST_LOCAL && isAtom(plain.charAt(from - 1))) {
        from--;
      }
      int to = at + 1;
      while (to < plain.length() && to - at <= LONGEST_DOMAIN && inDomain(plain.charAt(to))) {
        to++;
      }
      Optional<EmailAddress> address = parse(trimmed(plain, from, at) + domain(plain, at, to));
      if (address.isPresent()) {
        found.add(address.get());
        end = to;
      }
    }
    return new ArrayList<>(found);
  }

  /** The whole address, for what must show or use it. */
  public String address() {
    return local + "@" + domain;
  }

  /** Masked: {@code d…@exemple.fr}. */
  @Override
  public String toString() {
    return local.charAt(0) + "…@" + domain;
  }

  /** Without the punctuation of the sentence that may stand before it. */
  private static String trimmed(String text, int from, int at) {
    int start = from;
    while (start < at && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    return text.substring(start, at);
  }

  private static String domain(String text, int at, int to) {
    int end = to;
    while (end > at + 1 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(at, end);
  }

  private static boolean isLocal(String local) {
    return !local.isEmpty()
        && local.length() <= LONGEST_LOCAL
        && local.charAt(0) != '.'
        && !local.endsWith(".")
        && !local.contains("..")
        && local.chars().allMatch(c -> isAtom((char) c));
  }

  private static boolean isDomain(String domain) {
    String[] labels = domain.split("\\.", -1);
    if (labels.length < 2 || domain.length() > LONGEST_DOMAIN) {
      return false;
    }
    for (String label : labels) {
      if (label.isEmpty()
          || label.length() > 63
          || label.startsWith("-")
          || label.endsWith("-")
          || !label.chars().allMatch(c -> inDomain((char) c))) {
        return false;
      }
    }
    String top = labels[labels.length - 1];
    return top.length() >= 2 && top.chars().anyMatch(Character::isLetter);
  }

  private static boolean isAtom(char c) {
    return c == '.' || isPlainLetterOrDigit(c) || ATOM.indexOf(c) >= 0;
  }

  private static boolean inDomain(char c) {
    return c == '.' || c == '-' || isPlainLetterOrDigit(c) || (c > 127 && Character.isLetter(c));
  }

  private static boolean isPlainLetterOrDigit(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }
}
