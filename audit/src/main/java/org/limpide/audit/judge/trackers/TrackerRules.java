package org.limpide.audit.judge.trackers;

import java.util.List;
import org.limpide.audit.judge.Evaluator;

/**
 * Rules on what is read or written on the visitor's device, and who is called (CK, SN-03, SN-04,
 * MN-02, PR-01, EC-08).
 */
public final class TrackerRules {
  private TrackerRules() {}

  /** Every evaluator of this package. */
  public static List<Evaluator> all() {
    return List.of(
        new TrackersBeforeChoice(),
        new RefusalAsEasy(),
        ChoiceRespected.refusal(),
        ChoiceRespected.withdrawal(),
        new WithdrawalEverywhere(),
        new PurposesShown(),
        new ThirdPartyList(),
        new NothingPreticked(),
        new SilenceIsNoConsent(),
        new ChoicePerPurpose(),
        new BalancedButtons(),
        new ChoiceRemembered(),
        new ExemptMeasurement(),
        new EmbedsAfterConsent(),
        new FalselyNecessary(),
        new HiddenTrackers(),
        new SocialWidgets(),
        new CustomerDataShared(),
        new AdvertisingToChildren(),
        new VendorsIdentified(),
        new ScriptsOnPayment());
  }
}
