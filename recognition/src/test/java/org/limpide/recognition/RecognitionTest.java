package org.limpide.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecognitionTest {
  @Test
  void addressesAreFoundInASentence() {
    assertThat(addresses("Écrivez à donnees@atelier-lumen.fr, ou (dpo@Exemple.FR). Merci."))
        .containsExactly("donnees@atelier-lumen.fr", "dpo@exemple.fr");
    assertThat(addresses("mailto:a.b+c@sous.exemple.co.uk?subject=x"))
        .containsExactly("a.b+c@sous.exemple.co.uk");
    assertThat(addresses("x@y, @atelierlumen, logo@2x.png2 et fichier@2")).hasSize(1);
  }

  @Test
  void addressesHiddenFromRobotsAreFoundToo() {
    assertThat(addresses("donnees [at] exemple (point) fr")).containsExactly("donnees@exemple.fr");
    assertThat(addresses("donnees(at)exemple.fr")).containsExactly("donnees@exemple.fr");
    assertThat(addresses("donnees arobase exemple.fr")).containsExactly("donnees@exemple.fr");
  }

  @Test
  void whatIsNoAddressIsRefused() {
    for (String wrong :
        List.of(
            "donnees@atelier",
            "donnees@@a.fr",
            "a b@c.fr",
            "@c.fr",
            "a@.fr",
            "a@c..fr",
            "a@c.f",
            ".a@c.fr",
            "a.@c.fr",
            "a@-c.fr",
            "é@c.fr",
            "a@1.2.3.4")) {
      assertThat(EmailAddress.parse(wrong)).as(wrong).isEmpty();
    }
    assertThat(EmailAddress.parse("contact@é.fr")).isPresent();
  }

  @Test
  void frenchNumbersAreFoundHoweverTheyAreWritten() {
    for (String written :
        List.of(
            "02 40 00 12 34",
            "02.40.00.12.34",
            "0240001234",
            "02-40-00-12-34",
            "+33 2 40 00 12 34",
            "+33 (0)2 40 00 12 34",
            "0033240001234",
            "+33\u00a02\u202f40 00 12 34")) {
      assertThat(PhoneNumber.in("Tél. : " + written + "."))
          .as(written)
          .containsExactly(new PhoneNumber("0240001234"));
    }
    assertThat(PhoneNumber.in("RCS 912 345 675, FR65912345675, 44000 Nantes, 1007, 10 000 €"))
        .isEmpty();
    assertThat(PhoneNumber.parse("06 12 34 56 78").orElseThrow().international())
        .isEqualTo("+33612345678");
  }

  @Test
  void cardNumbersNeedTheirSchemeAndTheirCheckDigit() {
    assertThat(CardNumber.in("Carte 4556 7375 8689 9855 enregistrée")).hasSize(1);
    assertThat(CardNumber.in("Carte 4556 7375 8689 9856 enregistrée")).isEmpty();
    assertThat(CardNumber.in("Essai : 4242 4242 4242 4242")).isEmpty();
    assertThat(CardNumber.in("EAN 3017620422003, SIRET 91234567500017")).isEmpty();
    assertThat(CardNumber.parse("4242-4242-4242-4242").orElseThrow().isForTests()).isTrue();
  }

  @Test
  void whatIsPersonalIsMaskedWhenPrinted() {
    assertThat(new EmailAddress("jeanne.durand", "exemple.fr")).hasToString("j…@exemple.fr");
    assertThat(new PhoneNumber("0612345678")).hasToString("06••••••78");
    assertThat(new CardNumber("4556737586899855")).hasToString("4556••••••••9855");
  }

  @Test
  void aWrongValueCannotBeMade() {
    assertThatThrownBy(() -> new EmailAddress("a b", "c.fr"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PhoneNumber("0012345678"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CardNumber("4556737586899856"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> addresses(String text) {
    return EmailAddress.in(text).stream().map(EmailAddress::address).toList();
  }
}
