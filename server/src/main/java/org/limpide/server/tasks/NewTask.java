package org.limpide.server.tasks;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A task a person writes down.
 *
 * @param risk 1 to 5, 5 worst
 * @param owner the member who does it
 */
public record NewTask(
    @NotBlank @Size(max = 500) String title,
    @Size(max = 5000) String detail,
    @Min(value = 1, message = "tasks.risk.wrong") @Max(value = 5, message = "tasks.risk.wrong") Integer risk,
    Optional<LocalDate> due,
    Optional<UUID> owner) {
  public NewTask {
    title = title == null ? "" : title;
    detail = detail == null ? "" : detail;
    risk = risk == null ? 3 : risk;
    due = due == null ? Optional.empty() : due;
    owner = owner == null ? Optional.empty() : owner;
  }
}
