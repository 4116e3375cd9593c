package org.limpide.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class BannerSchemaTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** A directory of one service. */
  private static final String DIRECTORY =
      """
      {"version":"2026-11-25","services":[
      {"id":"mesure","name":"Mesure","company":"Mesure","country":"FR","purposes":["AUDIENCE"],
      "need":"EXEMPTABLE","fr":"Mesure","en":"Measure","hosts":["mesure.example"],
      "cookies":["_me","id@mesure.example"]}]}
      """;

  /** A file that uses everything the schema knows. */
  private static final String WHOLE =
      """
      {"version":"2026-11-25",
      "reasons":{"measurement":{"fr":"Parce que","en":"Because"}},
      "notServices":[{"tarteaucitron":["iframe"],"fr":"Un cadre","en":"A frame"}],
      "services":[
      {"id":"mesure","privacy":"https://mesure.example/privacy",
      "cookies":[{"name":"_me","lifetime":"P13M","source":"memory"},
      {"name":"id@mesure.example","lifetime":"session","source":"open-cookie-database"}],
      "why":"measurement","placeholder":"none",
      "load":{"kind":"script","url":"https://mesure.example/{id}.js",
      "params":[{"name":"id","fr":"Identifiant","en":"ID","pattern":"[0-9]+","sample":"1"}],
      "attributes":{"data-id":"{id}"},"globals":{"mesure":{"id":"{id}","list":[1,true]}},
      "queue":{"function":"me","array":"me.q","fields":{"version":2}},
      "before":[{"call":"me","arguments":["init","{id}"]}],
      "after":[{"construct":"Mesure","arguments":[]}]},
      "tarteaucitron":["mesure"],"closed":"2026-01",
      "source":{"identity":"limpide","privacy":"tarteaucitron","load":"memory"}}]}
      """;

  private final JsonNode schema = JSON.readTree(BannerCatalogue.schema());

  @Test
  void theDataIsWhatTheSchemaSays() {
    assertThat(SchemaCheck.faults(schema, JSON.readTree(Resource.bytes("banner-services.json"))))
        .isEmpty();
  }

  @Test
  void aWholeFileIsTakenByBoth() {
    assertThat(bySchema(whole())).isEmpty();
    assertThat(byLoader(whole())).isEmpty();
  }

  @Test
  void theSchemaNamesTheChoicesTheLoaderTakes() {
    assertThat(choices("/$defs/source"))
        .containsExactlyElementsOf(
            Arrays.stream(FactSource.values()).map(FactSource::written).toList());
    assertThat(choices("/$defs/service/properties/placeholder"))
        .containsExactlyElementsOf(
            Arrays.stream(Placeholder.values())
                .map(placeholder -> placeholder.name().toLowerCase(Locale.ROOT))
                .toList());
    assertThat(choices("/$defs/load/properties/kind"))
        .containsExactlyElementsOf(
            Arrays.stream(LoadEntry.Kind.values()).map(LoadEntry.Kind::written).toList());
  }

  @Test
  void theSchemaNamesTheFieldsTheLoaderReads() {
    assertThat(fields("")).containsExactlyInAnyOrder(BannerFile.ROOT);
    assertThat(fields("/$defs/texts")).containsExactlyInAnyOrder(BannerFile.TEXTS);
    assertThat(fields("/$defs/notService")).containsExactlyInAnyOrder(BannerFile.NOT_SERVICE);
    assertThat(fields("/$defs/service")).containsExactlyInAnyOrder(BannerFile.SERVICE);
    assertThat(fields("/$defs/cookie")).containsExactlyInAnyOrder(BannerFile.COOKIE);
    assertThat(fields("/$defs/service/properties/source"))
        .containsExactlyInAnyOrder(BannerFile.SOURCE);
    assertThat(fields("/$defs/load")).containsExactlyInAnyOrder(LoadEntry.FIELDS);
    assertThat(fields("/$defs/parameter")).containsExactlyInAnyOrder(LoadEntry.PARAMETER);
    assertThat(fields("/$defs/queue")).containsExactlyInAnyOrder(LoadEntry.QUEUE);
    assertThat(fields("/$defs/call")).containsExactlyInAnyOrder(LoadEntry.CALL);
  }

  @Test
  void eachFaultTheSchemaFindsTheLoaderFindsToo() {
    int tried = 0;
    for (Fault fault : faults()) {
      JsonNode file = whole();
      fault.doneTo.accept(file);
      assertThat(bySchema(file)).as("schema: %s", fault.what).isNotEmpty();
      assertThat(byLoader(file)).as("loader: %s", fault.what).isNotEmpty();
      tried++;
    }
    assertThat(tried).isGreaterThan(60);
  }

  @Test
  void everyFaultIsToldAtOnceWithItsPlace() {
    JsonNode file = whole();
    ObjectNode service = (ObjectNode) file.at("/services/0");
    service.put("privacy", "mesure.example");
    service.put("placeholder", "trou");
    ((ObjectNode) file.at("/services/0/load/params/0")).put("sample", "x");
    ((ArrayNode) file.at("/services/0/cookies")).remove(0);
    assertThat(byLoader(file))
        .containsExactlyInAnyOrder(
            "file.services[0 mesure]: privacy is no https address: mesure.example",
            "file.services[0 mesure]: placeholder trou is none of [video, audio, map, social, form,"
                + " chat, content, none]",
            "file.services[0 mesure].load.params[0 id]: the sample x of id does not match [0-9]+",
            "file.services[0 mesure].load: no parameter is declared for [id]",
            "file.services[0 mesure].load: url gives no https address:"
                + " https://mesure.example/{id}.js",
            "file.services[0 mesure]: no lifetime for the cookie _me");
  }

  @Test
  void whatASchemaCannotSayTheLoaderStillRefuses() {
    assertThat(refused(file -> service(file).put("id", "inconnu"))).contains("does not have it");
    assertThat(refused(file -> service(file).remove("why"))).contains("no why, yet it is exempt");
    assertThat(refused(file -> service(file).put("why", "rien"))).contains("no reason rien");
    assertThat(refused(file -> load(file).put("url", "https://mesure.example/{autre}.js")))
        .contains("no parameter is declared for [autre]");
    assertThat(refused(file -> load(file).put("kind", "frame"))).contains("frame has no globals");
    assertThat(refused(file -> load(file).put("kind", "inline"))).contains("inline has no url");
    assertThat(refused(file -> load(file).remove("url"))).contains("no url");
    assertThat(
            refused(
                file -> ((ArrayNode) file.at("/services")).add(file.at("/services/0").deepCopy())))
        .contains("written twice");
    assertThat(refused(file -> ((ArrayNode) file.at("/services")).removeAll()))
        .contains("services.json has mesure, which is not here");
    assertThat(
            refused(
                file -> ((ObjectNode) file.at("/services/0/load/before/0")).put("construct", "Me")))
        .contains("one of call and construct");
  }

  private record Fault(String what, Consumer<JsonNode> doneTo) {}

  /** Every way to break what the schema asks, found by walking schema and sample together. */
  private List<Fault> faults() {
    var all = new ArrayList<Fault>();
    walk(schema, whole(), "", all);
    return all;
  }

  private void walk(JsonNode rule, JsonNode data, String at, List<Fault> all) {
    JsonNode own = SchemaCheck.resolved(schema, rule);
    if (data.isObject()) {
      for (JsonNode name : own.path("required")) {
        all.add(
            new Fault(
                at + " without " + name.asString(""),
                file -> ((ObjectNode) file.at(at)).remove(name.asString(""))));
      }
      if (own.path("additionalProperties").isBoolean()) {
        all.add(
            new Fault(
                at + " with more", file -> ((ObjectNode) file.at(at)).put("unknown", "value")));
      }
      for (Map.Entry<String, JsonNode> field : data.properties()) {
        JsonNode of =
            own.path("properties").has(field.getKey())
                ? own.path("properties").path(field.getKey())
                : own.path("additionalProperties");
        if (of.isObject()) {
          replaced(of, at, field, all);
          walk(of, field.getValue(), at + "/" + field.getKey(), all);
        }
      }
    } else if (data.isArray() && own.has("items")) {
      for (int i = 0; i < data.size(); i++) {
        walk(own.path("items"), data.path(i), at + "/" + i, all);
      }
    }
  }

  private void replaced(
      JsonNode rule, String at, Map.Entry<String, JsonNode> field, List<Fault> all) {
    JsonNode own = SchemaCheck.resolved(schema, rule);
    String place = at + "/" + field.getKey();
    if (own.has("enum") || own.has("pattern")) {
      all.add(
          new Fault(
              place + " of another shape",
              file -> ((ObjectNode) file.at(at)).put(field.getKey(), "?!")));
    }
    if (own.has("minLength")) {
      all.add(
          new Fault(place + " empty", file -> ((ObjectNode) file.at(at)).put(field.getKey(), "")));
    }
    if (own.path("type").asString("").matches("object|array")) {
      all.add(
          new Fault(
              place + " of another kind",
              file -> ((ObjectNode) file.at(at)).put(field.getKey(), "text")));
    }
  }

  private List<String> bySchema(JsonNode file) {
    // one service is too few for the real file only
    return SchemaCheck.faults(schema, file).stream()
        .filter(fault -> !fault.equals("/services has too few"))
        .toList();
  }

  private static List<String> byLoader(JsonNode file) {
    var curated = new Curated(DIRECTORY.getBytes(UTF_8), "{\"groups\":[]}".getBytes(UTF_8));
    var exception =
        catchThrowableOfType(
            CatalogueException.class,
            () -> new BannerCatalogue(file.toString().getBytes(UTF_8), curated));
    return exception == null ? List.of() : exception.problems();
  }

  private static String refused(Consumer<JsonNode> change) {
    JsonNode file = whole();
    change.accept(file);
    return String.join("\n", byLoader(file));
  }

  private static ObjectNode service(JsonNode file) {
    return (ObjectNode) file.at("/services/0");
  }

  private static ObjectNode load(JsonNode file) {
    return (ObjectNode) file.at("/services/0/load");
  }

  private static JsonNode whole() {
    return JSON.readTree(WHOLE);
  }

  private List<String> choices(String pointer) {
    var all = new ArrayList<String>();
    schema.at(pointer).path("enum").forEach(one -> all.add(one.asString("")));
    return all;
  }

  private List<String> fields(String pointer) {
    return new ArrayList<>(schema.at(pointer).path("properties").propertyNames());
  }
}
