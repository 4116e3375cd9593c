package org.limpide.server.audits;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody noted about a rule's finding on a site.
 *
 * @param author the name of who wrote it, as it was then
 */
public record Comment(UUID id, String rule, String words, String author, Instant createdAt) {

  /** For an auditor from outside, who learns nothing of people. */
  Comment withoutName() {
    return new Comment(id, rule, words, "", createdAt);
  }
}
