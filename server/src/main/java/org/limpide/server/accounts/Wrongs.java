package org.limpide.server.accounts;

import java.util.Map;
import java.util.TreeMap;
import org.limpide.server.web.FieldSentences;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Words;
import org.springframework.validation.BindingResult;

/** What to say under the fields of a form that was refused. */
final class Wrongs {
  private Wrongs() {}

  /**
   * Does something with a form.
   *
   * @return nothing when it was done, else the sentence of each wrong field
   * @throws Refusal when it is not a field that is wrong
   */
  static Map<String, String> of(BindingResult result, Words words, Runnable what) {
    if (result.hasErrors()) {
      return FieldSentences.of(result, words);
    }
    return of(words, what);
  }

  static Map<String, String> of(Words words, Runnable what) {
    try {
      what.run();
      return Map.of();
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      Map<String, String> wrong = new TreeMap<>();
      refusal.fields().forEach((field, key) -> wrong.put(field, words.say(key)));
      return wrong;
    }
  }
}
