package org.limpide.server.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.limpide.law.Language;

/**
 * What the first person says of themselves.
 *
 * @param password as typed, spaces included
 */
public record SetUpForm(
    @NotBlank @Size(max = 200) String organisation,
    @NotBlank @Size(max = 200) String name,
    @NotBlank @Size(max = 254) @Addresses.Typed String email,
    String password,
    String language) {

  public SetUpForm {
    organisation = organisation == null ? "" : organisation;
    name = name == null ? "" : name;
    email = email == null ? "" : email;
    password = password == null ? "" : password;
    language = language == null ? "fr" : Language.of(language).code();
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "set-up form";
  }
}
