package org.limpide.server.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.limpide.server.web.Role;

/** Somebody an owner wants to invite. */
public record NewInvitation(
    @NotBlank @Size(max = 254) @Addresses.Typed String email, @NotNull @Nullable Role role) {

  public NewInvitation {
    email = email == null ? "" : email;
  }

  /** Without the address. */
  @Override
  public String toString() {
    return "invitation as " + role;
  }
}
