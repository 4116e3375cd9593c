package org.limpide.audit.egress;

/**
 * An address that was asked for and not visited.
 *
 * @param host as it was asked for: a name, or a number
 * @param kind of the first of its addresses
 */
public record Refusal(String host, int port, AddressKind kind) {}
