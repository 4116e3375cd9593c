package org.limpide.server.accounts;

import java.time.Instant;
import java.util.UUID;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;

/** Someone who signs in. */
public record Person(
    UUID id, EmailAddress email, String name, Language language, Instant createdAt) {}
