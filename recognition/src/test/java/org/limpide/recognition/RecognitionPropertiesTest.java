package org.limpide.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class RecognitionPropertiesTest {
  @Property(tries = 500)
  void anAddressIsFoundInAnySentence(@ForAll("addresses") String address) {
    assertThat(EmailAddress.in("Écrivez à " + address + ". Merci, « " + address + " »."))
        .extracting(EmailAddress::address)
        .containsExactly(address);
  }

  @Property(tries = 500)
  void anyTextIsReadWithoutError(@ForAll @StringLength(max = 400) String text) {
    assertThat(EmailAddress.in(text)).isNotNull();
    assertThat(PhoneNumber.in(text)).isNotNull();
    assertThat(CardNumber.in(text)).isNotNull();
  }

  @Property(tries = 500)
  void oneWrongDigitIsNoCard(@ForAll("cards") String card, @ForAll("places") int place) {
    int other = (card.charAt(place) - '0' + 1) % 10;
    String wrong = card.substring(0, place) + other + card.substring(place + 1);
    assertThat(CardNumber.parse(card)).isPresent();
    assertThat(CardNumber.parse(wrong)).isEmpty();
  }

  @Property(tries = 300)
  void aNumberIsTheSameWithAndWithoutGaps(@ForAll("numbers") String number) {
    String spaced = number.replaceAll("(..)(?=.)", "$1 ");
    assertThat(PhoneNumber.in(spaced)).isEqualTo(PhoneNumber.in(number)).hasSize(1);
  }

  @Provide
  Arbitrary<String> addresses() {
    Arbitrary<String> label =
        Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1).ofMaxLength(12);
    Arbitrary<String> top = Arbitraries.of("fr", "com", "org", "bzh", "paris");
    return Combinators.combine(label, label, label, top)
        .as((one, two, domain, end) -> one + "." + two + "@" + domain + "." + end);
  }

  @Provide
  Arbitrary<String> cards() {
    return Arbitraries.strings().numeric().ofLength(14).map(middle -> luhn("4" + middle));
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(1, 15);
  }

  @Provide
  Arbitrary<String> numbers() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 9), Arbitraries.strings().numeric().ofLength(8))
        .as((first, rest) -> "0" + first + rest);
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
