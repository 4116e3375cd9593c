package org.limpide.audit.banner;

import java.time.Duration;
import java.util.List;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Control;

/** Finds a consent banner in a page and chooses on it. */
public final class BannerDriver {
  public BannerDriver(Tab tab) {}

  public BannerFact look(Duration upTo) {
    return BannerFact.NONE;
  }

  public Choice accept() {
    return none();
  }

  public Choice refuse() {
    return none();
  }

  public Choice acceptOne() {
    return none();
  }

  public Choice withdraw() {
    return none();
  }

  public Choice close() {
    return none();
  }

  public boolean visible() {
    return false;
  }

  public List<Control> reopeners() {
    return List.of();
  }

  private static Choice none() {
    return new Choice(false, "", List.of(), "no banner");
  }
}
