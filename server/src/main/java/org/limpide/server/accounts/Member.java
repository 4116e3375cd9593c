package org.limpide.server.accounts;

import java.time.Instant;
import java.util.UUID;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.web.Role;

/** A person in an organisation. */
public record Member(UUID person, String name, EmailAddress email, Role role, Instant since) {}
