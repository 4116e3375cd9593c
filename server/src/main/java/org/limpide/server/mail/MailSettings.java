package org.limpide.server.mail;

import java.util.Optional;
import org.limpide.recognition.EmailAddress;

/**
 * The mail server to hand messages to.
 *
 * @param host its name
 * @param port 587 with STARTTLS, 465 with TLS from the first byte, 25 between machines
 * @param user to sign in as, when it asks
 * @param from the address messages come from
 * @param startTls whether the connection must turn to TLS; port 465 is TLS anyway
 */
public record MailSettings(
    String host,
    int port,
    Optional<String> user,
    Optional<String> password,
    EmailAddress from,
    boolean startTls) {

  public MailSettings {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a mail server has a name and a port");
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
