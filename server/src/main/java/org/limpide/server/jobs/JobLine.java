package org.limpide.server.jobs;

import java.time.Instant;
import org.limpide.server.web.Tone;
import org.limpide.server.web.Words;

/**
 * A job as the page shows it.
 *
 * @param what is done, in words
 * @param state in words
 * @param detail how far it is, or why it failed; or empty
 */
public record JobLine(
    String what, Tone tone, String state, String detail, int attempt, Instant createdAt) {

  static JobLine of(JobState job, Words words) {
    return new JobLine(
        say(words, "jobs.kind." + job.kind(), "jobs.kind.other"),
        tone(job.phase()),
        words.say("jobs.phase." + job.phase().code()),
        detail(job, words),
        job.attempt(),
        job.createdAt());
  }

  private static String detail(JobState job, Words words) {
    if (!job.failure().isEmpty()) {
      return say(words, job.failure(), "jobs.failed");
    }
    if (job.phase() != JobState.Phase.RUNNING || job.step().isEmpty()) {
      return "";
    }
    String step = say(words, job.step(), "jobs.phase.running");
    return job.all() > 0 ? words.say("jobs.step", step, job.done(), job.all()) : step;
  }

  /** A key kept in the database by an older version may have no text any more. */
  private static String say(Words words, String key, String otherwise) {
    return words.say(words.has(key) ? key : otherwise);
  }

  private static Tone tone(JobState.Phase phase) {
    return switch (phase) {
      case WAITING -> Tone.WAITING;
      case RUNNING -> Tone.RUNNING;
      case DONE -> Tone.SUCCESS;
      case FAILED -> Tone.DANGER;
      case CANCELLED -> Tone.QUIET;
    };
  }
}
