package org.limpide.server.accounts;

/**
 * A page about the person, linked from {@code /account}; whoever brings one makes a bean of it.
 *
 * @param order from top to bottom
 * @param path from the root of the service
 * @param key of its name in the texts, which has a short form {@code KEY.tab}
 */
public record AccountSection(int order, String path, String key) {}
