package org.limpide.server.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.limpide.law.Language;

/**
 * What every page knows: who looks, in which language and colours, and how to write an address.
 *
 * @param words the texts in the reader's language
 * @param caller who looks; none on public pages
 * @param organisation whose page this is; none on pages about the person
 * @param organisationName shown in the rail
 * @param theme {@code light}, {@code dark} or {@code auto}
 * @param base the path the service lives under, {@code ""} or for example {@code /limpide}
 * @param path of this page, below the base
 * @param back where a change of language or colours comes back to: this page with its query
 * @param csrf the token forms carry, and the name of its field
 * @param rail the organisation's rail, as this reader sees it
 * @param notice the key of a sentence to show once, after something was done; or none
 * @param demo whether all data is invented, which every page then says
 */
public record View(
    Words words,
    Optional<Caller> caller,
    Optional<OrganisationId> organisation,
    String organisationName,
    String theme,
    String base,
    String path,
    String back,
    Map.Entry<String, String> csrf,
    List<RailEntry> rail,
    Optional<String> notice,
    boolean demo) {

  /** The sentence of a key. */
  public String say(String key, Object... values) {
    return words.say(key, values);
  }

  /** The sentence for that many. */
  public String count(String key, long number) {
    return words.count(key, number);
  }

  public Language language() {
    return words.language();
  }

  /** An address of the service, given from its root: {@code /sign-in}. */
  public String link(String path) {
    return base + path;
  }

  /** An address in this organisation: {@code /sites}. */
  public String here(String path) {
    return base + "/o/" + organisation.orElseThrow() + path;
  }

  /** The address of a file of the page's own, which may be kept for ever. */
  public String asset(String file) {
    return base + Assets.address(file);
  }

  /** Whether the reader has one of these roles here: to show a button only to who may press it. */
  public boolean may(Role... roles) {
    Optional<Role> role = organisation.flatMap(o -> caller.flatMap(c -> c.in(o)));
    return role.isPresent() && Arrays.asList(roles).contains(role.get());
  }

  /** Whether this page lies under that part of the organisation's rail. */
  public boolean under(String part) {
    return organisation
        .map(o -> "/o/" + o + part)
        .map(at -> part.isEmpty() ? path.equals(at) : path.equals(at) || path.startsWith(at + "/"))
        .orElse(false);
  }

  /** The ids of what explains a field: its hint, and what is wrong with it; none without either. */
  public static @Nullable String describedBy(String field, String hint, Map<String, String> wrong) {
    String ids =
        (hint.isEmpty() ? "" : field + "-hint ")
            + (wrong.containsKey(field) ? field + "-wrong" : "");
    return ids.isEmpty() ? null : ids.strip();
  }

  /** The way to a page: addresses and their words by turns, in order. */
  public static Map<String, String> steps(String... addressesAndWords) {
    Map<String, String> steps = new LinkedHashMap<>();
    for (int i = 0; i < addressesAndWords.length; i += 2) {
      steps.put(addressesAndWords[i], addressesAndWords[i + 1]);
    }
    return steps;
  }

  /** A value or nothing, for attributes. */
  public static String orEmpty(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
