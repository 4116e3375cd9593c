package org.limpide.server.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs behind while the invented weeks are told, and is right afterwards. */
final class DemoClock extends Clock {
  private final Clock real = Clock.systemUTC();
  private volatile Duration behind = Duration.ZERO;

  void behind(Duration by) {
    behind = by;
  }

  @Override
  public Instant instant() {
    return real.instant().minus(behind);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return real.withZone(zone);
  }
}
