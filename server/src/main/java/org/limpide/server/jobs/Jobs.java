package org.limpide.server.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.limpide.server.jobs.JobState.Phase;
import org.limpide.server.storage.Database;
import org.limpide.server.storage.Trouble;
import org.limpide.server.web.OrganisationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Service;

/** Accepts jobs, runs them, and tells what became of them. db-scheduler keeps the clock. */
@Service
public class Jobs implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final int THREADS = 8;

  /** A node that has not been heard of for four of these is dead, and its jobs begin again. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);

  /** When the database is away, full or busy, the job begins again after that. */
  private static final Duration TROUBLED = Duration.ofSeconds(15);

  /** How long a job waits for its kind to have a place before it is put off. */
  private static final Duration PLACE = Duration.ofMillis(200);

  private final Database database;
  private final JobStore store;
  private final Clock clock;
  private final Map<String, Work> works = new HashMap<>();
  private final Map<String, Semaphore> places = new HashMap<>();
  private final Scheduler scheduler;
  private volatile boolean running;

  Jobs(Database database, JobStore store, List<Work> works, List<Round> rounds, Clock clock) {
    this.database = database;
    this.store = store;
    this.clock = clock;
    List<CustomTask<Void>> tasks = new ArrayList<>();
    for (Work work : works) {
      if (this.works.put(work.kind(), work) != null) {
        throw new IllegalStateException("two works of kind " + work.kind());
      }
      places.put(work.kind(), new Semaphore(work.atOnce()));
      tasks.add(
          Tasks.custom(name(work.kind()), Void.class)
              .onDeadExecutionRevive()
              .execute((instance, context) -> run(work, instance, context)));
    }
    this.scheduler =
        Scheduler.create(
                new TransactionAwareDataSourceProxy(database.dataSource()), List.copyOf(tasks))
            .startTasks(rounds.stream().map(Jobs::task).toList())
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .threads(THREADS)
            .pollingInterval(Duration.ofSeconds(2))
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(4)
            .enableImmediateExecution()
            .schedulerName(new SchedulerName.Fixed("limpide-" + UUID.randomUUID()))
            .shutdownMaxWait(Duration.ofSeconds(10))
            .build();
  }

  private static RecurringTask<Void> task(Round round) {
    return Tasks.recurring("round:" + round.name(), round.schedule())
        .execute((instance, context) -> round.run());
  }

  private static String name(String kind) {
    return "job:" + kind;
  }

  /**
   * Accepts a job, in the transaction under way when there is one.
   *
   * @return its id
   */
  public UUID submit(OrganisationId organisation, String kind, UUID subject) {
    return submit(organisation, kind, subject, clock.instant());
  }

  /** The same, not to begin before {@code when}. */
  public UUID submit(OrganisationId organisation, String kind, UUID subject, Instant when) {
    if (!works.containsKey(kind)) {
      throw new IllegalArgumentException("no work of kind " + kind);
    }
    UUID id = UUID.randomUUID();
    database.write(
        () -> {
          store.add(id, organisation, kind, subject, clock.instant());
          scheduler.scheduleIfNotExists(new TaskInstance<>(name(kind), id.toString()), when);
        });
    return id;
  }

  /** The job, if it is this organisation's. */
  public Optional<JobState> one(OrganisationId organisation, UUID id) {
    return store.organisation(id).filter(organisation::equals).flatMap(owner -> store.one(id));
  }

  /** The newest job about something. */
  public Optional<JobState> latest(OrganisationId organisation, UUID subject) {
    return store.latest(organisation, subject);
  }

  /** An organisation's jobs, newest first. */
  public List<JobState> of(OrganisationId organisation, int offset, int limit) {
    return store.of(organisation, offset, limit);
  }

  public int count(OrganisationId organisation) {
    return store.count(organisation);
  }

  /** Asks a job to stop; it has stopped when its state says so. */
  public void cancel(OrganisationId organisation, UUID id) {
    if (one(organisation, id).isPresent()) {
      database.write(
          () -> {
            store.end(id, Phase.CANCELLED, "", clock.instant());
          });
    }
  }

  /** Begins no job until {@link #resume}; those accepted meanwhile wait. */
  public void pause() {
    scheduler.pause();
  }

  public void resume() {
    scheduler.resume();
  }

  private CompletionHandler<Void> run(
      Work work, TaskInstance<Void> instance, ExecutionContext context) {
    UUID id = UUID.fromString(instance.getId());
    Semaphore place = places.get(work.kind());
    if (place == null || !soon(place)) {
      return later(Duration.ofSeconds(2));
    }
    try {
      boolean begun = database.write(() -> store.begin(id, clock.instant()));
      if (begun) {
        Attempt attempt = attempt(id);
        work.run(attempt);
        if (!attempt.finished) {
          attempt.finish(() -> {});
        }
      }
      return (done, operations) -> operations.stop();
    } catch (JobFailure failure) {
      return failed(id, failure);
    } catch (RuntimeException e) {
      if (context.getSchedulerState().isShuttingDown() || Ending.now()) {
        LOG.info("job {} is handed back: the service stops", id);
        throw e;
      }
      Optional<Trouble> trouble = Trouble.of(e);
      if (trouble.isPresent()) {
        LOG.warn("job {} waits: the database is {}", id, trouble.get());
        return later(TROUBLED);
      }
      LOG.error("job {} failed: {}", id, e.getClass().getName(), e);
      return failed(id, JobFailure.forGood("jobs.failed", e));
    } finally {
      place.release();
    }
  }

  /**
   * Whether there is a place now or in a moment: short jobs then follow each other at once, while a
   * kind whose jobs take minutes does not hold the scheduler's threads.
   */
  private static boolean soon(Semaphore place) {
    try {
      return place.tryAcquire(PLACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private CompletionHandler<Void> failed(UUID id, JobFailure failure) {
    if (failure.retryAfter().isPresent()) {
      database.write(() -> store.again(id, failure.key()));
      return later(failure.retryAfter().get());
    }
    database.write(
        () -> {
          store.end(id, Phase.FAILED, failure.key(), clock.instant());
        });
    return (done, operations) -> operations.stop();
  }

  private CompletionHandler<Void> later(Duration wait) {
    return (done, operations) -> operations.reschedule(done, clock.instant().plus(wait));
  }

  private Attempt attempt(UUID id) {
    JobState state = store.one(id).orElseThrow();
    return new Attempt(state, store.organisation(id).orElseThrow());
  }

  @Override
  public void start() {
    remind();
    scheduler.start();
    running = true;
  }

  /**
   * Every job that has not ended is in the scheduler's book, also after a backup was taken back.
   */
  private void remind() {
    for (JobStore.Open open : store.open()) {
      if (works.containsKey(open.kind())) {
        database.write(
            () -> {
              scheduler.scheduleIfNotExists(
                  new TaskInstance<>(name(open.kind()), open.id().toString()), clock.instant());
            });
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    scheduler.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** One attempt, as the work sees it. */
  private final class Attempt implements Run {
    private final JobState state;
    private final OrganisationId organisation;
    private boolean finished;

    Attempt(JobState state, OrganisationId organisation) {
      this.state = state;
      this.organisation = organisation;
    }

    @Override
    public UUID job() {
      return state.id();
    }

    @Override
    public OrganisationId organisation() {
      return organisation;
    }

    @Override
    public UUID subject() {
      return state.subject();
    }

    @Override
    public int attempt() {
      return state.attempt();
    }

    @Override
    public void at(int done, int all, String key) {
      database.write(() -> store.at(state.id(), done, all, key));
    }

    @Override
    public boolean cancelled() {
      return store.one(state.id()).map(s -> s.phase() == Phase.CANCELLED).orElse(true);
    }

    @Override
    public void finish(Runnable changes) {
      finished = true;
      database.write(
          () -> {
            if (store.end(state.id(), Phase.DONE, "", clock.instant())) {
              changes.run();
            }
          });
    }
  }
}
