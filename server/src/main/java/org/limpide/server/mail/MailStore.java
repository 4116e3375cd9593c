package org.limpide.server.mail;

import static org.limpide.server.storage.tables.Tables.MAIL_OUT;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Messages that wait to be sent, in the database. */
@Repository
class MailStore {
  private static final ObjectMapper JSON = JsonMapper.shared();

  private final Database database;

  MailStore(Database database) {
    this.database = database;
  }

  void add(UUID id, OrganisationId organisation, Letter letter, Instant now) {
    database
        .sql()
        .insertInto(MAIL_OUT)
        .set(MAIL_OUT.ID, id)
        .set(MAIL_OUT.ORGANISATION, organisation.value())
        .set(MAIL_OUT.ADDRESS, letter.to().address())
        .set(MAIL_OUT.LANGUAGE, letter.language().code())
        .set(MAIL_OUT.LETTER, letter.key())
        .set(MAIL_OUT.PLACES, JSON.writeValueAsString(letter.places()))
        .set(MAIL_OUT.LINK, letter.link().map(URI::toString).orElse(null))
        .set(MAIL_OUT.CREATED_AT, now)
        .set(MAIL_OUT.USELESS_AT, letter.uselessAt())
        .execute();
  }

  /** The message, or none when it was sent already. */
  Optional<Letter> one(UUID id) {
    return database
        .sql()
        .selectFrom(MAIL_OUT)
        .where(MAIL_OUT.ID.eq(id))
        .fetchOptional(MailStore::letter);
  }

  void remove(UUID id) {
    database.sql().deleteFrom(MAIL_OUT).where(MAIL_OUT.ID.eq(id)).execute();
  }

  int waiting(OrganisationId organisation) {
    return database.sql().fetchCount(MAIL_OUT, MAIL_OUT.ORGANISATION.eq(organisation.value()));
  }

  private static Letter letter(Record row) {
    List<String> places = Arrays.asList(JSON.readValue(row.get(MAIL_OUT.PLACES), String[].class));
    return new Letter(
        EmailAddress.parse(row.get(MAIL_OUT.ADDRESS)).orElseThrow(),
        Language.of(row.get(MAIL_OUT.LANGUAGE)),
        row.get(MAIL_OUT.LETTER),
        places,
        Optional.ofNullable(row.get(MAIL_OUT.LINK)).map(URI::create),
        row.get(MAIL_OUT.USELESS_AT));
  }
}
