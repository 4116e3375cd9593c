package org.limpide.vendors;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;

/**
 * How long a cookie stays on the device: until the browser closes, or for a time written as in ISO
 * 8601 ({@code P13M}, {@code PT30M}).
 */
public sealed interface Lifetime {
  /** Until the browser closes. */
  record Session() implements Lifetime {
    @Override
    public String written() {
      return "session";
    }
  }

  /** Days, months or years. */
  record Dates(Period period) implements Lifetime {
    @Override
    public String written() {
      return period.toString();
    }
  }

  /** Less than a day, or counted in hours. */
  record Hours(Duration duration) implements Lifetime {
    @Override
    public String written() {
      return duration.toString();
    }
  }

  /** As the data file writes it. */
  String written();

  /**
   * Reads {@code session}, a period or a duration.
   *
   * @throws IllegalArgumentException when it is none of them, or no time at all
   */
  static Lifetime of(String written) {
    if (written.equals("session")) {
      return new Session();
    }
    try {
      if (written.startsWith("PT")) {
        Duration duration = Duration.parse(written);
        if (duration.isPositive()) {
          return new Hours(duration);
        }
      } else {
        Period period = Period.parse(written);
        if (!period.isNegative() && !period.isZero()) {
          return new Dates(period);
        }
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a lifetime: " + written, e);
    }
    throw new IllegalArgumentException("not a lifetime: " + written);
  }
}
