package org.limpide.server.api;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Service;

/**
 * The API's description (OpenAPI 3.1.1), made from the routes themselves: their parameters,
 * records, constraints and rules. There is nothing to keep in step by hand.
 */
@Service
class OpenApi {
  private static final List<Integer> PROBLEMS =
      List.of(400, 401, 403, 404, 409, 413, 415, 422, 429);

  private final ApiRoutes routes;

  OpenApi(ApiRoutes routes) {
    this.routes = routes;
  }

  /**
   * The document.
   *
   * @param base the path the service lives under
   */
  Map<String, Object> document(Words words, String base) {
    OpenApiSchemas schemas = new OpenApiSchemas();
    Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
    Map<String, Integer> ids = new HashMap<>();
    for (ApiRoute route : routes.all()) {
      int same = ids.merge(route.id(), 1, Integer::sum);
      String id = same == 1 ? route.id() : route.id() + "_" + same;
      paths
          .computeIfAbsent(route.path(), path -> new LinkedHashMap<>())
          .put(
              route.method().toLowerCase(java.util.Locale.ROOT),
              OpenApiOperation.of(route, id, words, schemas));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.1");
    document.put(
        "info",
        Map.of("title", "Limpide", "version", "1", "description", words.say("api.description")));
    document.put("servers", List.of(Map.of("url", base.isEmpty() ? "/" : base)));
    document.put("paths", paths);
    document.put("components", components(words, schemas));
    return document;
  }

  private static Map<String, Object> components(Words words, OpenApiSchemas schemas) {
    Map<String, Object> all = new LinkedHashMap<>(schemas.components());
    all.put("Problem", problem());
    Map<String, Object> responses = new LinkedHashMap<>();
    for (int status : PROBLEMS) {
      responses.put(
          "Problem" + status,
          Map.of(
              "description",
              words.say("api.answer." + status),
              "content",
              Map.of(
                  "application/problem+json",
                  Map.of("schema", Map.of("$ref", "#/components/schemas/Problem")))));
    }
    return Map.of(
        "schemas",
        all,
        "responses",
        responses,
        "parameters",
        Map.of(
            "IdempotencyKey",
            Map.of(
                "name",
                IdempotentRequest.HEADER,
                "in",
                "header",
                "required",
                false,
                "description",
                words.say("api.idempotency.what"),
                "schema",
                Map.of("type", "string", "minLength", 1, "maxLength", IdempotentRequest.LONGEST))),
        "securitySchemes",
        Map.of(
            "key",
            Map.of("type", "http", "scheme", "bearer", "description", words.say("api.scheme.key")),
            "session",
            Map.of(
                "type",
                "apiKey",
                "in",
                "cookie",
                "name",
                "limpide_session",
                "description",
                words.say("api.scheme.session"))));
  }

  /** RFC 9457, with our sentences by field. */
  private static Map<String, Object> problem() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("type", Map.of("type", "string", "format", "uri"));
    properties.put("title", Map.of("type", "string"));
    properties.put("status", Map.of("type", "integer", "format", "int32"));
    properties.put("detail", Map.of("type", "string"));
    properties.put("instance", Map.of("type", "string", "format", "uri-reference"));
    properties.put(
        "fields", Map.of("type", "object", "additionalProperties", Map.of("type", "string")));
    return Map.of(
        "type", "object", "properties", properties, "required", List.of("type", "title", "status"));
  }
}
