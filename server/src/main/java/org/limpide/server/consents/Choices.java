package org.limpide.server.consents;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.limpide.banner.Notice;
import org.limpide.journal.Appended;
import org.limpide.journal.JournalException;
import org.limpide.server.journals.Journals;
import org.limpide.server.journals.OpenLog;
import org.springframework.stereotype.Service;

/** Visitors' choices, written to the journal and proved from it. */
@Service
public class Choices {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Journals journals;
  private final Clock clock;

  Choices(Journals journals, Clock clock) {
    this.journals = journals;
    this.clock = clock;
  }

  /**
   * A choice that is on the disk.
   *
   * @param index of its leaf
   * @param log public id of the log it stands in
   */
  record Kept(ConsentRecord record, long index, String log) {}

  /**
   * Writes a choice; returns when it is on the disk. Sent a second time it is answered as the first
   * time, with what was written then.
   *
   * @throws JournalException {@code FULL} when too many wait, {@code STORAGE} when nothing can be
   *     written now
   */
  Kept keep(Banner banner, Notice notice, Choice choice) {
    ConsentRecord record = ConsentRecord.of(choice, notice, banner.site(), clock.instant());
    while (true) {
      OpenLog log = journals.current(banner.organisation());
      try {
        Appended appended = await(log, record);
        ConsentRecord kept =
            appended.again()
                ? log.entry(appended.index()).map(ConsentRecord::read).orElse(record)
                : record;
        return new Kept(kept, appended.index(), log.id());
      } catch (JournalException e) {
        // the quarter has just ended: the next log takes it
        if (e.reason() != JournalException.Reason.SEALED
            || journals.current(banner.organisation()).id().equals(log.id())) {
          throw e;
        }
      }
    }
  }

  private static Appended await(OpenLog log, ConsentRecord record) {
    try {
      return log.append(record.event(), record.bytes())
          .get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof JournalException why
          ? why
          : new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new JournalException(
          JournalException.Reason.STORAGE, "The journal did not answer in time.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * The proof of a choice, as C2SP {@code tlog-proof} writes it: with the choice's receipt and the
   * log's key anyone can check it without us.
   *
   * @param wait for the checkpoint that covers it
   */
  Optional<String> proof(Banner banner, UUID event, Duration wait) {
    return journals
        .find(banner.organisation(), event)
        .filter(
            place ->
                place
                    .log()
                    .entry(place.index())
                    .map(ConsentRecord::read)
                    .filter(record -> record.site().equals(banner.site()))
                    .isPresent())
        .map(place -> place.log().proof(place.index(), wait).toString());
  }
}
