package org.limpide.server.api;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.limpide.server.jobs.Round;
import org.limpide.server.storage.Database;
import org.limpide.server.storage.ServerKey;
import org.limpide.server.web.Refusal;
import org.springframework.stereotype.Service;

/**
 * Remembers for a day what was answered to requests that carry an idempotency key. Answers rest
 * sealed with the server's key: they may hold a secret that is shown only once.
 *
 * <p>Only what was done is remembered. A request that was refused did nothing, so its key may be
 * used again with a corrected body.
 */
@Service
class Idempotency implements Round {
  static final Duration KEPT = Duration.ofHours(24);

  /** After which a request without an answer is taken for lost: a kill in the middle of it. */
  static final Duration LOST = Duration.ofMinutes(2);

  private final Database database;
  private final IdempotencyStore store;
  private final ServerKey key;
  private final Clock clock;

  Idempotency(Database database, IdempotencyStore store, ServerKey key, Clock clock) {
    this.database = database;
    this.store = store;
    this.key = key;
    this.clock = clock;
  }

  /**
   * An answer given before.
   *
   * @param type its media type, or empty
   * @param location the header of that name, or empty
   */
  record Answer(int status, String type, String location, byte[] body) {}

  /**
   * Begins a request.
   *
   * @return the answer to give again; none when the request is to be done
   * @throws Refusal {@code INVALID} when something else was asked under the same key, {@code
   *     CONFLICT} while the first is under way
   */
  Optional<Answer> begin(String hash, String asked) {
    Instant now = clock.instant();
    boolean first =
        database.write(
            () -> {
              store.freeOld(hash, now.minus(KEPT), now.minus(LOST));
              return store.take(hash, asked, now);
            });
    if (first) {
      return Optional.empty();
    }
    IdempotencyStore.Row row = store.one(hash).orElseThrow(Idempotency::busy);
    if (!row.request().equals(asked)) {
      throw Refusal.of(Refusal.Code.INVALID, "api.idempotency.other");
    }
    int status = row.status().orElseThrow(Idempotency::busy);
    return Optional.of(read(status, key.open(hash, Objects.requireNonNull(row.answer()))));
  }

  private static Refusal busy() {
    return Refusal.of(Refusal.Code.CONFLICT, "api.idempotency.busy");
  }

  void answered(String hash, Answer answer) {
    byte[] sealed = key.seal(hash, written(answer));
    database.write(() -> store.answered(hash, answer.status(), sealed));
  }

  void free(String hash) {
    database.write(() -> store.free(hash));
  }

  private static byte[] written(Answer answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(answer.type());
      out.writeUTF(answer.location());
      out.write(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Answer read(int status, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new Answer(status, in.readUTF(), in.readUTF(), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "idempotency";
  }

  @Override
  public Schedule schedule() {
    return FixedDelay.of(Duration.ofHours(1));
  }

  /** Forgets what is older than a day. */
  @Override
  public void run() {
    database.write(() -> store.prune(clock.instant().minus(KEPT)));
  }
}
