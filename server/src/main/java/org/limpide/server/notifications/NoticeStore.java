package org.limpide.server.notifications;

import static org.limpide.server.storage.tables.Tables.NOTICE;

import java.time.Instant;
import java.util.List;
import org.jooq.Record;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Notices in the database. */
@Repository
class NoticeStore {
  private final Database database;

  NoticeStore(Database database) {
    this.database = database;
  }

  void add(Notice notice) {
    database
        .sql()
        .insertInto(NOTICE)
        .set(NOTICE.ID, notice.id())
        .set(NOTICE.ORGANISATION, notice.organisation().value())
        .set(NOTICE.KIND, notice.kind())
        .set(NOTICE.FIGURES, Figures.write(notice.figures()).toString())
        .set(NOTICE.LINK, notice.link())
        .set(NOTICE.CREATED_AT, notice.createdAt())
        .execute();
  }

  /** The newest first. */
  List<Notice> of(OrganisationId organisation, int offset, int limit) {
    return database
        .sql()
        .selectFrom(NOTICE)
        .where(NOTICE.ORGANISATION.eq(organisation.value()))
        .orderBy(NOTICE.CREATED_AT.desc(), NOTICE.ID)
        .limit(limit)
        .offset(offset)
        .fetch(NoticeStore::notice);
  }

  int count(OrganisationId organisation) {
    return database.sql().fetchCount(NOTICE, NOTICE.ORGANISATION.eq(organisation.value()));
  }

  /** Forgets what was told before, with its deliveries. */
  void forgetBefore(Instant moment) {
    database.sql().deleteFrom(NOTICE).where(NOTICE.CREATED_AT.lt(moment)).execute();
  }

  static Notice notice(Record row) {
    return new Notice(
        row.get(NOTICE.ID),
        new OrganisationId(row.get(NOTICE.ORGANISATION)),
        row.get(NOTICE.KIND),
        Figures.read(row.get(NOTICE.FIGURES)),
        row.get(NOTICE.LINK),
        row.get(NOTICE.CREATED_AT));
  }
}
