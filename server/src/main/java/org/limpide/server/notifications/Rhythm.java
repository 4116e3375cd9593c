package org.limpide.server.notifications;

import java.util.Locale;
import org.limpide.server.web.Role;

/** When a member is written to about a kind of news. */
public enum Rhythm {
  AT_ONCE,
  DAILY,
  NEVER;

  /** The form kept in the database and used in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Rhythm of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /**
   * For whoever has chosen nothing. Those who only read are left in peace; an auditor from outside
   * is never told, because news speak of the work inside.
   */
  static Rhythm usual(Role role, NotificationKind kind) {
    return switch (role) {
      case OWNER, DPO, AGENT -> kind.urgent() ? AT_ONCE : DAILY;
      case READER, AUDITOR -> NEVER;
    };
  }
}
