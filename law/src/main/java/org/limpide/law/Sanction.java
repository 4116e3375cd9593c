package org.limpide.law;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sanction pronounced in another case, shown as an illustration.
 *
 * @param key such as {@code SH25}
 * @param body who was sanctioned; the same in both languages when it is a name
 * @param euros the amount, when known
 * @param decision its number, may be empty
 * @param found what was found
 * @param link the decision's address, when known for certain
 * @param verified whether the facts were confirmed by the source
 */
public record Sanction(
    String key,
    Text body,
    Text amount,
    @Nullable Long euros,
    String decision,
    @Nullable LocalDate date,
    Text found,
    List<String> rules,
    @Nullable String link,
    String source,
    boolean verified) {
  public Sanction {
    rules = List.copyOf(rules);
  }
}
