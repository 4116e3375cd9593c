package org.limpide.server.accounts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A key someone wants.
 *
 * @param organisation in which it acts
 * @param scope {@code read} or {@code write}
 * @param days until it expires, a year at most
 */
public record NewApiKey(
    @NotBlank @Size(max = 100) String name,
    @NotBlank @Pattern(regexp = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|")
        String organisation,
    @NotBlank @Pattern(regexp = "read|write|") String scope,
    @Min(value = 1, message = "keys.api.days.wrong") @Max(value = 365, message = "keys.api.days.wrong") int days) {

  /** What was not said is empty, and found wrong by its constraint. */
  public NewApiKey(
      @Nullable String name, @Nullable String organisation, @Nullable String scope, int days) {
    this.name = name == null ? "" : name;
    this.organisation = organisation == null ? "" : organisation;
    this.scope = scope == null ? "" : scope;
    this.days = days;
  }
}
