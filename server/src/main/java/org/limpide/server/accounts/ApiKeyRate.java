package org.limpide.server.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many requests a key may make in a minute, on this node: a bucket that holds a minute's worth
 * and fills steadily, so that a burst is served and a flood is not.
 */
@Component
class ApiKeyRate {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private record Bucket(double tokens, Instant at) {}

  private final int perMinute;
  private final Clock clock;
  private final Map<UUID, Bucket> buckets = new HashMap<>();
  private Instant swept;

  ApiKeyRate(@Value("${limpide.api.per-minute:300}") int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
    this.swept = clock.instant();
  }

  /** Counts a request; how long to wait when it is one too many. */
  synchronized Optional<Duration> take(UUID key) {
    Instant now = clock.instant();
    sweep(now);
    Bucket bucket = buckets.getOrDefault(key, new Bucket(perMinute, now));
    double perMilli = (double) perMinute / MINUTE.toMillis();
    long passed = Math.max(0, Duration.between(bucket.at(), now).toMillis());
    double tokens = Math.min(perMinute, bucket.tokens() + passed * perMilli);
    boolean served = tokens >= 1;
    buckets.put(key, new Bucket(served ? tokens - 1 : tokens, now));
    return served
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) Math.ceil((1 - tokens) / perMilli)));
  }

  /** A bucket untouched for a minute is full again: it need not be remembered. */
  private void sweep(Instant now) {
    if (swept.plus(MINUTE).isAfter(now)) {
      return;
    }
    swept = now;
    Iterator<Bucket> all = buckets.values().iterator();
    while (all.hasNext()) {
      if (!all.next().at().plus(MINUTE).isAfter(now)) {
        all.remove();
      }
    }
  }
}
