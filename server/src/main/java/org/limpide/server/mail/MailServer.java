package org.limpide.server.mail;

import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.limpide.recognition.EmailAddress;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The mail server in use, if one was named ({@code limpide.mail.*}). */
@Component
public class MailServer {
  private static final String TIMEOUT = "15000";

  private final AtomicReference<Optional<MailSettings>> settings;

  MailServer(Environment environment) {
    this.settings = new AtomicReference<>(read(environment));
  }

  /** What is in use. */
  public Optional<MailSettings> settings() {
    return settings.get();
  }

  /** Uses that one from now on, or none. */
  public void use(Optional<MailSettings> wanted) {
    settings.set(wanted);
  }

  private static Optional<MailSettings> read(Environment environment) {
    String host = environment.getProperty("limpide.mail.host", "");
    if (host.isBlank()) {
      return Optional.empty();
    }
    String from = environment.getProperty("limpide.mail.from", "");
    return Optional.of(
        new MailSettings(
            host,
            environment.getProperty("limpide.mail.port", Integer.class, 587),
            Optional.ofNullable(environment.getProperty("limpide.mail.user")),
            Optional.ofNullable(environment.getProperty("limpide.mail.password")),
            EmailAddress.parse(from)
                .orElseThrow(
                    () -> new IllegalStateException("limpide.mail.from is not an e-mail address")),
            environment.getProperty("limpide.mail.starttls", Boolean.class, true)));
  }

  /** A connection to be made when something is sent; it gives up after 15 seconds of silence. */
  static JavaMailSenderImpl sender(MailSettings settings) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    String protocol = settings.port() == 465 ? "smtps" : "smtp";
    sender.setProtocol(protocol);
    sender.setHost(settings.host());
    sender.setPort(settings.port());
    settings.user().ifPresent(sender::setUsername);
    settings.password().ifPresent(sender::setPassword);
    sender.setDefaultEncoding("UTF-8");
    Properties properties = sender.getJavaMailProperties();
    String mail = "mail." + protocol + ".";
    properties.setProperty(mail + "connectiontimeout", TIMEOUT);
    properties.setProperty(mail + "timeout", TIMEOUT);
    properties.setProperty(mail + "writetimeout", TIMEOUT);
    properties.setProperty(mail + "auth", String.valueOf(settings.user().isPresent()));
    properties.setProperty(mail + "ssl.checkserveridentity", "true");
    properties.setProperty(mail + "starttls.enable", String.valueOf(settings.startTls()));
    properties.setProperty(mail + "starttls.required", String.valueOf(settings.startTls()));
    return sender;
  }
}
