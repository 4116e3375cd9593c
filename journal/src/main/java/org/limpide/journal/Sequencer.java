package org.limpide.journal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.limpide.journal.tree.GrowingTree;
import org.limpide.journal.tree.Hash;
import org.limpide.journal.tree.TreeEdge;
import org.limpide.journal.tree.TreeHasher;

/**
 * Gives entries their places and writes them, a batch at a time. Belongs to the journal's one
 * thread. After a failed commit nothing in memory is believed: all is read again from the storage,
 * which alone knows whether the commit happened.
 */
final class Sequencer {
  /** An entry whose sender waits. */
  record Waiting(Entry entry, CompletableFuture<Appended> answer) {}

  private final JournalStorage storage;
  private final Clock clock;
  private final TreeHasher hasher = new TreeHasher();
  private GrowingTree tree;
  private RecentEvents recent;
  private boolean sound = true;

  Sequencer(JournalStorage storage, Clock clock, JournalStorage.Head head) {
    this.storage = storage;
    this.clock = clock;
    this.tree = recovered(head);
    this.recent = recent();
  }

  private GrowingTree recovered(JournalStorage.Head head) {
    long size = head.size();
    int width = (int) (size % 256);
    List<Hash> tail = storage.contents(size - width, width).stream().map(hasher::leaf).toList();
    GrowingTree rebuilt =
        tail.size() == width ? GrowingTree.recovered(size, tail, storage) : new GrowingTree();
    if (rebuilt.size() != size || !rebuilt.root().equals(head.root())) {
      throw new JournalException(
          JournalException.Reason.DAMAGED,
          "The journal's entries are not those its last write left: restore a backup.");
    }
    return rebuilt;
  }

  private RecentEvents recent() {
    return new RecentEvents(storage.greatest(RecentEvents.bound(clock.instant())));
  }

  TreeEdge edge() {
    return tree.edge();
  }

  Hash root() {
    return tree.root();
  }

  /** Writes a batch; the returned action gives the answers, which are final. */
  Runnable write(List<Waiting> batch) {
    try {
      if (!sound) {
        tree = recovered(storage.head());
        recent = recent();
        sound = true;
      }
      try {
        return attempt(batch, false);
      } catch (JournalStorage.AlreadyThere e) {
        // an id that seemed new was not (it came from the future once): look all of them up
        tree = recovered(storage.head());
        recent = recent();
        return attempt(batch, true);
      }
    } catch (RuntimeException | JournalStorage.AlreadyThere e) {
      sound = false;
      JournalException failure =
          e instanceof JournalException known
              ? known
              : new JournalException(
                  JournalException.Reason.STORAGE, "The journal could not be written.", e);
      return () -> batch.forEach(waiting -> waiting.answer().completeExceptionally(failure));
    }
  }

  private Runnable attempt(List<Waiting> batch, boolean askAll) throws JournalStorage.AlreadyThere {
    Map<UUID, Long> stored = stored(batch, askAll);
    Map<UUID, Long> fresh = new LinkedHashMap<>();
    List<Entry> entries = new ArrayList<>(batch.size());
    Appended[] answers = new Appended[batch.size()];
    long first = tree.size();
    for (int i = 0; i < answers.length; i++) {
      Entry entry = batch.get(i).entry();
      UUID event = entry.event();
      Long before = stored.get(event);
      if (before == null) {
        before = recent.place(event).orElse(null);
      }
      if (before == null) {
        before = fresh.get(event);
      }
      if (before != null) {
        answers[i] = new Appended(before, true);
      } else {
        long place = tree.size();
        tree.add(hasher.leaf(entry.content()));
        entries.add(entry);
        fresh.put(event, place);
        answers[i] = new Appended(place, false);
      }
    }
    if (!entries.isEmpty()) {
      storage.commit(new JournalStorage.Batch(first, entries, tree.takeFilled(), tree.root()));
      fresh.forEach(recent::remember);
    }
    return () -> {
      for (int i = 0; i < answers.length; i++) {
        batch.get(i).answer().complete(answers[i]);
      }
    };
  }

  private Map<UUID, Long> stored(List<Waiting> batch, boolean askAll) {
    UUID bound = RecentEvents.bound(clock.instant());
    List<UUID> unsure = new ArrayList<>();
    for (Waiting waiting : batch) {
      UUID event = waiting.entry().event();
      if (askAll || (recent.place(event).isEmpty() && !recent.surelyNew(event, bound))) {
        unsure.add(event);
      }
    }
    return unsure.isEmpty() ? Map.of() : new HashMap<>(storage.places(unsure));
  }
}
