package org.limpide.server.web;

import java.util.List;
import java.util.Map;

/**
 * A request that is not done, for a reason its author can act on. The corridor turns it into a page
 * or, for the API, into {@code application/problem+json} (RFC 9457).
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, with the HTTP status it becomes. */
  public enum Code {
    MALFORMED(400),
    SIGN_IN(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    CONFLICT(409),
    TOO_LARGE(413),
    INVALID(422),
    TOO_MANY(429),
    UNAVAILABLE(503);

    private final int status;

    Code(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  private final Code code;
  private final String key;
  private final transient List<Object> values;
  private final transient Map<String, String> fields;

  private Refusal(Code code, String key, List<Object> values, Map<String, String> fields) {
    super(code + " " + key, null, false, false);
    this.code = code;
    this.key = key;
    this.values = values;
    this.fields = fields;
  }

  /**
   * A refusal.
   *
   * @param key of the sentence in the texts
   * @param values for the sentence's places
   */
  public static Refusal of(Code code, String key, Object... values) {
    return new Refusal(code, key, List.of(values), Map.of());
  }

  /** Fields that are wrong, each with the key of its sentence. */
  public static Refusal invalid(Map<String, String> fields) {
    return new Refusal(Code.INVALID, "problem.invalid", List.of(), Map.copyOf(fields));
  }

  /** Also said of what exists elsewhere: nobody learns that it does. */
  public static Refusal notFound() {
    return of(Code.NOT_FOUND, "problem.not-found");
  }

  public Code code() {
    return code;
  }

  public String key() {
    return key;
  }

  public List<Object> values() {
    return values;
  }

  public Map<String, String> fields() {
    return fields;
  }
}
