package org.limpide.server.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.limpide.server.jobs.JobFailure;
import org.limpide.server.jobs.Run;
import org.limpide.server.jobs.Work;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Words;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Hands a message to the mail server. While that does not answer it is tried again, after two
 * seconds, four, eight, and so on up to a quarter of an hour, until the message is useless. A
 * service killed between the server's answer and the note of it sends the message twice, under the
 * same {@code Message-ID}.
 */
@Component
class MailWork implements Work {
  static final String KIND = "mail";

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private final Database database;
  private final MailStore store;
  private final MailServer server;
  private final Clock clock;

  MailWork(Database database, MailStore store, MailServer server, Clock clock) {
    this.database = database;
    this.store = store;
    this.server = server;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Run run) throws JobFailure {
    Optional<Letter> waiting = store.one(run.subject());
    if (waiting.isEmpty()) {
      return;
    }
    Letter letter = waiting.get();
    if (!clock.instant().isBefore(letter.uselessAt())) {
      throw giveUp(run, "mail.too-late", new IllegalStateException("too late"));
    }
    Optional<MailSettings> settings = server.settings();
    if (settings.isEmpty()) {
      throw JobFailure.forNow("mail.none", wait(run), new IllegalStateException("no mail server"));
    }
    try {
      JavaMailSenderImpl sender = MailServer.sender(settings.get());
      sender.send(message(sender, settings.get(), letter, run));
    } catch (MailException | MessagingException e) {
      if (refused(e)) {
        throw giveUp(run, "mail.address", e);
      }
      throw JobFailure.forNow("mail.unreachable", wait(run), e);
    }
    run.finish(() -> store.remove(run.subject()));
  }

  private JobFailure giveUp(Run run, String key, Exception cause) {
    database.write(() -> store.remove(run.subject()));
    return JobFailure.forGood(key, cause);
  }

  private static Duration wait(Run run) {
    Duration wait = Duration.ofSeconds(1L << Math.min(run.attempt(), 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private static MimeMessage message(
      JavaMailSenderImpl sender, MailSettings settings, Letter letter, Run run)
      throws MessagingException {
    Words words = Words.in(letter.language());
    Object[] places = letter.places().stream().map(MailWork::oneLine).toArray();
    MimeMessage message =
        new MimeMessage(sender.getSession()) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + run.subject() + "@" + settings.from().domain() + ">");
          }
        };
    MimeMessageHelper helper = new MimeMessageHelper(message, "UTF-8");
    helper.setTo(letter.to().address());
    helper.setFrom(settings.from().address());
    helper.setSubject(words.say(letter.key() + ".subject", places));
    String link = letter.link().map(to -> "\n\n" + to).orElse("");
    helper.setText(
        words.say(letter.key() + ".body", places)
            + link
            + "\n\n-- \n"
            + words.say("mail.signature")
            + "\n");
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private static String oneLine(String place) {
    return place.replaceAll("\\p{Cntrl}+", " ");
  }

  /** Whether the mail server knows the address and will never take it. */
  private static boolean refused(Exception e) {
    return e instanceof MailSendException failure
        && Arrays.stream(failure.getMessageExceptions())
            .anyMatch(
                one ->
                    one instanceof SendFailedException send
                        && send.getInvalidAddresses() != null
                        && send.getInvalidAddresses().length > 0);
  }
}
