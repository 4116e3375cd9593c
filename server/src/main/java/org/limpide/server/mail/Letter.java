package org.limpide.server.mail;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;

/**
 * A message to one person, made of texts: {@code KEY.subject} and {@code KEY.body}, in their
 * language.
 *
 * @param key of its texts
 * @param places what fills {@code {0}}, {@code {1}}… in both texts
 * @param link shown on a line of its own below the text, or none
 * @param uselessAt when there is no point any more in sending it
 */
public record Letter(
    EmailAddress to,
    Language language,
    String key,
    List<String> places,
    Optional<URI> link,
    Instant uselessAt) {

  public Letter {
    places = List.copyOf(places);
  }

  /** Without the address and what it says: neither belongs in a log. */
  @Override
  public String toString() {
    return "letter " + key;
  }
}
