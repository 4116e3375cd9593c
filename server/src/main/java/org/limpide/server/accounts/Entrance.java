package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.UUID;
import org.limpide.server.accounts.AccountEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Lets in whoever has given the right password, into a new session: what a browser held before,
 * which somebody else may have put there, is worth nothing afterwards. Other ways in come through
 * Spring Security's own filters; all are noted here.
 */
@Component
class Entrance {
  private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
  private final Trail trail;
  private final ApplicationEventPublisher events;

  Entrance(Trail trail, ApplicationEventPublisher events) {
    this.trail = trail;
    this.events = events;
  }

  /** Lets in a person who has given or just chosen their password. */
  void enter(HttpServletRequest request, HttpServletResponse response, UUID person) {
    HttpSession before = request.getSession(false);
    if (before != null) {
      before.invalidate();
    }
    PersonAuthentication who =
        new PersonAuthentication(person, List.of(FactorGrantedAuthority.PASSWORD_AUTHORITY));
    SecurityContext context = new SecurityContextImpl(who);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    events.publishEvent(new InteractiveAuthenticationSuccessEvent(who, Entrance.class));
  }

  @EventListener
  void note(InteractiveAuthenticationSuccessEvent in) {
    trail.everywhere(UUID.fromString(in.getAuthentication().getName()), What.SIGNED_IN);
  }
}
