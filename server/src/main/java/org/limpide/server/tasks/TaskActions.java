package org.limpide.server.tasks;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.Caller;
import org.limpide.server.web.Notices;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One task: its page and what is done to it. */
@Controller
@RequestMapping("/o/{organisation}/tasks/{task}")
class TaskActions {
  private static final int PAGE = 100;

  private final Tasks tasks;
  private final TaskDesk desk;
  private final TaskPages pages;

  TaskActions(Tasks tasks, TaskDesk desk, TaskPages pages) {
    this.tasks = tasks;
    this.desk = desk;
    this.pages = pages;
  }

  @Allowed({OWNER, DPO, AGENT, READER})
  @GetMapping
  String one(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID task,
      @RequestParam(defaultValue = "1") int page,
      Words words,
      Model model) {
    return page(tasks.one(organisation, task), page, "", Map.of(), words, model);
  }

  private String page(
      Task task, int page, String said, Map<String, String> wrong, Words words, Model model) {
    int number = Math.clamp(page, 1, 100_000);
    model.addAttribute("task", pages.line(task, words));
    model.addAttribute(
        "thread",
        pages.thread(task.organisation(), desk.thread(task, (number - 1) * PAGE, PAGE), words));
    model.addAttribute("total", desk.countThread(task));
    model.addAttribute("page", number);
    model.addAttribute("workers", desk.workers(task.organisation()));
    model.addAttribute("said", said);
    model.addAttribute("wrong", wrong);
    return "tasks/one";
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/owner")
  String assign(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID task,
      @RequestParam(defaultValue = "") Optional<UUID> owner,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    desk.assign(tasks.one(organisation, task), new TaskDesk.Assignment(owner), caller.person());
    return done(organisation, task, "tasks.assigned", request, response);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/due")
  String due(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID task,
      @RequestParam(defaultValue = "") String due,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    Task one = tasks.one(organisation, task);
    desk.due(one, day("due", due), caller.person());
    return done(organisation, task, "tasks.due.set", request, response);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/snooze")
  String snooze(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID task,
      @RequestParam(defaultValue = "") String until,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    Task one = tasks.one(organisation, task);
    desk.snooze(one, day("until", until), caller.person());
    return done(organisation, task, "tasks.snooze.set", request, response);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/comments")
  String say(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID task,
      @RequestParam(defaultValue = "") String words,
      Caller caller,
      Words texts,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Task one = tasks.one(organisation, task);
    if (words.isBlank() || words.length() > TaskApi.COMMENT) {
      response.setStatus(422);
      String sentence =
          words.isBlank() ? texts.say("field.NotBlank") : texts.say("field.Size", TaskApi.COMMENT);
      return page(one, 1, words, Map.of("words", sentence), texts, model);
    }
    desk.say(one, words, caller.person());
    return done(organisation, task, "tasks.said", request, response);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/close")
  String close(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID task,
      @RequestParam(defaultValue = "") String because,
      @RequestParam(defaultValue = "") String note,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    Task one = tasks.one(organisation, task);
    desk.close(one, because(because), note(note), caller.person());
    return done(organisation, task, "tasks.closed", request, response);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/reopen")
  String reopen(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID task,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    desk.reopen(tasks.one(organisation, task), caller.person());
    return done(organisation, task, "tasks.reopened", request, response);
  }

  /** The reason of that code. */
  static Because because(String code) {
    return Because.of(code)
        .orElseThrow(() -> Refusal.invalid(Map.of("because", "tasks.because.wrong")));
  }

  static String note(String words) {
    if (words.length() > TaskApi.COMMENT) {
      throw Refusal.invalid(Map.of("note", "tasks.note.long"));
    }
    return words;
  }

  private static TaskDesk.Day day(String field, String typed) {
    try {
      return new TaskDesk.Day(
          typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed)));
    } catch (DateTimeParseException e) {
      throw Refusal.invalid(Map.of(field, "tasks.due.wrong"));
    }
  }

  private static String done(
      OrganisationId organisation,
      UUID task,
      String key,
      HttpServletRequest request,
      HttpServletResponse response) {
    Notices.next(request, response, key);
    return "redirect:/o/" + organisation + "/tasks/" + task;
  }
}
