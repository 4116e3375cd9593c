package org.limpide.server.tasks;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.ApiPage;
import org.limpide.server.web.Caller;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tasks for programs. */
@RestController
@RequestMapping("/api/v1/organisations/{organisation}/tasks")
class TaskApi {
  /** Longest comment, in characters. */
  static final int COMMENT = 5_000;

  private final Tasks tasks;
  private final TaskDesk desk;
  private final TaskPages pages;

  TaskApi(Tasks tasks, TaskDesk desk, TaskPages pages) {
    this.tasks = tasks;
    this.desk = desk;
    this.pages = pages;
  }

  /** Who does it; nobody when absent. */
  record OwnerBody(Optional<UUID> owner) {
    OwnerBody {
      owner = owner == null ? Optional.empty() : owner;
    }
  }

  /** A day; none when absent. */
  record DayBody(Optional<LocalDate> day) {
    DayBody {
      day = day == null ? Optional.empty() : day;
    }
  }

  /** What is said. */
  record CommentBody(@NotBlank @Size(max = COMMENT) String words) {}

  /** Why it is closed: {@code done}, {@code not_needed}, {@code duplicate}, {@code elsewhere}. */
  record CloseBody(@NotBlank String because, @Size(max = COMMENT) String note) {
    CloseBody {
      note = note == null ? "" : note;
    }
  }

  /** Many to close. */
  record CloseAllBody(@NotEmpty @Size(max = 200) Set<UUID> tasks, @NotBlank String because) {}

  /** Many to give to one member. */
  record AssignAllBody(@NotEmpty @Size(max = 200) Set<UUID> tasks, Optional<UUID> owner) {
    AssignAllBody {
      owner = owner == null ? Optional.empty() : owner;
    }
  }

  /** Takes the same filters as the page: {@code q, state, owner, when, source, risk}. */
  @Allowed({OWNER, DPO, AGENT, READER})
  @GetMapping
  ApiPage<TaskLine> list(
      @PathVariable OrganisationId organisation,
      @RequestParam Map<String, String> query,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller,
      Words words) {
    TaskFilter filter = pages.filter(query, caller);
    return ApiPage.of(
        offset,
        limit,
        tasks.count(organisation, filter),
        (from, most) ->
            pages.lines(organisation, tasks.of(organisation, filter, from, most), words));
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  TaskLine add(
      @PathVariable OrganisationId organisation,
      @Valid @RequestBody NewTask wanted,
      Caller caller,
      Words words) {
    return pages.line(desk.add(organisation, wanted, caller.person()), words);
  }

  @Allowed({OWNER, DPO, AGENT, READER})
  @GetMapping("/{task}")
  TaskLine one(@PathVariable OrganisationId organisation, @PathVariable UUID task, Words words) {
    return pages.line(tasks.one(organisation, task), words);
  }

  @Allowed({OWNER, DPO, AGENT, READER})
  @GetMapping("/{task}/entries")
  ApiPage<EntryLine> thread(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID task,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      Words words) {
    Task one = tasks.one(organisation, task);
    return ApiPage.of(
        offset,
        limit,
        desk.countThread(one),
        (from, most) -> pages.thread(organisation, desk.thread(one, from, most), words));
  }

  @Allowed({OWNER, DPO, AGENT})
  @PutMapping("/{task}/owner")
  TaskLine assign(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID task,
      @RequestBody OwnerBody body,
      Caller caller,
      Words words) {
    desk.assign(
        tasks.one(organisation, task), new TaskDesk.Assignment(body.owner()), caller.person());
    return one(organisation, task, words);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PutMapping("/{task}/due")
  TaskLine due(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID task,
      @RequestBody DayBody body,
      Caller caller,
      Words words) {
    desk.due(tasks.one(organisation, task), new TaskDesk.Day(body.day()), caller.person());
    return one(organisation, task, words);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PutMapping("/{task}/snooze")
  TaskLine snooze(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID task,
      @RequestBody DayBody body,
      Caller caller,
      Words words) {
    desk.snooze(tasks.one(organisation, task), new TaskDesk.Day(body.day()), caller.person());
    return one(organisation, task, words);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/{task}/comments")
  @ResponseStatus(HttpStatus.CREATED)
  void say(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID task,
      @Valid @RequestBody CommentBody body,
      Caller caller) {
    desk.say(tasks.one(organisation, task), body.words(), caller.person());
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/{task}/close")
  TaskLine close(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID task,
      @Valid @RequestBody CloseBody body,
      Caller caller,
      Words words) {
    desk.close(
        tasks.one(organisation, task),
        TaskActions.because(body.because()),
        body.note(),
        caller.person());
    return one(organisation, task, words);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/{task}/reopen")
  TaskLine reopen(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID task,
      Caller caller,
      Words words) {
    desk.reopen(tasks.one(organisation, task), caller.person());
    return one(organisation, task, words);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/close")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void closeAll(
      @PathVariable OrganisationId organisation,
      @Valid @RequestBody CloseAllBody body,
      Caller caller) {
    desk.closeAll(organisation, body.tasks(), TaskActions.because(body.because()), caller.person());
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/assign")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void assignAll(
      @PathVariable OrganisationId organisation,
      @Valid @RequestBody AssignAllBody body,
      Caller caller) {
    desk.assignAll(
        organisation, body.tasks(), new TaskDesk.Assignment(body.owner()), caller.person());
  }
}
