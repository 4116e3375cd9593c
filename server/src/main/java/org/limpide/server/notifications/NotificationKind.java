package org.limpide.server.notifications;

/**
 * A sort of news; a desk makes a bean of each it tells.
 *
 * @param code kept in the database and sent as the webhook's type: {@code tasks.late}
 * @param key of the texts {@code KEY.name} (in the settings, and the subject of the mail) and
 *     {@code KEY} or, counted by the first figure, {@code KEY.one} and {@code KEY.many}
 * @param urgent whether it is mailed at once to whoever has not chosen otherwise
 */
public record NotificationKind(String code, String key, boolean urgent) {
  public NotificationKind {
    if (!code.matches("[a-z][a-z0-9.-]{0,59}")) {
      throw new IllegalArgumentException("not a kind's code: " + code);
    }
  }
}
