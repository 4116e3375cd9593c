package org.limpide.server.api;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Map;

/** Bean Validation's constraints as JSON Schema says them. */
final class OpenApiBounds {
  private OpenApiBounds() {}

  static void add(Annotation constraint, Map<String, Object> schema) {
    switch (constraint) {
      case Size size -> size(size, schema);
      case NotBlank blank -> schema.putIfAbsent("minLength", 1);
      case NotEmpty empty -> schema.putIfAbsent(list(schema) ? "minItems" : "minLength", 1);
      case Pattern pattern -> schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
      case Email email -> schema.put("format", "email");
      case Min min -> schema.put("minimum", min.value());
      case Max max -> schema.put("maximum", max.value());
      case Positive positive -> schema.put("exclusiveMinimum", 0);
      case PositiveOrZero positive -> schema.put("minimum", 0);
      default -> {} // says nothing a schema could
    }
  }

  private static void size(Size size, Map<String, Object> schema) {
    String thing =
        list(schema) ? "Items" : "object".equals(schema.get("type")) ? "Properties" : "Length";
    if (size.min() > 0) {
      schema.put("min" + thing, size.min());
    }
    if (size.max() < Integer.MAX_VALUE) {
      schema.put("max" + thing, size.max());
    }
  }

  private static boolean list(Map<String, Object> schema) {
    return "array".equals(schema.get("type"));
  }

  /** Whether a body without it is refused: said to be needed, or with no way to be absent. */
  static boolean required(AnnotatedElement where, Class<?> type) {
    return type.isPrimitive()
        || where.isAnnotationPresent(NotNull.class)
        || where.isAnnotationPresent(NotBlank.class)
        || where.isAnnotationPresent(NotEmpty.class);
  }
}
