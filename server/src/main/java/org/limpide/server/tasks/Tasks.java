package org.limpide.server.tasks;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.law.Text;
import org.limpide.server.storage.Database;
import org.limpide.server.tasks.TaskEntry.Kind;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Service;

/** What desks do with tasks: file, close, list. What people do to one is in {@link TaskDesk}. */
@Service
public class Tasks {
  private final Database database;
  private final TaskStore store;
  private final TaskListStore lists;
  private final TaskEntryStore entries;
  private final Clock clock;

  Tasks(
      Database database,
      TaskStore store,
      TaskListStore lists,
      TaskEntryStore entries,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.lists = lists;
    this.entries = entries;
    this.clock = clock;
  }

  /**
   * Files a task. While one of the same source and reference is open, filing it again changes
   * nothing.
   *
   * @return the task's id, new or not
   */
  public UUID open(OrganisationId organisation, TaskDraft draft) {
    return database.write(
        () ->
            store
                .opened(organisation, draft.source(), draft.reference())
                .orElseGet(() -> file(organisation, draft, Optional.empty(), Optional.empty())));
  }

  /** Files it unless another transaction has just done so. */
  UUID file(
      OrganisationId organisation, TaskDraft draft, Optional<UUID> owner, Optional<UUID> author) {
    int number = store.number(organisation); // from here on nobody else files in this organisation
    Optional<UUID> meanwhile = store.opened(organisation, draft.source(), draft.reference());
    if (meanwhile.isPresent()) {
      return meanwhile.get();
    }
    Instant now = clock.instant();
    Task task =
        new Task(
            UUID.randomUUID(),
            organisation,
            number,
            draft.source(),
            draft.reference(),
            new Text(draft.titleFr(), draft.titleEn()),
            new Text(draft.detailFr(), draft.detailEn()),
            draft.risk(),
            draft.due(),
            draft.link(),
            owner,
            Optional.empty(),
            "",
            now,
            now,
            Optional.empty());
    store.add(task);
    entries.add(
        organisation,
        task.id(),
        new TaskEntry(UUID.randomUUID(), Kind.OPENED, author, author.isEmpty(), "", "", "", now));
    return task.id();
  }

  /**
   * Closes the open task of a desk's reference; nothing happens when there is none.
   *
   * @param becauseKey key of the sentence that says why: {@code audits.mended}
   */
  public void resolve(
      OrganisationId organisation, String source, String reference, String becauseKey) {
    database.write(
        () ->
            store
                .opened(organisation, source, reference)
                .ifPresent(id -> resolve(organisation, id, becauseKey)));
  }

  private void resolve(OrganisationId organisation, UUID id, String becauseKey) {
    Instant now = clock.instant();
    if (store.close(organisation, id, becauseKey, now)) {
      entries.add(
          organisation,
          id,
          new TaskEntry(
              UUID.randomUUID(), Kind.CLOSED, Optional.empty(), true, "", becauseKey, "", now));
    }
  }

  /** The open tasks of many of a desk's references, by reference, in one query. */
  public Map<String, UUID> opened(
      OrganisationId organisation, String source, Collection<String> references) {
    return store.opened(organisation, source, references);
  }

  public Optional<Task> find(OrganisationId organisation, UUID id) {
    return store.one(organisation, id);
  }

  /**
   * One task.
   *
   * @throws Refusal {@code NOT_FOUND} when the organisation has none of that id
   */
  public Task one(OrganisationId organisation, UUID id) {
    return find(organisation, id).orElseThrow(Refusal::notFound);
  }

  /** A page of tasks, the worst and most pressing first. */
  public List<Task> of(OrganisationId organisation, TaskFilter filter, int offset, int limit) {
    return lists.of(organisation, filter, offset, limit);
  }

  public int count(OrganisationId organisation, TaskFilter filter) {
    return lists.count(organisation, filter);
  }

  /** The desks that have filed something there. */
  public List<String> sources(OrganisationId organisation) {
    return lists.sources(organisation);
  }

  /** How each of many organisations stands, in one query; none open, none listed. */
  public Map<OrganisationId, Standing> standings(Collection<OrganisationId> organisations) {
    return lists.standings(organisations, today());
  }

  /** The day it is in metropolitan France, by which deadlines are counted. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Words.ZONE);
  }
}
