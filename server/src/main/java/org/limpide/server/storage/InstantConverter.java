package org.limpide.server.storage;

import java.time.Instant;
import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;

/**
 * Moments are kept as milliseconds since 1970 in columns named {@code …_at}: the only form both
 * engines store, compare and index alike.
 */
public final class InstantConverter extends AbstractConverter<Long, Instant> {
  private static final long serialVersionUID = 1L;

  public InstantConverter() {
    super(Long.class, Instant.class);
  }

  @Override
  public @Nullable Instant from(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  @Override
  public @Nullable Long to(@Nullable Instant moment) {
    return moment == null ? null : moment.toEpochMilli();
  }
}
