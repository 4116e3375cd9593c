package org.limpide.server.api;

import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.limpide.server.web.Access;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Words;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** One route as an OpenAPI operation: its parameters, its body, its answers, who may use it. */
final class OpenApiOperation {
  private static final java.util.regex.Pattern PLACE =
      java.util.regex.Pattern.compile("\\{(\\w+)}");
  private static final Map<String, Object> UUID_TEXT = Map.of("type", "string", "format", "uuid");

  private final ApiRoute route;
  private final Words words;
  private final OpenApiSchemas schemas;
  private final Map<String, Map<String, Object>> parameters = new LinkedHashMap<>();
  private Optional<Map<String, Object>> body = Optional.empty();

  private OpenApiOperation(ApiRoute route, Words words, OpenApiSchemas schemas) {
    this.route = route;
    this.words = words;
    this.schemas = schemas;
  }

  static Map<String, Object> of(ApiRoute route, String id, Words words, OpenApiSchemas schemas) {
    return new OpenApiOperation(route, words, schemas).operation(id);
  }

  private Map<String, Object> operation(String id) {
    for (Parameter one : route.handler().getMethod().getParameters()) {
      read(one);
    }
    Matcher places = PLACE.matcher(route.path());
    while (places.find()) {
      parameters.putIfAbsent(
          "path " + places.group(1), parameter("path", places.group(1), true, UUID_TEXT));
    }
    if (repeatable()) {
      parameters.put("idempotency", Map.of("$ref", "#/components/parameters/IdempotencyKey"));
    }
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", id);
    operation.put("tags", List.of(route.desk()));
    operation.put("summary", ApiSentences.summary(route, words));
    operation.put("description", ApiSentences.who(route, words));
    operation.put("security", security());
    if (!parameters.isEmpty()) {
      operation.put("parameters", List.copyOf(parameters.values()));
    }
    body.ifPresent(held -> operation.put("requestBody", held));
    operation.put("responses", responses());
    return operation;
  }

  private boolean repeatable() {
    return route.method().equals("POST") && !(route.access() instanceof Access.Open);
  }

  private void read(Parameter one) {
    ResolvableType type = ResolvableType.forType(one.getParameterizedType());
    PathVariable place = one.getAnnotation(PathVariable.class);
    RequestParam asked = one.getAnnotation(RequestParam.class);
    RequestHeader header = one.getAnnotation(RequestHeader.class);
    if (place != null) {
      String name = named(place.name(), place.value(), one);
      parameters.put("path " + name, parameter("path", name, true, schema(type, one)));
    } else if (asked != null) {
      String name = named(asked.name(), asked.value(), one);
      add("query", name, asked.required(), asked.defaultValue(), type, one);
    } else if (header != null) {
      String name = named(header.name(), header.value(), one);
      add("header", name, header.required(), header.defaultValue(), type, one);
    } else if (one.isAnnotationPresent(RequestBody.class)) {
      Map<String, Object> held = new LinkedHashMap<>();
      held.put("required", one.getAnnotation(RequestBody.class).required());
      held.put(
          "content",
          Map.of("application/json", Map.of("schema", schemas.of(type, OpenApiSchemas.Way.IN))));
      body = Optional.of(held);
    }
  }

  private void add(
      String in,
      String name,
      boolean required,
      String fallback,
      ResolvableType type,
      Parameter one) {
    boolean defaulted = !fallback.equals(ValueConstants.DEFAULT_NONE);
    ResolvableType held = type.toClass() == Optional.class ? type.getGeneric(0) : type;
    Map<String, Object> schema = new LinkedHashMap<>(schema(held, one));
    if (defaulted && !fallback.isEmpty()) {
      schema.put("default", typed(fallback, schema));
    }
    boolean needed = required && !defaulted && type.toClass() != Optional.class;
    parameters.put(in + " " + name, parameter(in, name, needed, schema));
  }

  private Map<String, Object> schema(ResolvableType type, Parameter one) {
    return type.toClass() == OrganisationId.class
        ? UUID_TEXT
        : schemas.of(type, OpenApiSchemas.Way.IN, one);
  }

  private static Object typed(String fallback, Map<String, Object> schema) {
    return "integer".equals(schema.get("type"))
        ? (Object) Long.valueOf(fallback)
        : "boolean".equals(schema.get("type")) ? Boolean.valueOf(fallback) : fallback;
  }

  private static String named(String name, String value, Parameter one) {
    return !name.isEmpty() ? name : !value.isEmpty() ? value : one.getName();
  }

  private static Map<String, Object> parameter(
      String in, String name, boolean required, Map<String, Object> schema) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("name", name);
    parameter.put("in", in);
    parameter.put("required", required);
    parameter.put("schema", schema);
    return parameter;
  }

  private List<Object> security() {
    return switch (route.access()) {
      case Access.Open open -> List.of();
      case Access.Person person -> List.of(Map.of("session", List.of()));
      case Access.Member member -> List.of(Map.of("key", List.of()), Map.of("session", List.of()));
    };
  }

  private Map<String, Object> responses() {
    Map<String, Object> responses = new LinkedHashMap<>();
    Map<String, Object> good = new LinkedHashMap<>();
    good.put("description", words.say("api.answer.good"));
    content().ifPresent(content -> good.put("content", content));
    responses.put(status(), good);
    if (!(route.access() instanceof Access.Open)) {
      problem(responses, "401");
      problem(responses, "403");
    }
    if (route.path().contains("{")) {
      problem(responses, "404");
    }
    if (body.isPresent()) {
      List.of("400", "413", "415", "422").forEach(status -> problem(responses, status));
    }
    if (repeatable()) {
      problem(responses, "409");
    }
    if (route.access() instanceof Access.Member) {
      problem(responses, "429");
    }
    return responses;
  }

  private static void problem(Map<String, Object> responses, String status) {
    responses.putIfAbsent(status, Map.of("$ref", "#/components/responses/Problem" + status));
  }

  private String status() {
    ResponseStatus said = route.handler().getMethodAnnotation(ResponseStatus.class);
    return said == null ? "200" : Integer.toString(said.code().value());
  }

  private Optional<Map<String, Object>> content() {
    ResolvableType type = ResolvableType.forMethodReturnType(route.handler().getMethod());
    if (HttpEntity.class.isAssignableFrom(type.toClass())) {
      type = type.as(HttpEntity.class).getGeneric(0);
    }
    if (type.toClass() == void.class || type.toClass() == Void.class) {
      return Optional.empty();
    }
    if (ResponseBodyEmitter.class.isAssignableFrom(type.toClass())) {
      return Optional.of(Map.of("text/event-stream", Map.of("schema", Map.of("type", "string"))));
    }
    RequestMapping mapping =
        AnnotatedElementUtils.findMergedAnnotation(
            route.handler().getMethod(), RequestMapping.class);
    String media =
        mapping == null || mapping.produces().length == 0
            ? "application/json"
            : mapping.produces()[0];
    return Optional.of(
        Map.of(
            media,
            media.contains("json")
                ? Map.of("schema", schemas.of(type, OpenApiSchemas.Way.OUT))
                : Map.of()));
  }
}
