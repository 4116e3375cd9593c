package org.limpide.server.accounts;

import java.util.UUID;
import org.limpide.law.Language;
import org.limpide.server.web.Role;

/** A member as the other members see them: no address, no more than their name and role. */
public record Colleague(UUID person, String name, Role role, Language language) {}
