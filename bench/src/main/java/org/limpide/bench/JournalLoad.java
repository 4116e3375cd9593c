package org.limpide.bench;

import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.limpide.journal.Entry;
import org.limpide.journal.Journal;

/**
 * A closed loop over the journal: so many entries are in flight, and as soon as one is answered (it
 * is on the disk) another goes in. Contents of 150 random bytes, ids in the order of time.
 *
 * @param rate entries a second
 * @param p50 milliseconds from handing in to the answer, half of them
 * @param p99 milliseconds, all but one in a hundred
 */
record JournalLoad(double rate, double p50, double p99) {
  private static final int CONTENT = 150;

  static JournalLoad run(Journal journal, int inFlight, double seconds, long most) {
    Random random = new Random(inFlight);
    byte[][] contents = new byte[4_096][CONTENT];
    for (byte[] content : contents) {
      random.nextBytes(content);
    }
    long[] latencies = new long[4_000_000];
    AtomicLong answered = new AtomicLong();
    Semaphore places = new Semaphore(inFlight);
    CountDownLatch failed = new CountDownLatch(1);
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    long sent = 0;
    while (System.nanoTime() < end && sent < most && failed.getCount() == 1) {
      places.acquireUninterruptibly();
      byte[] content = contents[(int) (sent & 4_095)].clone();
      for (int i = 0; i < 8; i++) {
        content[i] = (byte) (sent >>> (8 * i));
      }
      long before = System.nanoTime();
      CompletableFuture<?> answer = journal.append(new Entry(ordered(random, sent), content));
      var unused =
          answer.whenComplete(
              (place, failure) -> {
                latencies[(int) (answered.getAndIncrement() % latencies.length)] =
                    System.nanoTime() - before;
                places.release();
                if (failure != null) {
                  failed.countDown();
                }
              });
      sent++;
    }
    places.acquireUninterruptibly(inFlight);
    double took = (System.nanoTime() - start) / 1e9;
    if (failed.getCount() == 0) {
      throw new IllegalStateException("an entry could not be written");
    }
    long[] kept = Arrays.copyOf(latencies, (int) Math.min(answered.get(), latencies.length));
    Arrays.sort(kept);
    return new JournalLoad(
        sent / took, kept[kept.length / 2] / 1e6, kept[(int) (kept.length * 0.99)] / 1e6);
  }

  /** An id as many browsers would make it: the same millisecond for many, then random. */
  private static UUID ordered(Random random, long sent) {
    return new UUID(
        System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000),
        0x8000000000000000L | (random.nextLong() >>> 2 ^ sent));
  }
}
