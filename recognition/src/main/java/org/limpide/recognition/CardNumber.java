package org.limpide.recognition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a payment card (primary account number, ISO/IEC 7812-1): the length and first
 * digits of a known scheme, and a right check digit (Luhn). Numbers that schemes and payment
 * providers publish for tests belong to nobody and are not found.
 *
 * @param digits the number without separators
 */
public record CardNumber(String digits) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<![0-9A-Za-z.,_-])[0-9](?:[ \u00a0\u202f-]?[0-9]){12,18}(?![0-9A-Za-z_-])");
  private static final Set<String> FOR_TESTS =
      Set.of(
          "4242424242424242",
          "4000056655665556",
          "5555555555554444",
          "5105105105105100",
          "2223003122003222",
          "5200828282828210",
          "378282246310005",
          "371449635398431",
          "4111111111111111",
          "4012888888881881",
          "4000002500003155",
          "4000000000003220",
          "4970100000000154",
          "4970101234567890",
          "5100010000000015",
          "30569309025904",
          "6011111111111117",
          "3566002020360505");

  public CardNumber {
    if (!isCard(digits)) {
      throw new IllegalArgumentException("not a card number");
    }
  }

  /** The number, when the text is one and nothing else. */
  public static Optional<CardNumber> parse(String text) {
    String digits = text.replaceAll("[ \u00a0\u202f-]", "");
    return isCard(digits) ? Optional.of(new CardNumber(digits)) : Optional.empty();
  }

  /** Every number in a text that may be a real card's, once each, in order. */
  public static List<CardNumber> in(String text) {
    Set<CardNumber> found = new LinkedHashSet<>();
    Matcher matcher = WRITTEN.matcher(text);
    while (matcher.find()) {
      parse(matcher.group()).filter(card -> !card.isForTests()).ifPresent(found::add);
    }
    return new ArrayList<>(found);
  }

  /** Whether it is one of the numbers published for tests. */
  public boolean isForTests() {
    return FOR_TESTS.contains(digits);
  }

  /** Masked: first six and last four digits at most, as PCI DSS 3.4.1 allows to show. */
  @Override
  public String toString() {
    return digits.substring(0, 4)
        + "•".repeat(digits.length() - 8)
        + digits.substring(digits.length() - 4);
  }

  private static boolean isCard(String digits) {
    return digits.length() >= 13
        && digits.length() <= 19
        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        && fitsAScheme(digits)
        && luhn(digits);
  }

  private static boolean fitsAScheme(String digits) {
    int length = digits.length();
    int two = Integer.parseInt(digits.substring(0, 2));
    int four = Integer.parseInt(digits.substring(0, 4));
    if (digits.charAt(0) == '4') {
      return length == 13 || length == 16 || length == 19; // Visa
    }
    return switch (length) {
      case 14 -> two == 30 || two == 36 || two == 38; // Diners
      case 15 -> two == 34 || two == 37; // American Express
      case 16 ->
          within(two, 51, 55) // Mastercard
              || within(four, 2221, 2720)
              || within(four, 3528, 3589) // JCB
              || four == 6011 // Discover
              || two == 65
              || two == 62; // UnionPay
      default -> length > 16 && two == 62;
    };
  }

  private static boolean within(int number, int first, int last) {
    return number >= first && number <= last;
  }

  /** The check digit of ISO/IEC 7812-1, annex B. */
  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}
