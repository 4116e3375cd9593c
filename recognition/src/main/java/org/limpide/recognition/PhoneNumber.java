package org.limpide.recognition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A telephone number of the French numbering plan (Arcep decision 2022-1583): ten digits from 01 to
 * 09, written after 0, +33 or 0033, or after the codes of the overseas territories that share the
 * plan (+262, +508, +590, +594, +596). Short numbers (3615, 10xx, 118xxx) are no telephone of a
 * person.
 *
 * @param national the ten digits, without separators
 */
public record PhoneNumber(String national) {
  private static final String GAP = "[ .\\-\u00a0\u202f]?";
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<![0-9+/.,-])(?:(?:\\+|00)"
              + GAP
              + "(?:33|262|508|590|594|596)"
              + GAP
              + "(?:\\(0\\))?"
              + GAP
              + "([1-9])|0([1-9]))((?:"
              + GAP
              + "[0-9]){8})(?![0-9]|[.,-][0-9])");

  public PhoneNumber {
    if (!national.matches("0[1-9][0-9]{8}")) {
      throw new IllegalArgumentException("not a French telephone number");
    }
  }

  /** The number, when the text is one and nothing else. */
  public static Optional<PhoneNumber> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
  }

  /** Every number in a text, once each, in order. */
  public static List<PhoneNumber> in(String text) {
    Set<PhoneNumber> found = new LinkedHashSet<>();
    Matcher matcher = WRITTEN.matcher(text);
    while (matcher.find()) {
      found.add(of(matcher));
    }
    return new ArrayList<>(found);
  }

  /** As the world dials it: {@code +33240001234}. */
  public String international() {
    return "+33" + national.substring(1);
  }

  /** Masked: {@code 02••••••34}. */
  @Override
  public String toString() {
    return national.substring(0, 2) + "••••••" + national.substring(8);
  }

  private static PhoneNumber of(Matcher matcher) {
    String first = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return new PhoneNumber("0" + first + matcher.group(3).replaceAll("[^0-9]", ""));
  }
}
