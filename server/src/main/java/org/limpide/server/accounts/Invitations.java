package org.limpide.server.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.accounts.AccountEvent.What;
import org.limpide.server.accounts.Link.Purpose;
import org.limpide.server.mail.Letter;
import org.limpide.server.mail.Mails;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Caller;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.PublicAddress;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Role;
import org.springframework.stereotype.Service;

/** Asks people to join an organisation. */
@Service
class Invitations {
  private final Database database;
  private final InvitationStore store;
  private final Accounts accounts;
  private final Links links;
  private final Mails mails;
  private final PublicAddress address;
  private final Trail trail;
  private final Clock clock;

  Invitations(
      Database database,
      InvitationStore store,
      Accounts accounts,
      Links links,
      Mails mails,
      PublicAddress address,
      Trail trail,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.accounts = accounts;
    this.links = links;
    this.mails = mails;
    this.address = address;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * An invitation on its way.
   *
   * @param path of the link to hand over by oneself, where no mail can be sent; else none
   */
  record Sent(Invitation invitation, Optional<String> path) {}

  List<Invitation> of(OrganisationId organisation) {
    return store.of(organisation);
  }

  /**
   * Invites.
   *
   * @param language of the message, when the person is not known yet
   * @throws Refusal {@code CONFLICT} when they are a member or invited already
   */
  Sent invite(
      OrganisationId organisation, Caller by, EmailAddress email, Role role, Language language) {
    if (accounts.person(email).map(p -> accounts.roles(p.id())).stream()
        .anyMatch(roles -> roles.containsKey(organisation))) {
      throw Refusal.of(Refusal.Code.CONFLICT, "accounts.invite.member");
    }
    Invitation invitation =
        new Invitation(
            UUID.randomUUID(),
            organisation,
            email,
            role,
            by.person(),
            clock.instant(),
            links.end());
    return database.write(
        () -> {
          if (!store.add(invitation)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "accounts.invite.known");
          }
          trail.note(organisation, by.person(), Optional.empty(), What.INVITED, Optional.of(role));
          return send(invitation, by, language);
        });
  }

  /** Sends a new link; the one before is worthless from now on. */
  Sent again(OrganisationId organisation, Caller by, UUID id, Language language) {
    Invitation invitation = store.one(organisation, id).orElseThrow(Refusal::notFound);
    return database.write(
        () -> {
          store.renew(id, links.end());
          return send(invitation, by, language);
        });
  }

  void withdraw(OrganisationId organisation, UUID by, UUID id) {
    Invitation invitation = store.one(organisation, id).orElseThrow(Refusal::notFound);
    database.write(
        () -> {
          store.remove(id);
          links.withdrawInvitation(organisation, invitation.email());
          trail.note(organisation, by, What.INVITATION_WITHDRAWN);
        });
  }

  /**
   * The invitation a link is for.
   *
   * @throws Refusal {@code NOT_FOUND} when the link is over
   */
  Invitation look(String secret) {
    Link link = links.look(Purpose.INVITATION, secret);
    return store
        .to(link.organisation().orElseThrow(), link.email().orElseThrow())
        .orElseThrow(() -> Refusal.of(Refusal.Code.NOT_FOUND, "accounts.link.over"));
  }

  /** Somebody with an account accepts; they must be the person invited. */
  Invitation accept(String secret, Person person) {
    Invitation invitation = look(secret);
    if (!AccountStore.key(invitation.email()).equals(AccountStore.key(person.email()))) {
      throw Refusal.of(Refusal.Code.FORBIDDEN, "accounts.invitation.other");
    }
    database.write(
        () -> {
          links.use(Purpose.INVITATION, secret);
          join(invitation, person);
        });
    return invitation;
  }

  /**
   * Somebody without one accepts; they are registered under the address invited.
   *
   * @throws Refusal {@code CONFLICT} when there is an account of that address by now
   */
  Person accept(String secret, String name, String hash, Language language) {
    Invitation invitation = look(secret);
    return database.write(
        () -> {
          links.use(Purpose.INVITATION, secret);
          if (accounts.person(invitation.email()).isPresent()) {
            throw Refusal.of(Refusal.Code.CONFLICT, "accounts.invitation.sign-in");
          }
          Person person = accounts.registerHashed(invitation.email(), name, hash, language);
          join(invitation, person);
          return person;
        });
  }

  private void join(Invitation invitation, Person person) {
    store.remove(invitation.id());
    if (accounts.roles(person.id()).containsKey(invitation.organisation())) {
      return;
    }
    accounts.join(person.id(), invitation.organisation(), invitation.role());
    trail.note(
        invitation.organisation(),
        person.id(),
        Optional.empty(),
        What.JOINED,
        Optional.of(invitation.role()));
  }

  private Sent send(Invitation invitation, Caller by, Language language) {
    String path = links.invitation(invitation.organisation(), invitation.email());
    if (!mails.ready()) {
      return new Sent(invitation, Optional.of(path));
    }
    mails.send(
        invitation.organisation(),
        new Letter(
            invitation.email(),
            accounts.person(invitation.email()).map(Person::language).orElse(language),
            "accounts.mail.invitation",
            List.of(by.name(), accounts.of(invitation.organisation())),
            Optional.of(address.of(path)),
            links.end()));
    return new Sent(invitation, Optional.empty());
  }
}
