package org.limpide.server.jobs;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.ApiPage;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Jobs for programs. */
@RestController
@RequestMapping("/api/v1/organisations/{organisation}/jobs")
class JobApi {
  private final Jobs jobs;

  JobApi(Jobs jobs) {
    this.jobs = jobs;
  }

  /**
   * A job as the API gives it.
   *
   * @param failure key of the sentence that says why it failed; or empty
   */
  record JobBody(
      UUID id,
      String kind,
      UUID subject,
      String phase,
      int attempt,
      int done,
      int all,
      String failure,
      Instant createdAt,
      @Nullable Instant finishedAt) {
    static JobBody of(JobState job) {
      return new JobBody(
          job.id(),
          job.kind(),
          job.subject(),
          job.phase().code(),
          job.attempt(),
          job.done(),
          job.all(),
          job.failure(),
          job.createdAt(),
          job.finishedAt().orElse(null));
    }
  }

  @Allowed({OWNER, DPO, AGENT, READER})
  @GetMapping
  ApiPage<JobBody> list(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit) {
    return ApiPage.of(
        offset,
        limit,
        jobs.count(organisation),
        (from, most) -> jobs.of(organisation, from, most).stream().map(JobBody::of).toList());
  }

  @Allowed({OWNER, DPO, AGENT, READER})
  @GetMapping("/{job}")
  JobBody one(@PathVariable OrganisationId organisation, @PathVariable UUID job) {
    return jobs.one(organisation, job).map(JobBody::of).orElseThrow(Refusal::notFound);
  }
}
