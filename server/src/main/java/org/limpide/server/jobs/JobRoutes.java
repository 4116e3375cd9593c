package org.limpide.server.jobs;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import java.util.List;
import java.util.Set;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.RailEntry;
import org.limpide.server.web.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page that says what the service is doing, what it has done, and what went wrong. */
@Controller
class JobRoutes {
  private static final int PAGE = 50;

  private final Jobs jobs;

  JobRoutes(Jobs jobs) {
    this.jobs = jobs;
  }

  @Allowed({OWNER, DPO, AGENT, READER})
  @GetMapping("/o/{organisation}/jobs")
  String list(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "1") int page,
      Words words,
      Model model) {
    int number = Math.clamp(page, 1, 100_000);
    List<JobLine> lines =
        jobs.of(organisation, (number - 1) * PAGE, PAGE).stream()
            .map(job -> JobLine.of(job, words))
            .toList();
    model.addAttribute("jobs", lines);
    model.addAttribute("total", jobs.count(organisation));
    model.addAttribute("page", number);
    return "jobs/list";
  }

  /** Its place in the rail: at the end, for when something seems stuck. */
  @Configuration(proxyBeanMethods = false)
  static class InRail {
    @Bean
    RailEntry jobsInRail() {
      return new RailEntry(940, "/jobs", "rail.jobs", "refresh", Set.of(OWNER, DPO, AGENT, READER));
    }
  }
}
