package org.limpide.server.web;

import java.util.List;
import java.util.function.BiFunction;

/**
 * A part of a long list, as the API gives it.
 *
 * @param items at most {@code limit} of them
 * @param total how many there are in all
 * @param offset how many come before
 * @param limit most in one answer, 1 to 200
 */
public record ApiPage<T>(List<T> items, int total, int offset, int limit) {

  /**
   * Reads a part.
   *
   * @param read takes offset and limit
   * @throws Refusal {@code INVALID} when offset or limit is out of bounds
   */
  public static <T> ApiPage<T> of(
      int offset, int limit, int total, BiFunction<Integer, Integer, List<T>> read) {
    if (offset < 0 || limit < 1 || limit > 200) {
      throw Refusal.of(Refusal.Code.INVALID, "problem.page");
    }
    return new ApiPage<>(List.copyOf(read.apply(offset, limit)), total, offset, limit);
  }
}
