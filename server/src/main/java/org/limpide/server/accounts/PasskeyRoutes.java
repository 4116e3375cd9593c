package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.limpide.server.web.Caller;
import org.limpide.server.web.Notices;
import org.limpide.server.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A person's passkeys: the page and the API. Adding one goes through Spring Security's {@code
 * /webauthn/register}, by {@code passkeys.js}.
 */
@Controller
public class PasskeyRoutes {
  private final Passkeys passkeys;

  PasskeyRoutes(Passkeys passkeys) {
    this.passkeys = passkeys;
  }

  /** A passkey as it is shown. */
  public record PasskeyBody(String id, String name, Instant createdAt, Instant lastUsedAt) {
    static PasskeyBody of(CredentialRecord passkey) {
      return new PasskeyBody(
          passkey.getCredentialId().toBase64UrlString(),
          passkey.getLabel(),
          passkey.getCreated(),
          passkey.getLastUsed());
    }
  }

  @SignedIn
  @GetMapping("/account/passkeys")
  String page(Caller caller, Model model) {
    model.addAttribute("passkeys", list(caller));
    model.addAttribute("most", Passkeys.MOST);
    return "keys/passkeys";
  }

  @SignedIn
  @PostMapping("/account/passkeys/{passkey}/remove")
  String removeFromPage(
      @PathVariable String passkey,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    passkeys.remove(caller.person(), passkey);
    Notices.next(request, response, "keys.passkeys.removed");
    return "redirect:/account/passkeys";
  }

  @SignedIn
  @GetMapping("/api/v1/account/passkeys")
  @ResponseBody
  List<PasskeyBody> list(Caller caller) {
    return passkeys.of(caller.person()).stream().map(PasskeyBody::of).toList();
  }

  @SignedIn
  @DeleteMapping("/api/v1/account/passkeys/{passkey}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @ResponseBody
  void remove(@PathVariable String passkey, Caller caller) {
    passkeys.remove(caller.person(), passkey);
  }
}
