package org.limpide.banner;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the visitors of a site are told before they choose: everything that makes their consent
 * informed (GDPR art. 4(11); CNIL guidelines 2020-091, point 24), as data. Its version is the
 * SHA-256 of its canonical JSON (RFC 8785), in hexadecimal: a word that changes makes another
 * notice.
 *
 * @param site the name visitors know the site by
 * @param policy address of its page about personal data; empty when it has none
 * @param days how long a choice is kept, the same for yes and no; the CNIL recommends six months
 * @param purposes in the order they are shown, at least one
 * @param partners services a visitor is asked for, each for one purpose
 * @param exempt services that need no choice, each with the reason
 * @param words in each language, the default first
 */
public record Notice(
    String site,
    String policy,
    int days,
    List<Purpose> purposes,
    List<Partner> partners,
    List<Exempt> exempt,
    List<Words> words,
    Theme theme) {
  /** Six months, the CNIL's good practice (recommendation 2020-092, points 38 and 39). */
  public static final int SIX_MONTHS = 182;

  /** The longest title of a purpose, in characters: what one line holds. */
  public static final int LONGEST_TITLE = 60;

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9][a-z0-9:._-]{0,79}");

  /** A purpose: a title and a line, by language. */
  public record Purpose(String key, Map<String, String> title, Map<String, String> line) {
    public Purpose {
      title = sorted(title);
      line = sorted(line);
      if (!KEY.matcher(key).matches()) {
        throw new IllegalArgumentException("a purpose's key is a-z, 0-9 and hyphens: " + key);
      }
      title.values().stream()
          .filter(t -> t.isBlank() || t.length() > LONGEST_TITLE)
          .findFirst()
          .ifPresent(
              t -> {
                throw new IllegalArgumentException("a title has 1 to 60 characters: " + t);
              });
    }

    String mark() {
      return Hash.mark(key);
    }
  }

  /**
   * A service the visitor is asked for, and who runs it.
   *
   * @param service its id in the directory of services
   * @param purpose key of the purpose it serves
   * @param country ISO 3166 two-letter code; empty when not known
   * @param privacy address of its page about personal data; empty when not known
   * @param hosts as {@code org.limpide.vendors.Service} writes them, and {@code host/path}
   * @param about what it is, by language
   */
  public record Partner(
      String service,
      String purpose,
      String name,
      String company,
      String country,
      String privacy,
      List<String> hosts,
      List<Cookie> cookies,
      Map<String, String> about) {
    public Partner {
      hosts = List.copyOf(hosts);
      cookies = List.copyOf(cookies);
      about = sorted(about);
      if (!SERVICE.matcher(service).matches()) {
        throw new IllegalArgumentException("no id of a service: " + service);
      }
      address(privacy);
    }

    /** Bound to the purpose: a consent to one purpose is none to another. */
    String mark() {
      return Hash.mark(purpose + "/" + service);
    }

    String key() {
      return purpose + "/" + service;
    }
  }

  /**
   * A cookie or storage key.
   *
   * @param name a final {@code *} stands for any end
   * @param lifetime ISO 8601 ({@code P13M}, {@code PT30M}), {@code session}, or empty when not
   *     known
   * @param onSite whether it is written under the site's own name, where a withdrawal can take it
   *     away; others belong to the third party's domain, which is no longer called
   */
  public record Cookie(String name, String lifetime, boolean onSite) {}

  /** A service that needs no choice, and why, by language. */
  public record Exempt(String name, Map<String, String> why) {
    public Exempt {
      why = sorted(why);
      if (why.isEmpty() || why.values().stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("an exemption has its reason: " + name);
      }
    }
  }

  public Notice {
    purposes = List.copyOf(purposes);
    partners = List.copyOf(partners);
    exempt = List.copyOf(exempt);
    words = List.copyOf(words);
    address(policy);
    check(!site.isBlank(), "a notice names its site");
    check(!purposes.isEmpty(), "a notice has a purpose");
    check(!words.isEmpty(), "a notice has words");
    check(days >= 1 && days <= 395, "a choice is kept between a day and thirteen months");
    Set<String> marks = new HashSet<>();
    for (Purpose purpose : purposes) {
      check(marks.add(purpose.mark()), "a purpose twice, or two of the same mark: " + purpose.key);
      for (Words language : words) {
        check(
            purpose.title.containsKey(language.language())
                && purpose.line.containsKey(language.language()),
            "the purpose " + purpose.key + " has no text in " + language.language());
      }
    }
    Set<String> services = new HashSet<>();
    Set<String> keys = new HashSet<>(purposes.stream().map(Purpose::key).toList());
    for (Partner partner : partners) {
      check(services.add(partner.service), "a service twice: " + partner.service);
      check(marks.add(partner.mark()), "two of the same mark: " + partner.service);
      check(keys.contains(partner.purpose), "no such purpose: " + partner.purpose);
    }
  }

  /** A good notice for these services of the directory, in French and English. */
  public static Notice standard(String site, String policy, Collection<String> services) {
    return StandardNotice.of(site, policy, services, List.of("fr", "en"));
  }

  /** The same in these languages, the default first. */
  public static Notice standard(
      String site, String policy, Collection<String> services, List<String> languages) {
    return StandardNotice.of(site, policy, services, languages);
  }

  /**
   * Reads what {@link #json()} wrote.
   *
   * @throws IllegalArgumentException when it is no notice
   */
  public static Notice read(String json) {
    try {
      return JsonMapper.shared().readValue(json, Notice.class);
    } catch (tools.jackson.core.JacksonException e) {
      throw new IllegalArgumentException("not a notice: " + e.getOriginalMessage(), e);
    }
  }

  /** Its canonical JSON. */
  public String json() {
    return CanonicalJson.text(JsonMapper.shared().valueToTree(this));
  }

  /** SHA-256 of its canonical JSON, 64 hexadecimal digits. */
  public String version() {
    return Hash.hex(json().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * How many services are asked for: the number visitors are told, and the length of the list they
   * can open.
   */
  public int partnersCount() {
    return partners.size();
  }

  /**
   * Whether a key of a sent choice is one of this notice: a purpose, or {@code purpose/service}.
   */
  public boolean knows(String key) {
    return purposes.stream().anyMatch(p -> p.key.equals(key))
        || partners.stream().anyMatch(p -> p.key().equals(key));
  }

  /**
   * The services a sent choice allows. What the choice does not name is refused: silence is no
   * consent.
   *
   * @param choices by purpose, and by {@code purpose/service} where a purpose was chosen in part
   */
  public Set<String> allowed(Map<String, Boolean> choices) {
    Set<String> allowed = new LinkedHashSet<>();
    for (Partner partner : partners) {
      boolean yes =
          choices.getOrDefault(partner.key(), choices.getOrDefault(partner.purpose, false));
      if (yes) {
        allowed.add(partner.service);
      }
    }
    return Collections.unmodifiableSet(allowed);
  }

  /**
   * The purposes a sent choice accepts as a whole: with every service of theirs.
   *
   * @param choices as for {@link #allowed}
   */
  public Set<String> accepted(Map<String, Boolean> choices) {
    Set<String> allowed = allowed(choices);
    Set<String> accepted = new LinkedHashSet<>();
    for (Purpose purpose : purposes) {
      List<Partner> own = partners.stream().filter(p -> p.purpose.equals(purpose.key)).toList();
      boolean whole =
          own.isEmpty()
              ? choices.getOrDefault(purpose.key, false)
              : own.stream().allMatch(p -> allowed.contains(p.service));
      if (whole) {
        accepted.add(purpose.key);
      }
    }
    return Collections.unmodifiableSet(accepted);
  }

  /** The words of a language, or of the default one. */
  Words words(String language) {
    return words.stream()
        .filter(w -> w.language().equals(language))
        .findFirst()
        .orElse(words.getFirst());
  }

  private static Map<String, String> sorted(Map<String, String> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static void address(String address) {
    if (!address.isEmpty()) {
      URI uri = URI.create(address);
      String scheme = uri.getScheme();
      check(
          scheme == null
              ? address.startsWith("/") && !address.startsWith("//")
              : scheme.matches("https?"),
          "not an address for people: " + address);
    }
  }
}
