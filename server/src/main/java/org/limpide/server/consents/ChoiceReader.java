package org.limpide.server.consents;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads the body of a choice, token by token: it is the most frequent thing the service reads. */
final class ChoiceReader {
  /** Bytes of a body: a choice among hundreds of services has less. */
  static final int LONGEST = 16 * 1024;

  private static final int MOST_CHOICES = 500;
  private static final Pattern VERSION = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?");
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(4).maxStringLength(200).build())
          .build();

  private ChoiceReader() {}

  /** The body is no JSON object of this shape. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }

  /** What was sent is JSON, and one of its fields is not what it should be. */
  static final class WrongException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String field;

    WrongException(String field) {
      super(field);
      this.field = field;
    }

    String field() {
      return field;
    }
  }

  static Choice read(byte[] body) throws MalformedException, WrongException {
    Map<String, String> texts = new HashMap<>();
    Map<String, Boolean> choices = null;
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
      expect(json.nextToken(), JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("choices")) {
          expect(value, JsonToken.START_OBJECT);
          choices = choices(json);
        } else if (value == JsonToken.VALUE_STRING) {
          texts.put(name, json.getString());
        } else {
          json.skipChildren();
        }
      }
      expect(json.currentToken(), JsonToken.END_OBJECT);
      if (json.nextToken() != null) {
        throw new MalformedException("something follows");
      }
    } catch (JacksonException e) {
      throw new MalformedException("no JSON");
    }
    if (choices == null) {
      throw new WrongException("choices");
    }
    return new Choice(
        uuid(texts.get("event")),
        matching("notice", VERSION, texts.get("notice")),
        choices,
        Optional.ofNullable(texts.get("method"))
            .flatMap(Method::of)
            .orElseThrow(() -> new WrongException("method")),
        matching("language", LANGUAGE, texts.get("language")));
  }

  private static Map<String, Boolean> choices(JsonParser json)
      throws MalformedException, WrongException {
    Map<String, Boolean> choices = new HashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      if ((value != JsonToken.VALUE_TRUE && value != JsonToken.VALUE_FALSE)
          || choices.size() == MOST_CHOICES) {
        throw new WrongException("choices");
      }
      choices.put(key, value == JsonToken.VALUE_TRUE);
    }
    expect(json.currentToken(), JsonToken.END_OBJECT);
    return choices;
  }

  private static void expect(@Nullable JsonToken token, JsonToken wanted)
      throws MalformedException {
    if (token != wanted) {
      throw new MalformedException("no " + wanted);
    }
  }

  private static UUID uuid(@Nullable String text) throws WrongException {
    try {
      if (text != null && text.length() == 36) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new WrongException("event");
  }

  private static String matching(String field, Pattern pattern, @Nullable String text)
      throws WrongException {
    if (text == null || !pattern.matcher(text).matches()) {
      throw new WrongException(field);
    }
    return text;
  }
}
