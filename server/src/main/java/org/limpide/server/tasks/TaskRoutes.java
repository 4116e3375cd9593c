package org.limpide.server.tasks;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of tasks, what is done to many at once, and the form for a new one. */
@Controller
@RequestMapping("/o/{organisation}/tasks")
class TaskRoutes {
  private static final int PAGE = 50;
  private static final List<String> FILTERS =
      List.of("q", "state", "owner", "when", "source", "risk");

  private final Tasks tasks;
  private final TaskDesk desk;
  private final TaskPages pages;

  TaskRoutes(Tasks tasks, TaskDesk desk, TaskPages pages) {
    this.tasks = tasks;
    this.desk = desk;
    this.pages = pages;
  }

  @Allowed({OWNER, DPO, AGENT, READER})
  @GetMapping
  String list(
      @PathVariable OrganisationId organisation,
      @RequestParam Map<String, String> query,
      @RequestParam(defaultValue = "1") int page,
      Caller caller,
      Words words,
      Model model) {
    int number = Math.clamp(page, 1, 100_000);
    TaskFilter filter = pages.filter(query, caller);
    model.addAttribute("filter", filter);
    model.addAttribute("query", query(query));
    model.addAttribute(
        "tasks",
        pages.lines(
            organisation, tasks.of(organisation, filter, (number - 1) * PAGE, PAGE), words));
    model.addAttribute("total", tasks.count(organisation, filter));
    model.addAttribute("sources", pages.sources(organisation, words));
    model.addAttribute("workers", desk.workers(organisation));
    model.addAttribute("page", number);
    return "tasks/list";
  }

  /** The filters alone, as they stand in the addresses of the other pages of the list. */
  private static String query(Map<String, String> asked) {
    UriComponentsBuilder query = UriComponentsBuilder.newInstance();
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : FILTERS) {
      if (!asked.getOrDefault(name, "").isBlank()) {
        query.queryParam(name, "{" + name + "}");
        values.put(name, asked.getOrDefault(name, ""));
      }
    }
    String text = query.encode().buildAndExpand(values).getQuery();
    return text == null ? "" : text;
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/bulk")
  String bulk(
      @PathVariable OrganisationId organisation,
      @RequestParam(name = "task", required = false) Set<UUID> chosen,
      @RequestParam(name = "do", defaultValue = "") String what,
      @RequestParam(defaultValue = "") String because,
      @RequestParam(defaultValue = "") Optional<UUID> owner,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (chosen == null || chosen.isEmpty() || chosen.size() > 200) {
      throw Refusal.of(Refusal.Code.INVALID, "tasks.bulk.none");
    }
    switch (what) {
      case "close" ->
          desk.closeAll(organisation, chosen, TaskActions.because(because), caller.person());
      case "assign" ->
          desk.assignAll(organisation, chosen, new TaskDesk.Assignment(owner), caller.person());
      default -> throw Refusal.of(Refusal.Code.INVALID, "tasks.bulk.what");
    }
    Notices.next(request, response, "tasks.bulk.done");
    return "redirect:/o/" + organisation + "/tasks";
  }

  @Allowed({OWNER, DPO, AGENT})
  @GetMapping("/new")
  String blank(@PathVariable OrganisationId organisation, Model model) {
    return form(organisation, new TaskForm("", "", "3", "", ""), Map.of(), model);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping
  String add(
      @PathVariable OrganisationId organisation,
      @ModelAttribute("typed") TaskForm typed,
      Caller caller,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Map<String, String> wrong = typed.wrong(words);
    if (!wrong.isEmpty()) {
      response.setStatus(422);
      return form(organisation, typed, wrong, model);
    }
    Task task = desk.add(organisation, typed.wanted(), caller.person());
    Notices.next(request, response, "tasks.added");
    return "redirect:/o/" + organisation + "/tasks/" + task.id();
  }

  private String form(
      OrganisationId organisation, TaskForm typed, Map<String, String> wrong, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("wrong", wrong);
    model.addAttribute("workers", desk.workers(organisation));
    return "tasks/new";
  }
}
