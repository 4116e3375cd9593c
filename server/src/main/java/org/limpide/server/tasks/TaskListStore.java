package org.limpide.server.tasks;

import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static org.limpide.server.storage.tables.Tables.TASK;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.limpide.server.storage.Database;
import org.limpide.server.tasks.TaskFilter.When;
import org.limpide.server.web.Folding;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Lists and counts tasks. */
@Repository
class TaskListStore {
  private static final int IMPORTANT = 4;

  private final Database database;

  TaskListStore(Database database) {
    this.database = database;
  }

  /** The worst first, then the most pressing: the order of an index. */
  List<Task> of(OrganisationId organisation, TaskFilter filter, int offset, int limit) {
    return database
        .sql()
        .selectFrom(TASK)
        .where(condition(organisation, filter))
        .orderBy(TASK.RISK.desc(), TASK.DUE, TASK.NUMBER)
        .limit(limit)
        .offset(offset)
        .fetch(TaskStore::task);
  }

  int count(OrganisationId organisation, TaskFilter filter) {
    return database.sql().fetchCount(TASK, condition(organisation, filter));
  }

  /** The desks that have filed something. */
  List<String> sources(OrganisationId organisation) {
    return database
        .sql()
        .selectDistinct(TASK.SOURCE)
        .from(TASK)
        .where(TASK.ORGANISATION.eq(organisation.value()))
        .orderBy(TASK.SOURCE)
        .fetch(TASK.SOURCE);
  }

  int late(OrganisationId organisation, LocalDate today) {
    return database
        .sql()
        .fetchCount(
            TASK,
            TASK.ORGANISATION.eq(organisation.value()),
            TASK.STATE.eq(TaskStore.OPEN),
            TASK.DUE.lt(today.toString()));
  }

  /** How many were late on an earlier day, by the deadlines they have now. */
  int lateOn(OrganisationId organisation, LocalDate day, Instant at) {
    return database
        .sql()
        .fetchCount(
            TASK,
            TASK.ORGANISATION.eq(organisation.value()),
            TASK.DUE.lt(day.toString()),
            TASK.CREATED_AT.le(at),
            TASK.CLOSED_AT.isNull().or(TASK.CLOSED_AT.gt(at)));
  }

  /** How each stands; those without an open task are left out. One query for all. */
  Map<OrganisationId, Standing> standings(
      Collection<OrganisationId> organisations, LocalDate today) {
    Field<BigDecimal> important = sum(when(TASK.RISK.ge(IMPORTANT), 1).otherwise(0));
    Field<BigDecimal> late = sum(when(TASK.DUE.lt(today.toString()), 1).otherwise(0));
    Map<OrganisationId, Standing> standings = new HashMap<>();
    database
        .sql()
        .select(TASK.ORGANISATION, important, late)
        .from(TASK)
        .where(TASK.ORGANISATION.in(ids(organisations)), TASK.STATE.eq(TaskStore.OPEN))
        .groupBy(TASK.ORGANISATION)
        .forEach(
            row ->
                standings.put(
                    new OrganisationId(row.value1()),
                    new Standing(row.value2().intValue(), row.value3().intValue())));
    return standings;
  }

  /** When something was last changed in each. */
  Map<OrganisationId, Instant> latest(Collection<OrganisationId> organisations) {
    Map<OrganisationId, Instant> latest = new HashMap<>();
    database
        .sql()
        .select(TASK.ORGANISATION, max(TASK.CHANGED_AT))
        .from(TASK)
        .where(TASK.ORGANISATION.in(ids(organisations)))
        .groupBy(TASK.ORGANISATION)
        .forEach(row -> latest.put(new OrganisationId(row.value1()), row.value2()));
    return latest;
  }

  /** Open tasks due before a day, counted for every organisation that has some. */
  Map<OrganisationId, Integer> dueBefore(LocalDate day) {
    Map<OrganisationId, Integer> counts = new HashMap<>();
    database
        .sql()
        .select(TASK.ORGANISATION, DSL.count())
        .from(TASK)
        .where(TASK.STATE.eq(TaskStore.OPEN), TASK.DUE.lt(day.toString()))
        .groupBy(TASK.ORGANISATION)
        .forEach(row -> counts.put(new OrganisationId(row.value1()), row.value2()));
    return counts;
  }

  private static Condition condition(OrganisationId organisation, TaskFilter filter) {
    String today = filter.today().toString();
    Condition all = TASK.ORGANISATION.eq(organisation.value());
    boolean late = filter.when() == When.LATE;
    all =
        switch (filter.shown()) {
          case OPEN -> all.and(TASK.STATE.eq(TaskStore.OPEN));
          case SNOOZED -> all.and(TASK.STATE.eq(TaskStore.OPEN)).and(TASK.SNOOZED.gt(today));
          case CLOSED -> all.and(TASK.STATE.eq(TaskStore.CLOSED));
          case ALL -> all;
        };
    if (filter.shown() == TaskFilter.Shown.OPEN && !late) {
      all = all.and(TASK.SNOOZED.le(today));
    }
    all =
        switch (filter.when()) {
          case ANY -> all;
          case LATE -> all.and(TASK.DUE.lt(today));
          case SOON ->
              all.and(TASK.DUE.between(today, filter.today().plusDays(TaskFilter.SOON).toString()));
        };
    if (filter.owner().isPresent()) {
      all = all.and(TASK.OWNER.eq(filter.owner().get()));
    }
    if (!filter.source().isEmpty()) {
      all = all.and(TASK.SOURCE.eq(filter.source()));
    }
    if (filter.risk() > 1) {
      all = all.and(TASK.RISK.ge(filter.risk()));
    }
    return filter.words().isBlank() ? all : all.and(found(filter.words()));
  }

  /** By number, « 12 » or « #12 », or by words. */
  private static Condition found(String words) {
    Condition said = TASK.WORDS.like(Folding.anywhere(words), '!');
    String digits = words.strip().replaceFirst("^#", "");
    return digits.matches("\\d{1,9}")
        ? DSL.or(TASK.NUMBER.eq(Integer.parseInt(digits)), said)
        : said;
  }

  private static List<UUID> ids(Collection<OrganisationId> organisations) {
    return organisations.stream().map(OrganisationId::value).toList();
  }
}
