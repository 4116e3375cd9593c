package org.limpide.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Properties that hold for any input, tried on many; a failure names the input that showed it. */
class RecognitionPropertiesTest {
  private static final int TRIES = 500;
  private static final long SEED = 20261124;

  @Test
  void anAddressIsFoundInAnySentence() {
    tried(
        random -> {
          String address =
              label(random)
                  + "."
                  + label(random)
                  + "@"
                  + label(random)
                  + "."
                  + one(random, List.of("fr", "com", "org", "bzh", "paris"));
          assertThat(EmailAddress.in("Écrivez à " + address + ". Merci, « " + address + " »."))
              .extracting(EmailAddress::address)
              .as(address)
              .containsExactly(address);
        });
  }

  @Test
  void anyTextIsReadWithoutError() {
    tried(
        random -> {
          String text =
              random
                  .ints(random.nextInt(400), 1, 0x3000)
                  .collect(
                      StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                  .toString();
          assertThat(EmailAddress.in(text)).as(text).isNotNull();
          assertThat(PhoneNumber.in(text)).as(text).isNotNull();
          assertThat(CardNumber.in(text)).as(text).isNotNull();
        });
  }

  @Test
  void oneWrongDigitIsNoCard() {
    tried(
        random -> {
          String card = luhn("4" + digits(random, 14));
          int place = 1 + random.nextInt(15);
          int other = (card.charAt(place) - '0' + 1) % 10;
          String wrong = card.substring(0, place) + other + card.substring(place + 1);
          assertThat(CardNumber.parse(card)).as(card).isPresent();
          assertThat(CardNumber.parse(wrong)).as(wrong).isEmpty();
        });
  }

  @Test
  void aNumberIsTheSameWithAndWithoutGaps() {
    tried(
        random -> {
          String number = "0" + (1 + random.nextInt(9)) + digits(random, 8);
          String spaced = number.replaceAll("(..)(?=.)", "$1 ");
          assertThat(PhoneNumber.in(spaced))
              .as(number)
              .isEqualTo(PhoneNumber.in(number))
              .hasSize(1);
        });
  }

  private static void tried(Consumer<Random> property) {
    Random random = new Random(SEED);
    for (int i = 0; i < TRIES; i++) {
      property.accept(random);
    }
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static String label(Random random) {
    StringBuilder label = new StringBuilder();
    for (int length = 1 + random.nextInt(12); length > 0; length--) {
      label.append("abcdefghijklmnopqrstuvwxyz0123456789".charAt(random.nextInt(36)));
    }
    return label.toString();
  }

  private static String digits(Random random, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private static String luhn(String fifteen) {
    for (int check = 0; check < 10; check++) {
      if (CardNumber.parse(fifteen + check).isPresent()) {
        return fifteen + check;
      }
    }
    throw new AssertionError("no check digit fits");
  }
}
