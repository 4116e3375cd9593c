package org.limpide.audit.judge.information;

import java.util.List;
import org.limpide.audit.judge.Evaluator;

/** Rules on forms and notices (FM, IN). */
public final class InformationRules {
  private InformationRules() {}

  /** Every evaluator of this package. */
  public static List<Evaluator> all() {
    return List.of(
        new MarketingBoxes(),
        new SeparateConsent(),
        new PartnerOffers(),
        new PhoneCanvassing(),
        new PrivacyPage(),
        new Controller(),
        new DataContact(),
        new PurposesAndBases(),
        new Recipients(),
        new Retention(),
        new TransfersAbroad(),
        new RightsTold(),
        new FormNotice(),
        new RequiredFields(),
        new LegalNotice(),
        new Leftovers());
  }
}
