package org.limpide.server.web;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/**
 * What to say under a field that is wrong: the text of the constraint's message when that is a key
 * ({@code "sites.url.wrong"}), else the text {@code field.CONSTRAINT} (for example {@code
 * field.NotBlank}).
 */
public final class FieldSentences {
  private FieldSentences() {}

  /** The first sentence of each wrong field, by field. */
  public static Map<String, String> of(BindingResult result, Words words) {
    Map<String, String> sentences = new TreeMap<>();
    for (FieldError error : result.getFieldErrors()) {
      sentences.putIfAbsent(error.getField(), of(error, words));
    }
    return sentences;
  }

  static String of(FieldError error, Words words) {
    String message = error.getDefaultMessage();
    if (message != null && words.has(message)) {
      return words.say(message);
    }
    String constraint = "field." + error.getCode();
    Object[] arguments = error.getArguments();
    // Size and its like give (name, max, min)
    Object limit = arguments != null && arguments.length > 1 ? arguments[1] : "";
    return words.has(constraint) ? words.say(constraint, limit) : words.say("field.wrong");
  }
}
