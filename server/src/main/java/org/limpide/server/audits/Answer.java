package org.limpide.server.audits;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What somebody answers to a finding, as a form or the API's body. */
final class Answer {
  private Answer() {}

  /** Why it does not apply. */
  record Because(@NotBlank @Size(max = 2000) String because) {
    Because(@Nullable String because) {
      this.because = because == null ? "" : because;
    }
  }

  /** A comment. */
  record Words(@NotBlank @Size(max = 2000) String words) {
    Words(@Nullable String words) {
      this.words = words == null ? "" : words;
    }
  }
}
