package org.limpide.banner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a notice says in one language, by key. French is the reference: every language has its keys,
 * no more and no less. In braces stand {@code {site}}, {@code {n}} (partners), {@code {kept}},
 * {@code {name}}, {@code {who}}, {@code {title}}.
 *
 * @param language ISO 639-1
 */
public record Words(String language, Map<String, String> texts) {
  /** Languages this build carries, French first. */
  public static final List<String> LANGUAGES = List.of("fr", "en", "de", "es", "it", "nl", "pt");

  public Words {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  /** The words of a language this build carries. */
  public static Words of(String language) {
    if (!LANGUAGES.contains(language)) {
      throw new IllegalArgumentException("no words in this language: " + language);
    }
    try (InputStream in = Words.class.getResourceAsStream("words-" + language + ".json")) {
      if (in == null) {
        throw new IllegalStateException("the words are missing: " + language);
      }
      return new Words(
          language, JsonMapper.shared().readValue(in, new TypeReference<Map<String, String>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of that key. */
  public String say(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text: " + key + " in " + language);
    }
    return text;
  }

  /** Keys French has and this lacks, and the reverse. */
  Set<String> differences(Words other) {
    Set<String> all = new TreeSet<>(texts.keySet());
    all.addAll(other.texts.keySet());
    all.removeIf(key -> texts.containsKey(key) && other.texts.containsKey(key));
    return all;
  }
}
