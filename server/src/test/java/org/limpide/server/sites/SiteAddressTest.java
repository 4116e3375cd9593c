package org.limpide.server.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteAddressTest {

  @ParameterizedTest
  @CsvSource({
    "Boutique.test, https://boutique.test/",
    "http://boutique.test:8080, http://boutique.test:8080/",
    "https://Boutique.test/fr?a=b#c, https://boutique.test/fr?a=b",
    "épicerie-fine.fr, https://xn--picerie-fine-9db.fr/",
    "https://Été.fr:8443/à-propos, https://xn--t-9fab.fr:8443/%C3%A0-propos",
    "http://[::1]:81/x, http://[::1]:81/x"
  })
  void anAddressIsReadAsPeopleTypeIt(String typed, URI address) {
    assertThat(SiteAddress.parse(typed)).contains(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://truc", "https://", "a b", "https://nom:secret@a.test", "://"})
  void whatIsNoWebAddressIsNone(String typed) {
    assertThat(SiteAddress.parse(typed)).isEmpty();
  }
}
