package org.limpide.server.journals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.limpide.journal.Journal;
import org.limpide.journal.JournalStorage;
import org.limpide.journal.Origin;
import org.limpide.journal.note.NoteSigner;
import org.limpide.journal.storage.PostgresStorage;
import org.limpide.journal.storage.SqliteStorage;
import org.limpide.server.ServerSettings;
import org.limpide.server.storage.Database;
import org.limpide.server.storage.Engine;
import org.limpide.server.storage.ServerKey;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.PublicAddress;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * The evidence journals. On SQLite each log is a file of its own, {@code DATA/journals/ID.db}, so
 * that whoever writes choices never waits for the desks' writer; on PostgreSQL each has tables of
 * its own. A log is opened when it is first needed and stays open.
 */
@Service
public class Journals implements SmartLifecycle {
  private static final int ID_BYTES = 12;

  private final Database database;
  private final JournalStore store;
  private final ServerKey key;
  private final PublicAddress address;
  private final Clock clock;
  private final Path folder;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, OpenLog> open = new ConcurrentHashMap<>();
  private final Map<OrganisationId, OpenLog> current = new ConcurrentHashMap<>();
  private volatile boolean running;

  Journals(
      Database database,
      JournalStore store,
      ServerKey key,
      PublicAddress address,
      Clock clock,
      ServerSettings settings) {
    this.database = database;
    this.store = store;
    this.key = key;
    this.address = address;
    this.clock = clock;
    this.folder = settings.data().resolve("journals");
  }

  /** The organisation's log of this quarter, begun if need be. */
  public OpenLog current(OrganisationId organisation) {
    String quarter = Quarter.of(clock.instant()).toString();
    OpenLog log = current.get(organisation);
    if (log == null || !log.quarter().equals(quarter)) {
      log = opened(begun(organisation, quarter));
      OpenLog before = current.put(organisation, log);
      if (before != null && !before.id().equals(log.id())) {
        before.journal().seal();
      }
    }
    return log;
  }

  /** A log by its public id. */
  public Optional<OpenLog> one(String id) {
    OpenLog log = open.get(id);
    return log != null ? Optional.of(log) : store.one(id).map(this::opened);
  }

  /** The log and place of an event of the organisation, the newest log first. */
  public Optional<Place> find(OrganisationId organisation, UUID event) {
    for (LogRecord record : store.of(organisation)) {
      OpenLog log = opened(record);
      Optional<Long> index = log.find(event);
      if (index.isPresent()) {
        return Optional.of(new Place(log, index.get()));
      }
    }
    return Optional.empty();
  }

  /** Where something stands. */
  public record Place(OpenLog log, long index) {}

  private LogRecord begun(OrganisationId organisation, String quarter) {
    Optional<LogRecord> known = store.of(organisation, quarter);
    if (known.isPresent()) {
      return known.get();
    }
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    String origin = address.of("/log/" + id).toString().replaceFirst("^https?://", "");
    String secret = NoteSigner.generate(origin).secret();
    LogRecord fresh =
        new LogRecord(id, organisation, quarter, origin, sealed(id, secret), clock.instant());
    return database.write(() -> store.add(fresh))
        ? fresh
        : store.of(organisation, quarter).orElseThrow();
  }

  private OpenLog opened(LogRecord record) {
    return open.computeIfAbsent(
        record.id(),
        id ->
            new OpenLog(
                id,
                record.quarter(),
                Journal.open(
                    storage(id),
                    new Origin(record.origin()),
                    NoteSigner.parse(unsealed(id, record.secret())),
                    clock)));
  }

  private JournalStorage storage(String id) {
    if (database.engine() == Engine.POSTGRESQL) {
      return PostgresStorage.in(database.dataSource(), id);
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SqliteStorage.in(folder.resolve(id + ".db"));
  }

  private String sealed(String id, String secret) {
    return Base64.getEncoder()
        .encodeToString(key.seal(purpose(id), secret.getBytes(StandardCharsets.UTF_8)));
  }

  private String unsealed(String id, String sealed) {
    return new String(
        key.open(purpose(id), Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8);
  }

  private static String purpose(String id) {
    return "journal:" + id;
  }

  @Override
  public void start() {
    running = true;
  }

  /** After the last request has been answered: what was accepted is on the disk already. */
  @Override
  public void stop() {
    running = false;
    List.copyOf(open.values()).forEach(log -> log.journal().close());
    open.clear();
    current.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Begins before the web server and ends after it. */
  @Override
  public int getPhase() {
    return 0;
  }
}
