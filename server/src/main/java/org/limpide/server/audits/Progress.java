package org.limpide.server.audits;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.limpide.server.jobs.JobState;
import org.limpide.server.web.Words;

/**
 * How far an audit is, as its page and its stream of events tell it.
 *
 * @param step key of the sentence that says what it is doing
 * @param percent 0 to 99; a guess, for pages are found on the way
 * @param elapsed since it began; zero while it waits
 * @param remaining a guess from what is done so far; none while there is nothing to guess from
 */
public record Progress(String step, int percent, Duration elapsed, Optional<Duration> remaining) {

  static Progress of(Optional<JobState> job, Instant now) {
    if (job.isEmpty() || job.get().startedAt().isEmpty()) {
      return new Progress("audits.step.waiting", 0, Duration.ZERO, Optional.empty());
    }
    JobState state = job.get();
    if (state.phase() == JobState.Phase.WAITING) {
      return new Progress("audits.step.waiting", 0, Duration.ZERO, Optional.empty());
    }
    Duration elapsed = Duration.between(state.startedAt().get(), now);
    int percent = state.all() == 0 ? 0 : Math.min(99, 100 * state.done() / state.all());
    Optional<Duration> remaining =
        state.done() == 0 || state.done() >= state.all()
            ? Optional.empty()
            : Optional.of(elapsed.multipliedBy(state.all() - state.done()).dividedBy(state.done()));
    String step = state.step().isEmpty() ? "audits.step.self-test" : state.step();
    return new Progress(step, percent, elapsed, remaining);
  }

  /** What it is doing, in words. */
  public String step(Words words) {
    return words.say(words.has(step) ? step : "audits.step.self-test");
  }

  /** Minutes and seconds: {@code 1:05}. */
  public static String clock(Duration time) {
    return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
