package org.limpide.journal.storage;

import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.limpide.journal.Appended;
import org.limpide.journal.Entry;
import org.limpide.journal.Journal;
import org.limpide.journal.JournalStorage;
import org.limpide.journal.Limits;
import org.limpide.journal.Origin;
import org.limpide.journal.note.NoteSigner;

/**
 * A program that fills a journal until it is killed, and writes down each entry that was
 * acknowledged, and each checkpoint it saw, in a file beside. Run as a process of its own.
 */
final class LoadedJournal {
  static final Origin ORIGIN = new Origin("journal.example/killed");

  private LoadedJournal() {}

  /** Engine (a file, or {@code postgres:} and an id), key, file of what was answered, seed. */
  public static void main(String[] args) throws Exception {
    Journal journal =
        Journal.open(
            storage(args[0], args.length > 4 && args[4].equals("unsafe")),
            ORIGIN,
            NoteSigner.parse(args[1]),
            Clock.systemUTC(),
            new Limits(4_096, 256, Duration.ofMillis(20)));
    Random random = new Random(Long.parseLong(args[3]));
    try (DataOutputStream answered = new DataOutputStream(new FileOutputStream(args[2], true))) {
      for (long round = 0; ; round++) {
        round(journal, random, answered);
      }
    }
  }

  static JournalStorage storage(String place, boolean unsafe) {
    if (place.startsWith("postgres:")) {
      return PostgresStorage.in(
          PostgresJournalTest.source(), place.substring("postgres:".length()));
    }
    return unsafe ? SqliteStorage.unsafe(Path.of(place)) : SqliteStorage.in(Path.of(place));
  }

  /** The content an event of this id always has, so that whoever reads the log can tell. */
  static byte[] content(UUID event) {
    return ("content of " + event + " ".repeat(event.hashCode() & 0x7f))
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void round(Journal journal, Random random, DataOutputStream answered)
      throws IOException {
    List<UUID> events = new ArrayList<>();
    List<CompletableFuture<Appended>> answers = new ArrayList<>();
    int burst = 1 + random.nextInt(300);
    for (int i = 0; i < burst; i++) {
      UUID event = JournalContract.ordered(System.currentTimeMillis(), random);
      events.add(event);
      answers.add(journal.append(new Entry(event, content(event))));
    }
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    DataOutputStream records = new DataOutputStream(bytes);
    for (int i = 0; i < burst; i++) {
      records.writeLong(events.get(i).getMostSignificantBits());
      records.writeLong(events.get(i).getLeastSignificantBits());
      records.writeLong(answers.get(i).join().index());
    }
    answered.write(bytes.toByteArray());
    java.nio.file.Files.writeString(
        Path.of(System.getProperty("checkpoint")), journal.checkpoint().toString());
  }
}
