package org.limpide.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.accounts.Accounts;
import org.limpide.server.notifications.Notifications;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Role;

/** A real SMTP server, which is down for a while. */
class MailsTest {
  private static final Pattern LINK = Pattern.compile("http://\\S+?(/(?:invitation|reset)/\\S+)");

  private GreenMail smtp;
  private int port;

  @BeforeEach
  void choosePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    smtp = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  }

  @AfterEach
  void stop() {
    smtp.stop();
    for (Engines.Kind kind : Engines.here()) {
      Running.on(kind).part(MailServer.class).use(Optional.empty());
    }
  }

  @OnEachEngine
  void anInvitationMadeWhileTheMailServerIsDownArrivesWhenItIsBack(Engines.Kind engine)
      throws Exception {
    Server server = Running.on(engine);
    use(server);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Mails mails = server.part(Mails.class);
    String email = someone();
    String place = "/o/" + owner.organisation() + "/invitations";

    var answer = owner.post(place + "/new", place, Map.of("email", email, "role", "READER"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(owner.here("/members").body())
        .contains("1 message attend le serveur de courrier", email)
        .doesNotContain("/invitation/");
    assertThat(mails.waiting(owner.organisation())).isOne();

    smtp.start();
    await(() -> smtp.getReceivedMessages().length == 1);
    await(() -> mails.waiting(owner.organisation()) == 0);
    MimeMessage message = smtp.getReceivedMessages()[0];
    assertThat(message.getSubject()).startsWith("Claude Essai vous invite à rejoindre Boutique");
    assertThat(message.getAllRecipients()[0].toString()).isEqualTo(email);
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(Visitor.stranger(server).get(link(message)).body()).contains("Rejoindre Boutique");
  }

  @OnEachEngine
  void newsReachesAMemberByMailWithALinkAndNobodysData(Engines.Kind engine) throws Exception {
    Server server = Running.on(engine);
    use(server);
    smtp.start();
    Visitor owner = Visitor.member(server, Role.OWNER);

    server
        .part(Database.class)
        .write(
            () ->
                server
                    .part(Notifications.class)
                    .tell(owner.organisation(), "tasks.late", List.of(3L), "/tasks?when=late"));

    await(() -> smtp.getReceivedMessages().length == 1);
    MimeMessage message = smtp.getReceivedMessages()[0];
    assertThat(message.getAllRecipients()).hasSize(1);
    assertThat(message.getContent().toString())
        .contains("3 tâches", "/o/" + owner.organisation() + "/tasks?when=late")
        .doesNotContain("Claude Essai");
  }

  @OnEachEngine
  void aForgottenPasswordIsAnsweredAlikeAndMailedToWhoeverExists(Engines.Kind engine)
      throws Exception {
    Server server = Running.on(engine);
    use(server);
    smtp.start();
    Visitor person = Visitor.member(server, Role.OWNER);
    String known =
        server.part(Accounts.class).person(person.person()).orElseThrow().email().address();
    Visitor browser = Visitor.stranger(server);

    var one = browser.post("/forgotten", "/forgotten", Map.of("email", someone()));
    var other = browser.post("/forgotten", "/forgotten", Map.of("email", known));
    var again = browser.post("/forgotten", "/forgotten", Map.of("email", known));
    assertThat(one.statusCode()).isEqualTo(200);
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(plain(one.body())).isEqualTo(plain(other.body())).isEqualTo(plain(again.body()));

    await(() -> smtp.getReceivedMessages().length > 0);
    String link = link(smtp.getReceivedMessages()[0]);
    assertThat(browser.post(link, link, Map.of("password", "gK7!pW2#xT9d")).statusCode())
        .isEqualTo(302);
    assertThat(browser.get(link).statusCode()).isEqualTo(404);
    assertThat(person.get("/account").statusCode()).as("sessions end").isEqualTo(302);
    assertThat(browser.signIn(known, "gK7!pW2#xT9d").statusCode()).isEqualTo(302);

    await(() -> smtp.getReceivedMessages().length > 1);
    assertThat(smtp.getReceivedMessages()[1].getSubject())
        .isEqualTo("Votre mot de passe a été changé");
    assertThat(Arrays.stream(smtp.getReceivedMessages()).map(MailsTest::to)).containsOnly(known);
  }

  @OnEachEngine
  void aMessageThatCameTooLateIsForgotten(Engines.Kind engine) {
    Server server = Running.on(engine);
    use(server);
    smtp.start();
    Visitor owner = Visitor.member(server, Role.OWNER);
    Mails mails = server.part(Mails.class);
    mails.send(
        owner.organisation(),
        new Letter(
            EmailAddress.parse(someone()).orElseThrow(),
            org.limpide.law.Language.FR,
            "accounts.mail.reset",
            java.util.List.of(),
            Optional.empty(),
            Instant.now().minusSeconds(1)));
    await(() -> mails.waiting(owner.organisation()) == 0);
    assertThat(smtp.getReceivedMessages()).isEmpty();
  }

  private void use(Server server) {
    server
        .part(MailServer.class)
        .use(
            Optional.of(
                new MailSettings(
                    "127.0.0.1",
                    port,
                    Optional.empty(),
                    Optional.empty(),
                    EmailAddress.parse("limpide@exemple.test").orElseThrow(),
                    false)));
  }

  private static String link(MimeMessage message) {
    Matcher link = LINK.matcher(GreenMailUtil.getBody(message).replace("=\r\n", ""));
    assertThat(link.find()).isTrue();
    return link.group(1).strip();
  }

  private static String to(MimeMessage message) {
    try {
      return message.getAllRecipients()[0].toString();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String plain(String body) {
    return body.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
  }

  private static String someone() {
    return "p" + UUID.randomUUID() + "@exemple.test";
  }

  private static void await(BooleanSupplier done) {
    Instant end = Instant.now().plus(Duration.ofSeconds(40));
    while (!done.getAsBoolean()) {
      assertThat(Instant.now()).as("in time").isBefore(end);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
