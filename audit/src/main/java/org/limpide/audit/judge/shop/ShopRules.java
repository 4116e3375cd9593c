package org.limpide.audit.judge.shop;

import java.util.List;
import org.limpide.audit.judge.Evaluator;

/** Rules on the purchase path (EC-01, EC-03 to EC-06, EC-09, EC-10). */
public final class ShopRules {
  private ShopRules() {}

  /** Every evaluator of this package. */
  public static List<Evaluator> all() {
    return List.of(
        new WholePathSecure(),
        new TitleOptional(),
        new GuestCheckout(),
        new CardFieldsElsewhere(),
        new CardSavedOnConsent(),
        new OnlineWithdrawal(),
        new ClearOrder());
  }
}
