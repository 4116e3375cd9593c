package org.limpide.server.consents;

import java.util.Set;
import org.limpide.banner.Notice;

/**
 * What a choice comes to, by the notice it answers and not by what the browser calls it.
 *
 * @see ConsentRecord
 */
public enum Verdict {
  GIVEN,
  REFUSED,
  PARTIAL,
  WITHDRAWN;

  static Verdict of(Notice notice, Method method, Set<String> purposes, Set<String> services) {
    if (purposes.isEmpty() && services.isEmpty()) {
      return method == Method.WITHDRAW ? WITHDRAWN : REFUSED;
    }
    boolean all =
        purposes.size() == notice.purposes().size() && services.size() == notice.partners().size();
    return all ? GIVEN : PARTIAL;
  }
}
