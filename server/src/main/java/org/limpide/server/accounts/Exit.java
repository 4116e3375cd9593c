package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.limpide.server.accounts.AccountEvent.What;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Notes that someone went out; Spring Security ends the session. */
@Component
class Exit implements LogoutHandler {
  private final Trail trail;

  Exit(Trail trail) {
    this.trail = trail;
  }

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    if (authentication instanceof PersonAuthentication who) {
      trail.everywhere(who.person(), What.SIGNED_OUT);
    }
  }
}
