package org.limpide.server.home;

import java.time.Instant;
import java.util.Optional;
import org.limpide.server.web.OrganisationId;

/**
 * An organisation on the board of someone who works for several.
 *
 * @param role the reader's there
 * @param important open tasks of high risk; none told to an auditor
 * @param late open tasks past their last day; none told to an auditor
 * @param latest when something last happened
 */
public record BoardRow(
    OrganisationId organisation,
    String name,
    String role,
    int sites,
    Optional<Integer> important,
    Optional<Integer> late,
    Optional<Instant> latest) {}
