package org.limpide.audit.judge.rights;

import java.util.List;
import org.limpide.audit.judge.Evaluator;

/**
 * Rules on the exercise of rights, on pages held on social networks and on published reviews
 * (RT-01, RT-02, RT-05, SN-01, SN-02, RP-04).
 */
public final class RightsRules {
  private RightsRules() {}

  /** Every evaluator of this package. */
  public static List<Evaluator> all() {
    return List.of(
        new RightsChannel(),
        new ChannelWorks(),
        new NoIdByDefault(),
        new ProfilesLinkPrivacy(),
        new JointControllership(),
        new FairReviews());
  }
}
