package org.limpide.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bundled catalogue with one thing spoilt must be refused, and say what. */
class FaultyCatalogueTest {
  private final ObjectNode catalogue = bundled("catalogue.json");
  private final ObjectNode sanctions = bundled("sanctions.json");

  @Test
  void untouchedItIsAccepted() {
    assertThat(read().rules()).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"title", "observed", "failIf", "passIf", "unknownIf", "question", "remedy"})
  void aMissingTranslationIsRefused(String field) {
    text(0, field).remove("en");
    assertThat(faults()).containsExactly("CK-01: " + field + " is missing in English");
  }

  @Test
  void aBlankFrenchTextIsRefused() {
    text(0, "observed").put("fr", " ");
    assertThat(faults()).containsExactly("CK-01: observed is missing in French");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"title", "observed", "failIf", "passIf", "unknownIf", "question", "remedy"})
  void anEnglishTextThatIsTheFrenchOneIsRefused(String field) {
    text(4, field).put("en", text(4, field).path("fr").asString());
    assertThat(faults())
        .singleElement()
        .asString()
        .startsWith("CK-05: " + field + " is the same in English as in French");
  }

  @Test
  void anUntranslatedCitationIsRefused() {
    cite("fr", "loi 2025-594, art. 13");
    cite("en", "loi 2025-594, art. 13");
    assertThat(faults())
        .containsExactly(
            "CK-01: reference is the same in English as in French: loi 2025-594, art. 13");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RFC 8058", "PCI DSS v4, 6.4.3"})
  void aStandardHasOneNameInBothLanguages(String standard) {
    cite("fr", standard);
    cite("en", standard);
    assertThat(read().rule("CK-01").references().getFirst().cite().en()).isEqualTo(standard);
  }

  @ParameterizedTest
  @CsvSource({"fr,French", "en,English"})
  void aPlaceholderInOneLanguageOnlyIsRefused(String language, String name) {
    ObjectNode remedy = text(0, "remedy");
    remedy.put(language, remedy.path(language).asString() + " {lieu}");
    assertThat(faults()).containsExactly("CK-01: remedy has {lieu} in " + name + " only");
  }

  @Test
  void aTranslatedPlaceholderIsRefused() {
    ObjectNode question = text(0, "question");
    question.put("en", question.path("en").asString().replace("{nom}", "{name}"));
    assertThat(faults())
        .containsExactlyInAnyOrder(
            "CK-01: question has {nom} in French only",
            "CK-01: question has {name} in English only");
  }

  @Test
  void aSanctionThatDoesNotExistIsRefused() {
    ((ArrayNode) rule(0).path("sanctions")).add("ZZ99");
    assertThat(faults()).containsExactly("CK-01 names the unknown sanction ZZ99");
  }

  @Test
  void aSanctionOfARuleThatDoesNotExistIsRefused() {
    ((ArrayNode) sanction(0).path("rules")).add("CK-99");
    assertThat(faults()).containsExactly("sanction G19 names the unknown rule CK-99");
  }

  @Test
  void anIdTwiceIsRefused() {
    rule(1).put("id", "CK-01");
    assertThat(faults()).contains("rule CK-01 stands twice");
  }

  @Test
  void aSanctionTwiceIsRefused() {
    ((ArrayNode) sanctions.path("sanctions")).add(sanction(0).deepCopy());
    assertThat(faults()).containsExactly("sanction G19 stands twice");
  }

  @Test
  void aReferenceWithoutSourceIsRefused() {
    reference().remove("source");
    assertThat(faults()).containsExactly("CK-01: a reference says no source");
  }

  @Test
  void aSanctionWithoutSourceIsRefused() {
    sanction(0).put("source", "");
    assertThat(faults()).containsExactly("sanction G19 says no source");
  }

  @Test
  void memoryConfirmsNothing() {
    reference().put("verified", true);
    assertThat(faults()).containsExactly("CK-01: a reference is verified from memory");
  }

  @Test
  void aRuleWithoutReferenceIsRefused() {
    rule(0).putArray("references");
    assertThat(faults()).containsExactly("CK-01 has no reference");
  }

  @ParameterizedTest
  @CsvSource({"severity,terrible", "force,rumour", "family,ZZ"})
  void anUnknownWordIsRefused(String field, String value) {
    rule(0).put(field, value);
    assertThat(faults()).contains("CK-01: unknown " + field + " « " + value + " »");
  }

  @Test
  void aRuleOutsideItsFamilyIsRefused() {
    rule(0).put("family", "FM");
    assertThat(faults()).containsExactly("CK-01 does not belong to family FM");
  }

  @Test
  void aDateThatIsNoneIsRefused() {
    rule(0).put("inForceFrom", "soon");
    assertThat(faults()).containsExactly("CK-01: inForceFrom is not a date: soon");
  }

  @Test
  void anotherSchemaIsRefused() {
    catalogue.put("schema", "limpide-catalogue/2");
    assertThat(faults()).containsExactly("the schema is not limpide-catalogue/1");
  }

  @Test
  void everyFaultIsSaidAtOnce() {
    catalogue.remove("version");
    text(0, "title").remove("fr");
    reference().remove("source");
    ((ArrayNode) rule(1).path("sanctions")).add("ZZ99");
    assertThat(faults()).hasSize(4);
  }

  private ObjectNode rule(int index) {
    return (ObjectNode) catalogue.path("rules").path(index);
  }

  private ObjectNode sanction(int index) {
    return (ObjectNode) sanctions.path("sanctions").path(index);
  }

  private ObjectNode text(int rule, String field) {
    return (ObjectNode) rule(rule).path(field);
  }

  private ObjectNode reference() {
    return (ObjectNode) rule(0).path("references").path(0);
  }

  private void cite(String language, String text) {
    ((ObjectNode) reference().path("cite")).put(language, text);
  }

  private List<String> faults() {
    return catchThrowableOfType(InvalidCatalogueException.class, this::read).faults();
  }

  private RuleCatalogue read() {
    return RuleCatalogue.read(stream(catalogue), stream(sanctions));
  }

  private static InputStream stream(JsonNode node) {
    return new ByteArrayInputStream(node.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode bundled(String name) {
    try (InputStream in = RuleCatalogue.class.getResourceAsStream(name)) {
      return (ObjectNode) JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
