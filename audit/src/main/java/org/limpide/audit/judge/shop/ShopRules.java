package org.limpide.audit.judge.shop;

import java.util.List;
import org.limpide.audit.judge.Evaluator;

/** Rules on the purchase path (EC). */
public final class ShopRules {
  private ShopRules() {}

  /** Every evaluator of this package. */
  public static List<Evaluator> all() {
    return List.of();
  }
}
