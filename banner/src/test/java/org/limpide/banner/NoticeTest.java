package org.limpide.banner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticeTest {
  static final List<String> SERVICES =
      List.of("google-analytics", "google-ads", "meta-pixel", "youtube", "google-maps", "matomo");
  private static final Notice NOTICE = Notice.standard("La Boutique", "/vie-privee", SERVICES);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  @Test
  void aNoticeIsReadBackAsItWasWritten() {
    assertThat(Notice.read(NOTICE.json())).isEqualTo(NOTICE);
    assertThat(NOTICE.version())
        .matches("[0-9a-f]{64}")
        .isEqualTo(Notice.read(NOTICE.json()).version());
  }

  @Test
  void aWordThatChangesMakesAnotherVersion() {
    var other = Notice.standard("La Boutique !", "/vie-privee", SERVICES);
    assertThat(other.version()).isNotEqualTo(NOTICE.version());
  }

  @Test
  void canonicalJsonSortsMembersAndEscapesLittle() {
    var mapper = tools.jackson.databind.json.JsonMapper.shared();
    var node =
        mapper.readTree(
            "{ \"b\": [1, true, \"é\\u0001\\n/\\\"\"], \"a\": {}, \"\\ud83d\\ude00\": 1, \"\\ufb33\": 2 }");
    assertThat(CanonicalJson.text(node))
        .isEqualTo(
            "{\"a\":{},\"b\":[1,true,\"é\\u0001\\n/\\\"\"],\"\ud83d\ude00\":1,\"\ufb33\":2}");
  }

  @Test
  void whatAChoiceDoesNotNameIsRefused() {
    assertThat(NOTICE.allowed(Map.of("audience", true)))
        .containsExactlyInAnyOrder("google-analytics", "matomo");
    assertThat(NOTICE.allowed(Map.of("audience", false, "audience/matomo", true)))
        .containsExactly("matomo");
    assertThat(NOTICE.allowed(Map.of())).isEmpty();
    assertThat(NOTICE.knows("audience/matomo")).isTrue();
    assertThat(NOTICE.knows("audience/youtube")).isFalse();
    assertThat(NOTICE.knows("necessary")).isFalse();
  }

  @Test
  void theCookieKeepsTheChoiceAndIsShort() {
    var cookie =
        ChoiceCookie.of(NOTICE, Map.of("audience", true, "advertising/google-ads", true), DAY);
    assertThat(cookie.value().length()).isLessThan(90);
    var read = ChoiceCookie.read(cookie.value()).orElseThrow();
    assertThat(read).isEqualTo(cookie);
    assertThat(read.allowed(NOTICE, DAY))
        .containsExactlyInAnyOrder("google-analytics", "matomo", "google-ads");
    assertThat(read.header(182, "", true))
        .endsWith("; Path=/; Max-Age=15724800; SameSite=Lax; Secure")
        .startsWith("limpide_choice=1." + NOTICE.version().substring(0, 8));
  }

  @Test
  void aChoiceExpiresAfterItsDaysForYesAndForNo() {
    for (var choices : List.of(Map.of("audience", true), Map.<String, Boolean>of())) {
      var cookie = ChoiceCookie.of(NOTICE, choices, DAY);
      assertThat(cookie.asksAgain(NOTICE, DAY.plusDays(182))).isFalse();
      assertThat(cookie.asksAgain(NOTICE, DAY.plusDays(183))).isTrue();
      assertThat(cookie.allowed(NOTICE, DAY.plusDays(183))).isEmpty();
    }
  }

  @Test
  void aNewPartnerOrPurposeAsksAgainAndANewWordingDoesNot() {
    var cookie = ChoiceCookie.of(NOTICE, Map.of("audience", true), DAY);
    var more = new java.util.ArrayList<>(SERVICES);
    more.add("criteo");
    assertThat(cookie.asksAgain(Notice.standard("La Boutique", "/vie-privee", more), DAY)).isTrue();
    assertThat(cookie.asksAgain(Notice.standard("La Boutique", "/autre", SERVICES), DAY)).isFalse();
    assertThat(cookie.asksAgain(Notice.standard("La Boutique", "", SERVICES.subList(0, 3)), DAY))
        .isFalse();
  }

  @Test
  void aSpoiltCookieIsNoChoice() {
    for (String value :
        List.of(
            "",
            "1",
            "2.00000000.fr5..",
            "1.00000000.fr5.abc.",
            "1.0000000g.fr5..",
            "x".repeat(5000))) {
      assertThat(ChoiceCookie.read(value)).as(value).isEmpty();
    }
  }

  @Test
  void onlyCookiesOfTheSiteItselfAreTakenAway() {
    var meta =
        NOTICE.partners().stream()
            .filter(p -> p.service().equals("meta-pixel"))
            .findFirst()
            .orElseThrow();
    assertThat(meta.cookies())
        .filteredOn(Notice.Cookie::onSite)
        .extracting(Notice.Cookie::name)
        .containsExactlyInAnyOrder("_fbp", "_fbc");
    assertThat(meta.cookies()).extracting(Notice.Cookie::name).contains("fr", "datr");
  }

  @Test
  void aTitleOfOverSixtyCharactersIsRefused() {
    assertThatThrownBy(
            () -> new Notice.Purpose("long", Map.of("fr", "x".repeat(61)), Map.of("fr", "x")))
        .hasMessageContaining("60");
  }

  @Test
  void anExemptionWithoutReasonIsRefused() {
    assertThatThrownBy(() -> new Notice.Exempt("Panier", Map.of("fr", " ")))
        .hasMessageContaining("reason");
  }

  @Test
  void everyLanguageSaysTheSameThings() {
    Words french = Words.of("fr");
    for (String language : Words.LANGUAGES) {
      Words other = Words.of(language);
      assertThat(other.differences(french)).as(language).isEmpty();
      french
          .texts()
          .forEach(
              (key, text) ->
                  assertThat(places(other.say(key)))
                      .as(language + " " + key)
                      .isEqualTo(places(text)));
    }
  }

  @Test
  void frenchKeepsItsSpacesUnbroken() {
    Words.of("fr")
        .texts()
        .values()
        .forEach(text -> assertThat(text).doesNotContainPattern(" [:;?!»]|« |[^ \u00a0][;?!»]|'"));
  }

  private static List<String> places(String text) {
    return java.util.regex.Pattern.compile("\\{\\w+}")
        .matcher(text)
        .results()
        .map(r -> r.group())
        .sorted()
        .toList();
  }
}
