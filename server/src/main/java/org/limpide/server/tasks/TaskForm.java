package org.limpide.server.tasks;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.limpide.server.web.Words;

/** A new task as typed in the form, kept as it is until it is right. */
public record TaskForm(String title, String detail, String risk, String due, String owner) {
  public TaskForm {
    title = title == null ? "" : title;
    detail = detail == null ? "" : detail;
    risk = risk == null ? "" : risk;
    due = due == null ? "" : due;
    owner = owner == null ? "" : owner;
  }

  /** What is wrong, by field. */
  Map<String, String> wrong(Words words) {
    Map<String, String> wrong = new TreeMap<>();
    if (title.isBlank()) {
      wrong.put("title", words.say("field.NotBlank"));
    } else if (title.length() > 500) {
      wrong.put("title", words.say("field.Size", 500));
    }
    if (detail.length() > TaskApi.COMMENT) {
      wrong.put("detail", words.say("field.Size", TaskApi.COMMENT));
    }
    if (!risk.matches("[1-5]")) {
      wrong.put("risk", words.say("tasks.risk.wrong"));
    }
    if (!due.isBlank() && day().filter(TaskDesk::sensible).isEmpty()) {
      wrong.put("due", words.say("tasks.due.wrong"));
    }
    if (!owner.isBlank() && person().isEmpty()) {
      wrong.put("owner", words.say("tasks.owner.wrong"));
    }
    return wrong;
  }

  NewTask wanted() {
    return new NewTask(title, detail, Integer.valueOf(risk), day(), person());
  }

  private Optional<LocalDate> day() {
    try {
      return due.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(due));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Optional<UUID> person() {
    try {
      return owner.isBlank() ? Optional.empty() : Optional.of(UUID.fromString(owner));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
