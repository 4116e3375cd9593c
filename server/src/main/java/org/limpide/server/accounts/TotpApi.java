package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.limpide.server.web.Caller;
import org.limpide.server.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One-time codes, for who has signed in. */
@RestController
@RequestMapping("/api/v1/account/totp")
class TotpApi {
  private final TotpCodes codes;
  private final TotpSession session;
  private final Accounts accounts;

  TotpApi(TotpCodes codes, TotpSession session, Accounts accounts) {
    this.codes = codes;
    this.session = session;
    this.accounts = accounts;
  }

  /** Whether codes are asked for, and how many recovery codes are left. */
  record TotpBody(boolean on, int recoveryLeft) {}

  /** A secret waiting for its first code. */
  record SecretBody(String secret, String address) {}

  /** The recovery codes, shown once. */
  record RecoveryBody(List<String> recovery) {}

  /** A code someone gives. */
  record Given(@NotBlank @Size(max = 30) String code) {
    Given(@Nullable String code) {
      this.code = code == null ? "" : code;
    }
  }

  @SignedIn
  @GetMapping
  TotpBody state(Caller caller) {
    return new TotpBody(codes.on(caller.person()), codes.recoveryLeft(caller.person()));
  }

  @SignedIn
  @PostMapping("/begin")
  @ResponseStatus(HttpStatus.CREATED)
  SecretBody begin(Caller caller) {
    Totp totp = codes.begin(caller.person());
    String email = accounts.person(caller.person()).orElseThrow().email().address();
    return new SecretBody(totp.text(), totp.address(email).toString());
  }

  @SignedIn
  @PostMapping("/confirm")
  RecoveryBody confirm(
      @Valid @RequestBody Given given,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    List<String> recovery = codes.confirm(caller.person(), given.code());
    session.complete(request, response);
    return new RecoveryBody(recovery);
  }

  @SignedIn
  @PostMapping("/stop")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void stop(@Valid @RequestBody Given given, Caller caller) {
    codes.stop(caller.person(), given.code());
  }
}
