package org.limpide.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.web.RouteRules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> TYPES =
      Set.of("string", "integer", "number", "boolean", "array", "object", "null");
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  private static JsonNode document(Server server) {
    HttpResponse<String> answer = Visitor.stranger(server).get("/api/v1/openapi.json");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    return JSON.readTree(answer.body());
  }

  @OnEachEngine
  void everyRouteOfTheApiIsDescribedAndNothingElse(Engines.Kind engine) {
    Server server = Running.on(engine);
    List<String> expected =
        server.part(RouteRules.class).all().stream()
            .filter(route -> route.path().startsWith("/api/"))
            .map(route -> route.method() + " " + route.path())
            .toList();
    List<String> described = new ArrayList<>();
    document(server)
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(
                        method ->
                            described.add(
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));

    assertThat(described).containsExactlyInAnyOrderElementsOf(expected).hasSizeGreaterThan(5);
  }

  @OnEachEngine
  void theDocumentIsOpenApi31(Engines.Kind engine) {
    JsonNode document = document(Running.on(engine));

    assertThat(document.get("openapi").asString()).matches("3\\.1\\.\\d+");
    assertThat(document.at("/info/title").asString()).isNotBlank();
    assertThat(document.at("/info/version").asString()).isNotBlank();
    Set<String> ids = new HashSet<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      assertThat(path.getKey()).startsWith("/");
      for (Map.Entry<String, JsonNode> one : path.getValue().properties()) {
        assertThat(one.getKey()).isIn("get", "post", "put", "patch", "delete");
        operation(path.getKey(), one.getValue(), document, ids);
      }
    }
    document.at("/components/schemas").properties().forEach(one -> schema(one.getValue()));
    references(document, document);
  }

  private static void operation(
      String path, JsonNode operation, JsonNode document, Set<String> ids) {
    String id = operation.get("operationId").asString();
    assertThat(ids.add(id)).as(id + " is unique").isTrue();
    assertThat(operation.get("summary").asString()).as(id).isNotBlank();
    assertThat(operation.get("description").asString()).as(id).isNotBlank();
    Set<String> places = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (JsonNode given : operation.path("parameters")) {
      JsonNode one =
          given.has("$ref") ? document.at(given.get("$ref").asString().substring(1)) : given;
      String in = one.get("in").asString();
      String name = one.get("name").asString();
      assertThat(in).isIn("path", "query", "header", "cookie");
      assertThat(names.add(in + " " + name)).as(id + " " + name).isTrue();
      schema(one.get("schema"));
      if (in.equals("path")) {
        assertThat(one.get("required").asBoolean()).as(id + " " + name).isTrue();
        places.add(name);
      }
    }
    Set<String> declared = new HashSet<>();
    Matcher matcher = PLACE.matcher(path);
    while (matcher.find()) {
      declared.add(matcher.group(1));
    }
    assertThat(places).as(id).isEqualTo(declared);
    assertThat(operation.get("responses").size()).as(id).isPositive();
    operation
        .get("responses")
        .properties()
        .forEach(
            response -> {
              assertThat(response.getKey()).matches("[1-5]\\d\\d");
              assertThat(response.getValue().has("$ref") || response.getValue().has("description"))
                  .as(id)
                  .isTrue();
            });
    for (JsonNode need : operation.get("security")) {
      need.propertyNames()
          .forEach(
              name -> assertThat(document.at("/components/securitySchemes").has(name)).isTrue());
    }
  }

  private static void schema(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      type.forEach(one -> assertThat(one.asString()).isIn(TYPES));
    } else if (!type.isMissingNode()) {
      assertThat(type.asString()).isIn(TYPES);
    }
    if (type.isString() && type.asString().equals("array")) {
      assertThat(schema.has("items")).isTrue();
    }
    if (schema.has("pattern")) {
      assertThat(Pattern.compile(schema.get("pattern").asString())).isNotNull();
    }
    schema.path("properties").properties().forEach(one -> schema(one.getValue()));
    schema
        .path("required")
        .forEach(name -> assertThat(schema.get("properties").has(name.asString())).isTrue());
    if (schema.has("items")) {
      schema(schema.get("items"));
    }
  }

  private static void references(JsonNode node, JsonNode document) {
    if (node.has("$ref")) {
      String to = node.get("$ref").asString();
      assertThat(to).startsWith("#/components/");
      assertThat(document.at(to.substring(1)).isMissingNode()).as(to).isFalse();
    }
    for (JsonNode held : node) {
      references(held, document);
    }
  }

  @OnEachEngine
  void aRouteTellsItsBoundsItsRolesAndItsProblems(Engines.Kind engine) {
    JsonNode document = document(Running.on(engine));
    JsonNode sites = document.at("/paths").get("/api/v1/organisations/{organisation}/sites");
    JsonNode add = sites.get("post");

    String body = add.at("/requestBody/content/application~1json/schema/$ref").asString();
    JsonNode wanted = document.at(body.substring(1));
    assertThat(wanted.at("/properties/url/maxLength").asInt()).isEqualTo(2000);
    assertThat(wanted.at("/properties/url/minLength").asInt()).isEqualTo(1);
    assertThat(wanted.at("/required").toString()).isEqualTo("[\"url\"]");
    assertThat(wanted.at("/additionalProperties").asBoolean(true)).isFalse();
    assertThat(add.at("/responses/201").isMissingNode()).isFalse();
    assertThat(add.at("/responses/422/$ref").asString())
        .isEqualTo("#/components/responses/Problem422");
    assertThat(add.get("description").asString())
        .isEqualTo("Rôles\u00a0: propriétaire, DPO, agent.");
    JsonNode page =
        document.at(
            sites
                .at("/get/responses/200/content/application~1json/schema/$ref")
                .asString()
                .substring(1));
    assertThat(page.at("/properties/items/items/$ref").asString()).endsWith("/SiteBody");
    assertThat(sites.at("/get/parameters").toString()).contains("\"default\":50");
    assertThat(document.at("/components/schemas/Problem/properties/fields").isMissingNode())
        .isFalse();
  }

  @OnEachEngine
  void peopleReadTheRoutesInTheirLanguage(Engines.Kind engine) {
    Visitor visitor = Visitor.stranger(Running.on(engine));

    assertThat(visitor.get("/api").body())
        .contains(
            "/api/v1/organisations/{organisation}/sites",
            "Lister (sites)",
            "Créer (sites)",
            "propriétaire");
    assertThat(
            visitor
                .send(visitor.request("/api").header("Accept-Language", "en").GET().build())
                .body())
        .contains("List (sites)", "owner");
  }
}
