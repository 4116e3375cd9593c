package org.limpide.banner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GuardsTest {
  private static final Notice NOTICE =
      Notice.standard(
          "La Boutique",
          "",
          List.of(
              "google-analytics", "google-ads", "meta-pixel", "youtube", "google-maps", "matomo"));
  private static final URI HOME = URI.create("https://www.boutique.fr/produits/");

  @Test
  void addressesAreTheHostItsSubdomainsAndNoOther() {
    Pattern p =
        Pattern.compile(
            Patterns.addresses(
                List.of("youtube.com", "google.*/maps", "=only.example", "*/matomo.js")));
    for (String yes :
        List.of(
            "youtube.com/",
            "www.youtube.com/embed/1",
            "www.google.co.uk/maps/embed",
            "only.example/x",
            "boutique.fr/stats/matomo.js")) {
      assertThat(p.matcher(yes).find()).as(yes).isTrue();
    }
    for (String no :
        List.of(
            "notyoutube.com/",
            "youtube.com.evil.example/",
            "www.google.com/search",
            "sub.only.example/",
            "boutique.fr/matomo.json",
            "boutique.fr/youtube.com/")) {
      assertThat(p.matcher(no).find()).as(no).isFalse();
    }
  }

  @Test
  void thePageLeavesTheServerInert() {
    String html =
        """
        <!doctype html><html lang="fr"><head>
        <link rel="preconnect" href="https://www.youtube.com"><link rel="stylesheet" href="/shop.css">
        <script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
        <script>!function(f){f.src='https://connect.facebook.net/en_US/fbevents.js'}(document.createElement('script'))</script>
        <script src="/own.js"></script><script type="application/ld+json">{"@id":"https://www.youtube.com/"}</script>
        </head><body><img src="/logo.png"><img src="https://www.facebook.com/tr?id=1">
        <noscript><img src="https://www.facebook.com/tr?id=1&noscript=1"></noscript>
        <iframe title="Une vidéo" width="560" src="https://www.youtube.com/embed/1"></iframe>
        <script src="//stats.boutique.fr/matomo.js"></script></body></html>""";
    var page = org.jsoup.Jsoup.parse(new HtmlGuard(NOTICE).guard(html, HOME, Set.of()));
    assertThat(page.select("script[src]").eachAttr("src")).containsExactly("/own.js");
    assertThat(page.select("script[type=text/plain]").eachAttr("data-limpide"))
        .containsExactly("google-analytics", "meta-pixel", "matomo");
    assertThat(page.select("iframe, noscript")).isEmpty();
    assertThat(page.select("body > img").eachAttr("src")).containsExactly("/logo.png");
    assertThat(page.select("head > link").eachAttr("href")).containsExactly("/shop.css");
    var facade = page.selectFirst(".lmp-facade");
    assertThat(facade.attr("data-src")).isEqualTo("https://www.youtube.com/embed/1");
    assertThat(facade.selectFirst("a").attr("href")).isEqualTo("https://www.youtube.com/embed/1");
    assertThat(facade.text()).contains("YouTube (Google, États-Unis)").contains("Afficher");
  }

  @Test
  void whatIsAllowedStaysLive() {
    String html =
        "<html><body><iframe src='https://www.youtube.com/embed/1'></iframe><script src='https://www.googletagmanager.com/gtag/js?id=AW-1'></script></body></html>";
    var page =
        org.jsoup.Jsoup.parse(
            new HtmlGuard(NOTICE).guard(html, HOME, Set.of("youtube", "google-ads")));
    assertThat(page.select("iframe[src]")).hasSize(1);
    assertThat(page.select("script[src]")).hasSize(1);
  }

  @Test
  void aGuardedPageGuardedAgainIsTheSame() {
    var guard = new HtmlGuard(NOTICE);
    String once =
        guard.guard(
            "<p>x<img src='https://www.facebook.com/tr'><iframe src='https://youtu.be/1'></iframe>",
            HOME,
            Set.of());
    assertThat(guard.guard(once, HOME, Set.of())).isEqualTo(once);
  }

  @Test
  void thePolicyNamesOnlyTheHostsThatAreAllowed() {
    var csp = CspAllowList.of(NOTICE);
    assertThat(csp.header(Set.of(), "abc"))
        .startsWith(
            "default-src 'none'; script-src 'nonce-abc'; style-src 'self'; img-src 'self' data:;")
        .endsWith("require-trusted-types-for 'script'")
        .doesNotContain("http");
    String some = csp.header(Set.of("youtube", "nobody"), "abc");
    assertThat(some)
        .contains("frame-src 'self'")
        .contains("*.youtube.com")
        .doesNotContain("facebook", "trusted-types");
    assertThat(csp.header(Set.of("google-maps"), "abc"))
        .contains("*.google.fr")
        .doesNotContain("/maps");
  }

  @Test
  void ourOwnNoticeHasNoDarkPattern() {
    var all =
        Notice.standard(
            "La Boutique",
            "",
            List.of("google-analytics", "google-ads", "youtube", "x", "criteo", "crisp"),
            Words.LANGUAGES);
    assertThat(ThemeLinter.check(all)).isEmpty();
  }

  @Test
  void aRefusalThatIsFainterSmallerOrThinnerIsFound() {
    Theme.Palette light = Theme.standard().light();
    var faint = new Theme.Button("#ffffff", "#767676", "#ffffff", 12, 400, 30);
    var theme =
        new Theme(
            new Theme.Palette(
                light.ground(),
                light.text(),
                light.line(),
                light.accent(),
                light.accept(),
                faint,
                light.other()),
            Theme.standard().dark());
    assertThat(codes(with(theme, NOTICE.words()), ThemeLinter.Behaviour.OURS))
        .containsExactly(
            "refuse-fainter", "refuse-smaller", "refuse-lighter", "refuse-other-colour");
  }

  @Test
  void paleColoursAreFound() {
    assertThat(codes(with(Theme.ofColour("#9fd5d7"), NOTICE.words()), ThemeLinter.Behaviour.OURS))
        .contains("link-contrast", "accept-contrast", "refuse-contrast");
  }

  @Test
  void wordsThatPressOrMisleadAreFound() {
    var words = new java.util.TreeMap<>(Words.of("fr").texts());
    words.putAll(
        Map.of(
            "refuse",
            "Tant pis",
            "accept",
            "OK",
            "intro",
            "Pour améliorer votre expérience\u00a0:"));
    assertThat(
            codes(
                with(Theme.standard(), List.of(new Words("fr", words))),
                ThemeLinter.Behaviour.OURS))
        .containsExactlyInAnyOrder(
            "refuse-wording", "accept-wording", "pressing-wording", "vague-wording");
  }

  @Test
  void hiddenRefusalPretickedBoxesAndSilentConsentAreFound() {
    assertThat(codes(NOTICE, new ThemeLinter.Behaviour(2, true, true)))
        .containsExactly("refuse-hidden", "preticked", "closing-accepts");
  }

  private static Notice with(Theme theme, List<Words> words) {
    return new Notice(
        NOTICE.site(), "", 182, NOTICE.purposes(), NOTICE.partners(), List.of(), words, theme);
  }

  private static List<String> codes(Notice notice, ThemeLinter.Behaviour behaviour) {
    var findings = ThemeLinter.check(notice, behaviour);
    assertThat(findings)
        .allMatch(f -> !f.fr().isBlank() && !f.en().isBlank() && !f.fr().equals(f.en()));
    return findings.stream().map(ThemeLinter.Finding::code).toList();
  }
}
