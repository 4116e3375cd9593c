package org.limpide.server.notifications;

import static org.limpide.server.storage.tables.Tables.NOTICE_RHYTHM;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** What members chose to be written about. */
@Repository
class RhythmStore {
  private final Database database;

  RhythmStore(Database database) {
    this.database = database;
  }

  /** Their choices about one kind, by person. */
  Map<UUID, Rhythm> about(OrganisationId organisation, String kind) {
    Map<UUID, Rhythm> chosen = new HashMap<>();
    database
        .sql()
        .selectFrom(NOTICE_RHYTHM)
        .where(NOTICE_RHYTHM.ORGANISATION.eq(organisation.value()), NOTICE_RHYTHM.KIND.eq(kind))
        .forEach(
            row ->
                chosen.put(
                    row.get(NOTICE_RHYTHM.PERSON), Rhythm.of(row.get(NOTICE_RHYTHM.RHYTHM))));
    return chosen;
  }

  /** One member's choices, by kind. */
  Map<String, Rhythm> of(OrganisationId organisation, UUID person) {
    Map<String, Rhythm> chosen = new HashMap<>();
    database
        .sql()
        .selectFrom(NOTICE_RHYTHM)
        .where(NOTICE_RHYTHM.ORGANISATION.eq(organisation.value()), NOTICE_RHYTHM.PERSON.eq(person))
        .forEach(
            row ->
                chosen.put(row.get(NOTICE_RHYTHM.KIND), Rhythm.of(row.get(NOTICE_RHYTHM.RHYTHM))));
    return chosen;
  }

  void choose(OrganisationId organisation, UUID person, String kind, Rhythm rhythm) {
    database
        .sql()
        .insertInto(NOTICE_RHYTHM)
        .set(NOTICE_RHYTHM.ORGANISATION, organisation.value())
        .set(NOTICE_RHYTHM.PERSON, person)
        .set(NOTICE_RHYTHM.KIND, kind)
        .set(NOTICE_RHYTHM.RHYTHM, rhythm.code())
        .onConflict(NOTICE_RHYTHM.ORGANISATION, NOTICE_RHYTHM.PERSON, NOTICE_RHYTHM.KIND)
        .doUpdate()
        .set(NOTICE_RHYTHM.RHYTHM, rhythm.code())
        .execute();
  }
}
